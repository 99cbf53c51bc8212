package launchbot.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import launchbot.incident.Status;
import org.jspecify.annotations.Nullable;

/** Notices filled from what is known. What is not known stays visible as a blank. */
public final class Drafting {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm zzz", Locale.ENGLISH);
  private static final Pattern MARK = Pattern.compile("‹[^‹›]{0,200}›");
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]{1,20})\\}");

  /** An address of the web or of a host, which is never told to customers unasked. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?i)[a-z][a-z0-9+.-]*://|\\b(?:[a-z0-9_-]+\\.)+[a-z]{2,}\\b|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");

  private Drafting() {}

  public static Notice.Text fill(Template template, Known known) {
    return new Notice.Text(
        fill(template.text().headline(), known), fill(template.text().body(), known));
  }

  private static String fill(String text, Known known) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                Blank.parse(found.group(1))
                    .map(blank -> Optional.ofNullable(value(blank, known)).orElse(blank.mark()))
                    .orElse(found.group())));
  }

  private static @Nullable String value(Blank blank, Known known) {
    ZoneId zone = known.zone();
    return switch (blank) {
      case FEATURE -> known.feature();
      case SINCE -> time(known.since(), zone);
      case LASTED -> lasted(known);
      case SYMPTOMS -> sentence(known.symptoms());
      case WORKAROUND -> sentence(known.workaround());
      case CAUSE ->
          known.status() instanceof Status.Investigating ? "We do not know the cause yet." : null;
      case DOING -> doing(known.status());
      case NEXT -> time(known.next(), zone);
      case REPORT ->
          known.report() == null
              ? null
              : "If something else does not work for you, tell us: " + known.report();
      case WINDOW -> {
        Notice.Window window = known.window();
        yield window == null
            ? null
            : "%s until %s".formatted(time(window.from(), zone), time(window.until(), zone));
      }
      case APOLOGY -> "We are sorry for the trouble this causes you.";
      case PREVENTION, DATA, OFFER -> null;
    };
  }

  private static @Nullable String doing(@Nullable Status status) {
    return switch (status) {
      case Status.Investigating _ -> "We are looking into it right now.";
      case Status.Identified _ -> "We have found what is wrong and are working on it.";
      case Status.Monitoring _ ->
          "We have done something about it and are watching whether it helps.";
      case Status.Resolved _, Status.Merged _ -> null;
      case null -> null;
    };
  }

  private static @Nullable String lasted(Known known) {
    Instant since = known.since();
    Instant over = known.over();
    if (since == null || over == null || over.isBefore(since)) {
      return null;
    }
    return length(Duration.between(since, over));
  }

  /** {@code 2 hours 5 minutes}; at least a minute. */
  public static String length(Duration span) {
    long minutes = Math.max(1, span.toMinutes());
    List<String> parts = new ArrayList<>();
    part(parts, minutes / 1440, "day");
    part(parts, minutes % 1440 / 60, "hour");
    part(parts, minutes % 60, "minute");
    return String.join(" ", parts);
  }

  private static void part(List<String> parts, long number, String unit) {
    if (number > 0) {
      parts.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }

  /** With its zone's name, as customers elsewhere need it: {@code Sat 21 Nov, 22:04 CET}. */
  public static @Nullable String time(@Nullable Instant at, ZoneId zone) {
    return at == null ? null : TIME.format(at.atZone(zone));
  }

  /** Ends with a mark, begins with a capital. */
  private static @Nullable String sentence(@Nullable String words) {
    if (words == null || words.isBlank()) {
      return null;
    }
    String text = capital(words.strip());
    return text.matches("(?s).*[.!?…]") ? text : text + ".";
  }

  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
            + words.substring(words.offsetByCodePoints(0, 1));
  }

  /**
   * Words of the team that customers may read: null where they name an address or a host.
   *
   * @param words null for none
   */
  public static @Nullable String fit(@Nullable String words) {
    return words == null || words.isBlank() || HOST.matcher(words).find() ? null : words.strip();
  }

  /** {@code Checkout, Search and Login}; null for no names. */
  public static @Nullable String feature(List<String> names) {
    List<String> all =
        names.stream()
            .map(Drafting::fit)
            .flatMap(one -> Optional.ofNullable(one).stream())
            .map(Drafting::capital)
            .distinct()
            .toList();
    if (all.size() < 2) {
      return all.isEmpty() ? null : all.getFirst();
    }
    return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
  }

  /** What is still open in it, in its order, each once. */
  public static List<String> blanks(Notice.Text text) {
    return MARK.matcher(text.headline() + "\n" + text.body())
        .results()
        .map(found -> found.group())
        .distinct()
        .toList();
  }

  /**
   * Without which nobody is asked to approve it: what the template must have, what stands in the
   * headline, and whatever people marked so themselves.
   */
  public static List<String> missing(Notice.Text text, Template template) {
    List<String> needless =
        Arrays.stream(Blank.values())
            .filter(blank -> !template.must().contains(blank))
            .map(Blank::mark)
            .filter(mark -> !text.headline().contains(mark))
            .toList();
    return blanks(text).stream().filter(mark -> !needless.contains(mark)).toList();
  }

  /**
   * As it is sent: paragraphs are left out in which something is open that nobody has to fill in.
   *
   * @param missing what has to be; it stays visible
   */
  public static Notice.Text finished(Notice.Text text, List<String> missing) {
    return new Notice.Text(
        text.headline(),
        paragraphs(text.body()).stream()
            .filter(one -> !MARK.matcher(one).find() || missing.stream().anyMatch(one::contains))
            .collect(Collectors.joining("\n\n")));
  }

  public static List<String> paragraphs(String body) {
    return Arrays.stream(body.strip().split("\n[ \t]*\n"))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  /**
   * The same text with another promise: where it says the time, that becomes the new one; where it
   * does not, a sentence says it; with null no promise is made.
   */
  public static Notice.Text promising(
      Notice.Text text, @Nullable Instant before, @Nullable Instant next, ZoneId zone) {
    String was = before == null ? Blank.NEXT.mark() : String.valueOf(time(before, zone));
    String is = time(next, zone);
    List<String> paragraphs = new ArrayList<>();
    for (String one : paragraphs(text.body())) {
      if (is == null && promises(one, was)) {
        continue;
      }
      paragraphs.add(is == null ? one : one.replace(was, is).replace(Blank.NEXT.mark(), is));
    }
    if (is != null && paragraphs.stream().noneMatch(one -> one.contains(is))) {
      paragraphs.add("We will write again by %s.".formatted(is));
    }
    return new Notice.Text(text.headline(), String.join("\n\n", paragraphs));
  }

  /** A paragraph that says nothing else but when the next word comes. */
  private static boolean promises(String paragraph, String time) {
    return paragraph.equals("We will write again by %s.".formatted(time));
  }
}
