package launchbot.criterion;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Criteria as people write them. */
public final class Criteria {
  /** Longer ones are no criterion that anybody could read. */
  public static final int LONGEST = 200;

  /** What may be written, for helps and refusals. */
  public static final String EXAMPLES =
      "`error rate >= 5% for 3m`, `p95 > 800ms for 5m`, `p95 of GET /checkout > 1s in 3 of 5"
          + " minutes`, `smoke fails 2x`, `probe 4 fails 3 of 5`, `drift > 0`";

  private static final String COMMA =
      "Write numbers with a point, not a comma: `error rate >= 0.5% for 3m`.";

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?<rate>error[ -]?rate)|(?<p>p95)(?: of (?<route>(?:[A-Za-z]{1,10} )?/[^ <>]*))?"
              + "|(?<smoke>smoke) fails?|probe #?(?<probe>[0-9]{1,6}) (?<does>fails?|reads)"
              + "|(?<drift>drift)|reading (?<name>[a-z][a-z0-9_-]{0,39})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COMPARED =
      Pattern.compile(
          " ?(?<how>>=|=>|<=|=<|!=|<>|>|<|==?) ?(?<number>[-+]?[0-9]{1,12}(?:\\.[0-9]{1,6})?)"
              + " ?(?<unit>%|per ?cent|ms|milliseconds?|seconds?|sec|s)?(?![0-9.a-z])",
          Pattern.CASE_INSENSITIVE);

  private Criteria() {}

  /** What became of a text. */
  public sealed interface Read {}

  public record Good(Criterion criterion) implements Read {}

  /**
   * @param why a sentence or two, with what to type instead; holds nothing that was typed. Plain
   *     text with code in backticks: whoever shows it escapes it
   */
  public record Bad(String why) implements Read {}

  /** Reads one. */
  public static Read read(String typed) {
    if (typed.length() > LONGEST) {
      return new Bad("That is longer than %d characters. %s".formatted(LONGEST, can()));
    }
    String text = plain(typed);
    Matcher subject = SUBJECT.matcher(text);
    if (!subject.lookingAt()) {
      return new Bad("I can't read that criterion. " + can());
    }
    Metric metric = metric(subject);
    int end = subject.end();
    Bound bound = null;
    if (metric.compared()) {
      Matcher compared = COMPARED.matcher(text).region(end, text.length());
      compared.useTransparentBounds(true);
      if (!compared.lookingAt()) {
        return new Bad(uncompared(metric, text.substring(end)));
      }
      end = compared.end();
      if (text.substring(end).matches(",[0-9].*")) {
        return new Bad(COMMA);
      }
      Optional<String> mistake = mistake(metric, compared);
      if (mistake.isPresent()) {
        return new Bad(mistake.get());
      }
      bound = bound(metric, compared);
    }
    return Holds.read(metric, bound, text.substring(end));
  }

  static String can() {
    return "You can write " + EXAMPLES + ".";
  }

  /** One line, one kind of blank, signs that a keyboard has. */
  private static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .replace("≥", ">=")
        .replace("≧", ">=")
        .replace("⩾", ">=")
        .replace("≤", "<=")
        .replace("≦", "<=")
        .replace("⩽", "<=")
        .replace("≠", "!=")
        .replace('−', '-')
        .replace('×', 'x')
        .replaceAll("[\\s\\p{Zs}]+", " ")
        .strip();
  }

  private static Metric metric(Matcher subject) {
    if (subject.group("rate") != null) {
      return new Metric.ErrorRate();
    }
    if (subject.group("p") != null) {
      return new Metric.P95(route(subject.group("route")));
    }
    if (subject.group("smoke") != null) {
      return new Metric.Smoke();
    }
    if (subject.group("probe") != null) {
      int probe = Integer.parseInt(subject.group("probe"));
      return subject.group("does").toLowerCase(Locale.ROOT).startsWith("f")
          ? new Metric.Fails(probe)
          : new Metric.Reads(probe);
    }
    String name = subject.group("name");
    return new Metric.Reading(name == null ? Metric.DRIFT : name.toLowerCase(Locale.ROOT));
  }

  /** Methods are written large; the path is the team's own. */
  private static @Nullable String route(@Nullable String typed) {
    int blank = typed == null ? -1 : typed.indexOf(' ');
    return typed == null || blank < 0
        ? typed
        : typed.substring(0, blank).toUpperCase(Locale.ROOT) + typed.substring(blank);
  }

  private static String uncompared(Metric metric, String rest) {
    if (rest.matches(" ?[<>=!]+ ?[-+]?[0-9]*,[0-9].*")) {
      return COMMA;
    }
    return switch (metric) {
      case Metric.ErrorRate() -> "Say from which share on: `error rate >= 5% for 3m`.";
      case Metric.P95 _ -> "Say from which time on: `p95 > 800ms for 5m`.";
      default -> "Say from which number on: `%s > 0`.".formatted(metric.text());
    };
  }

  private static Optional<String> mistake(Metric metric, Matcher compared) {
    Bound.How how = how(compared);
    String unit = unit(compared);
    if (how == null) {
      return Optional.of(
          "A criterion says from where on it is bad: `%s > 0`, or `!=`.".formatted(metric.text()));
    }
    if (metric.traffic() && !how.upwards()) {
      return Optional.of(
          "A criterion says from where on it is bad, so this one needs `>` or `>=`: "
              + (metric instanceof Metric.ErrorRate
                  ? "`error rate >= 5% for 3m`."
                  : "`p95 > 800ms for 5m`."));
    }
    BigDecimal number = new BigDecimal(compared.group("number"));
    return Optional.ofNullable(
        switch (metric) {
          case Metric.ErrorRate() ->
              !unit.equals("%")
                      || number.signum() <= 0
                      || number.compareTo(BigDecimal.valueOf(100)) > 0
                  ? "The error rate is in per cent, more than 0 and at most 100: `error rate >= 5%"
                      + " for 3m`."
                  : null;
          case Metric.P95 _ ->
              (!unit.equals("ms") && !unit.equals("s"))
                      || number.signum() <= 0
                      || number.compareTo(BigDecimal.valueOf(3_600_000)) > 0
                  ? "The p95 is a time with its unit, ms or s: `p95 > 800ms for 5m`."
                  : null;
          default ->
              unit.isEmpty() ? null : "A reading has no unit: `%s > 0`.".formatted(metric.text());
        });
  }

  private static Bound bound(Metric metric, Matcher compared) {
    BigDecimal number = new BigDecimal(compared.group("number"));
    boolean seconds = metric instanceof Metric.P95 && unit(compared).equals("s");
    Bound.How how = how(compared);
    return new Bound(
        how == null ? Bound.How.MORE : how, seconds ? number.movePointRight(3) : number);
  }

  private static Bound.@Nullable How how(Matcher compared) {
    String sign =
        switch (compared.group("how")) {
          case "=>" -> ">=";
          case "=<" -> "<=";
          case "<>" -> "!=";
          case String other -> other;
        };
    return Bound.How.of(sign).orElse(null);
  }

  private static String unit(Matcher compared) {
    String unit = compared.group("unit");
    return unit == null
        ? ""
        : switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
          case '%', 'p' -> "%";
          case 'm' -> "ms";
          default -> "s";
        };
  }
}
