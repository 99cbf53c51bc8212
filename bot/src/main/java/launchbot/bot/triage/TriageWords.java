package launchbot.bot.triage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.words.Part;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code <title> | <impact> !severity @owner due <date> workaround: <text> #tag}, in whatever
 * order it comes; a new line serves as well as {@code |}. What has a meaning is taken out of the
 * text, unless it stands in quotation marks. {@code --anyway} and {@code --reason} are taken out
 * too and left to the caller, who knows what they allow.
 */
public final class TriageWords {

  private static final int TITLE = 150;
  private static final int TEXT = 500;

  private static final String SEVERITIES = "!blocker, !high, !medium, !low or !post-launch";

  /** A pasted log full of marks should not be answered with another. */
  private static final int MOST_PROBLEMS = 5;

  private static final Set<String> LABELS = Set.of("impact", "workaround");
  private static final Set<String> FLAGS = Set.of("anyway", "reason");

  /** Slack's orders to ping everybody, which are text here, are nobody's name. */
  private static final Pattern NAME =
      Pattern.compile(
          "@(?!(?:channel|here|everyone)\\b)([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,79})[,;:!?)]*");

  private final Words words;
  private final Set<Integer> taken = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private @Nullable String severity;
  private @Nullable String owner;
  private @Nullable LocalDate due;
  private final Set<String> tags = new LinkedHashSet<>();

  private TriageWords(Words words) {
    this.words = words;
  }

  /**
   * Reads the words after {@code add}; {@code today} is the day where the person is who typed them.
   */
  public static DraftWords read(Words words, LocalDate today) {
    var reading = new TriageWords(words);
    reading.takeDue(today);
    for (int i = 0; i < words.size(); i++) {
      reading.takeMark(i);
    }
    reading.askWhoIsMeant();
    return reading.draft();
  }

  private void takeDue(LocalDate today) {
    DuePhrase phrase = DuePhrase.in(words, today);
    if (phrase == null) {
      return;
    }
    for (int i = phrase.at(); i < phrase.at() + phrase.words(); i++) {
      taken.add(i);
    }
    switch (phrase.when()) {
      case When.Found found -> due = found.date();
      case When.Impossible impossible -> problems.add(impossible.why());
      case When.NotADate none ->
          problems.add("I can't read that date: try \"due fri\", \"due 12 dec\" or \"due 2w\".");
    }
  }

  private void takeMark(int i) {
    switch (words.get(i)) {
      case Word.Bang bang -> {
        take(i);
        takeSeverity(bang.name());
      }
      case Word.Person person when owner == null -> {
        take(i);
        owner = person.id();
      }
      case Word.Tag tag -> {
        take(i);
        tags.add(tag.name().toLowerCase(Locale.ROOT));
      }
      case Word.Flag flag when FLAGS.contains(flag.name()) -> take(i);
      default -> {}
    }
  }

  private void takeSeverity(String word) {
    String named = Severity.parse(word).map(Severity::key).orElse(null);
    if (named == null) {
      problems.add(
          "!%.30s is not a severity: use %s, or put it in quotes if it belongs to the text."
              .formatted(word, SEVERITIES));
    } else if (severity == null) {
      severity = named;
    } else if (!severity.equals(named)) {
      problems.add("That is both !%s and !%s: pick one.".formatted(severity, named));
    }
  }

  /** Takes a word and the comma or the like behind it. */
  private void take(int i) {
    taken.add(i);
    boolean comma =
        i + 1 < words.size()
            && words.isGlued(i + 1)
            && words.get(i + 1) instanceof Word.Text text
            && text.text().matches("[,;:.]");
    if (comma) {
      taken.add(i + 1);
    }
  }

  /** With an owner picked, another name is only part of the text. */
  private void askWhoIsMeant() {
    if (owner != null) {
      return;
    }
    words.list().stream()
        .filter(Word.Text.class::isInstance)
        .map(word -> NAME.matcher(((Word.Text) word).text()))
        .filter(Matcher::matches)
        .map(name -> name.group(1))
        .map(name ->
            "I can't tell who @"
                + name
                + " is: pick the person from Slack's list, or leave it out.")
        .forEach(problems::add);
  }

  private DraftWords draft() {
    List<Part> parts = words.without(taken).parts(LABELS);
    String title = textOf(parts.getFirst());
    String impact = said(parts, "impact", true);
    String workaround = said(parts, "workaround", false);
    if (title.isEmpty()) {
      problems.addFirst("Say in a few words what is broken: that becomes the title.");
    }
    check("title", title, TITLE);
    check("impact", impact, TEXT);
    check("workaround", workaround, TEXT);
    return new DraftWords(
        title,
        impact.isEmpty() ? null : impact,
        severity,
        owner,
        due,
        workaround.isEmpty() ? null : workaround,
        List.copyOf(tags),
        problems.stream().distinct().limit(MOST_PROBLEMS).toList());
  }

  /** All parts after the first that have this label, each on its own line. */
  private static String said(List<Part> parts, String label, boolean orNone) {
    var texts = new ArrayList<String>();
    for (Part part : parts.subList(1, parts.size())) {
      boolean meant = part.label() == null ? orNone : part.label().equals(label);
      if (meant && !textOf(part).isEmpty()) {
        texts.add(textOf(part));
      }
    }
    return String.join("\n", texts);
  }

  /** Quotation marks around all of it were only there to keep it together. */
  private static String textOf(Part part) {
    Words words = part.words();
    return words.size() == 1 && words.get(0) instanceof Word.Quoted(String quoted)
        ? quoted
        : words.text();
  }

  private void check(String what, String text, int most) {
    int length = text.codePointCount(0, text.length());
    if (length > most) {
      problems.add(
          "The %s has %d characters, and %d fit: shorten it%s."
              .formatted(
                  what, length, most, what.equals("title") ? ", or say the rest after a |" : ""));
    }
  }
}
