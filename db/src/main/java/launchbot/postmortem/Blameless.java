package launchbot.postmortem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Points out where a text looks for somebody who is to blame. It looks at each word once; names are
 * found by it, not by patterns that people could make slow.
 */
public final class Blameless {
  private static final int SHORTEST = 3;
  private static final int SENTENCE = 200;

  /** In the order of their words, lower case. */
  private static final List<List<String>> BLAME =
      List.of(
          List.of("human", "error"),
          List.of("user", "error"),
          List.of("careless"),
          List.of("carelessly"),
          List.of("carelessness"),
          List.of("negligent"),
          List.of("negligence"),
          List.of("sloppy"),
          List.of("stupid"),
          List.of("incompetent"),
          List.of("to", "blame"),
          List.of("fault", "of"),
          List.of("should", "have", "known"),
          List.of("should", "have", "noticed"),
          List.of("should", "have", "seen"),
          List.of("could", "have", "known"),
          List.of("forgot", "to"),
          List.of("obviously"));

  private Blameless() {}

  /**
   * A sentence that could be told without anybody in it.
   *
   * @param found the name or the words
   * @param person whether it is a name
   */
  public record Hint(Section section, String sentence, String found, boolean person) {

    /** What could be said instead. */
    public String suggestion() {
      return person
          ? "name the role or the system: who would have done the same in that place?"
          : "say what made it likely, and what would have caught it";
    }
  }

  /** Names as they are looked for: whole ones, and first names of at least three letters. */
  public record Names(Set<List<String>> whole, Set<String> first) {
    public static Names of(Collection<String> people) {
      Set<List<String>> whole = new HashSet<>();
      Set<String> first = new HashSet<>();
      for (String name : people) {
        List<String> words = words(name).stream().map(Word::lower).toList();
        if (words.size() > 1) {
          whole.add(words);
        }
        if (!words.isEmpty()
            && words.getFirst().codePointCount(0, words.getFirst().length()) >= SHORTEST) {
          first.add(words.getFirst());
        }
      }
      return new Names(Set.copyOf(whole), Set.copyOf(first));
    }
  }

  /** One hint a sentence at most, of the sections in which causes are looked for. */
  public static List<Hint> hints(Paper paper, Names names) {
    List<Hint> hints = new ArrayList<>();
    for (Section section : List.of(Section.SUMMARY, Section.CAUSES, Section.BADLY)) {
      if (paper.of(section).written() != null || section == Section.CAUSES) {
        for (String sentence : sentences(paper.of(section).words())) {
          hint(section, sentence, names).ifPresent(hints::add);
        }
      }
    }
    return hints;
  }

  private static Optional<Hint> hint(Section section, String sentence, Names names) {
    List<Word> words = words(sentence);
    for (int i = 0; i < words.size(); i++) {
      Optional<Span> person = person(words, i, names);
      if (person.isPresent()) {
        return Optional.of(new Hint(section, shown(sentence), of(sentence, person.get()), true));
      }
      for (List<String> phrase : BLAME) {
        if (begins(words, i, phrase)) {
          var span = new Span(words.get(i).from(), words.get(i + phrase.size() - 1).to());
          return Optional.of(new Hint(section, shown(sentence), of(sentence, span), false));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Where a text names people: mentions, whole names, first names that are not written like another
   * word.
   */
  static List<Span> people(String text, Names names) {
    List<Span> spans = new ArrayList<>();
    List<Word> words = words(text);
    for (int i = 0; i < words.size(); i++) {
      Optional<Span> person = person(words, i, names);
      if (person.isPresent() && !Character.isLowerCase(text.codePointAt(words.get(i).from()))) {
        spans.add(person.get());
        while (i + 1 < words.size() && words.get(i + 1).from() < person.get().to()) {
          i++;
        }
      }
    }
    return spans;
  }

  private static Optional<Span> person(List<Word> words, int i, Names names) {
    Word word = words.get(i);
    if (word.mention()) {
      return Optional.of(new Span(word.from(), word.to()));
    }
    for (int length = Math.min(5, words.size() - i); length > 1; length--) {
      List<String> run = words.subList(i, i + length).stream().map(Word::lower).toList();
      if (names.whole().contains(run)) {
        return Optional.of(new Span(word.from(), words.get(i + length - 1).to()));
      }
    }
    return names.first().contains(word.lower())
        ? Optional.of(new Span(word.from(), word.to()))
        : Optional.empty();
  }

  private static boolean begins(List<Word> words, int i, List<String> phrase) {
    if (i + phrase.size() > words.size()) {
      return false;
    }
    for (int k = 0; k < phrase.size(); k++) {
      if (!words.get(i + k).lower().equals(phrase.get(k))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length()
          || text.charAt(i) == '\n'
          || (".!?".indexOf(text.charAt(i)) >= 0
              && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1))))) {
        String sentence = text.substring(from, Math.min(i + 1, text.length())).strip();
        if (!sentence.isEmpty()) {
          sentences.add(sentence);
        }
        from = i + 1;
      }
    }
    return sentences;
  }

  private static String shown(String sentence) {
    int end = Math.min(SENTENCE, sentence.length());
    end -= end < sentence.length() && Character.isHighSurrogate(sentence.charAt(end - 1)) ? 1 : 0;
    return end == sentence.length() ? sentence : sentence.substring(0, end) + "…";
  }

  private static String of(String text, Span span) {
    return text.substring(span.from(), span.to());
  }

  /** From inclusive, to exclusive. */
  record Span(int from, int to) {}

  /**
   * @param mention {@code @ada}, {@code <@U123>}
   */
  private record Word(String lower, int from, int to, boolean mention) {}

  /** Runs of letters, marks and digits, with the mark of a mention before them. */
  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < text.length(); ) {
      int begin = i;
      while (i < text.length() && letter(text.codePointAt(i))) {
        i += Character.charCount(text.codePointAt(i));
      }
      if (i == begin) {
        i += Character.charCount(text.codePointAt(i));
        continue;
      }
      boolean mention = begin > 0 && text.charAt(begin - 1) == '@' && !address(text, begin - 1);
      int from = mention ? begin - 1 : begin;
      boolean entity = mention && from > 0 && text.charAt(from - 1) == '<';
      int close = entity ? text.indexOf('>', i) : -1;
      int end = entity && close >= 0 && close - i < 80 ? close + 1 : i;
      words.add(
          new Word(
              text.substring(begin, i).toLowerCase(Locale.ROOT),
              entity && close >= 0 ? from - 1 : from,
              end,
              mention));
      i = end;
    }
    return words;
  }

  /** {@code ops@example.com} mentions nobody. */
  private static boolean address(String text, int at) {
    return at > 0 && letter(text.codePointBefore(at));
  }

  private static boolean letter(int c) {
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
