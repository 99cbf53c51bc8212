package launchbot.probe;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One thing that an answer should be. {@link Expectations} reads what people type for it. */
public sealed interface Expectation
    permits Expectation.Status,
        Expectation.Body,
        Expectation.Header,
        Expectation.Under,
        Expectation.Redirects,
        JsonValue {

  /** As people type and read it; {@link Expectations#read} makes the same of it again. */
  String words();

  /** What is instead, one sentence without a full stop; empty where it is as expected. */
  Optional<String> unmet(Answer answer);

  /** {@code status 200-299,304}. */
  record Status(List<Range> ranges) implements Expectation {
    public static final Status FINE = new Status(List.of(new Range(200, 299)));

    public Status {
      ranges = List.copyOf(ranges);
    }

    /** From one to another, both in it. */
    public record Range(int from, int to) {
      String words() {
        return from == to ? String.valueOf(from) : from + "-" + to;
      }
    }

    @Override
    public String words() {
      return ranges.stream().map(Range::words).collect(Collectors.joining(",", "status ", ""));
    }

    @Override
    public Optional<String> unmet(Answer answer) {
      int status = answer.status();
      return ranges.stream().anyMatch(range -> range.from <= status && status <= range.to)
          ? Optional.empty()
          : Optional.of(
              "status %d instead of %s".formatted(status, words().substring("status ".length())));
    }
  }

  /** {@code body has "Sign in"}, {@code body lacks "stack trace"}: to the letter. */
  record Body(boolean has, String text) implements Expectation {
    @Override
    public String words() {
      return (has ? "body has " : "body lacks ") + Typed.quoted(text);
    }

    @Override
    public Optional<String> unmet(Answer answer) {
      if (answer.body().contains(text) == has) {
        return Optional.empty();
      }
      return Optional.of("the body %s “%s”".formatted(has ? "lacks" : "has", text));
    }
  }

  /**
   * {@code header server has cloudflare}, {@code header x-frame-options missing}; values are
   * compared whatever their case.
   *
   * @param name in lower case
   * @param text empty for {@link How#PRESENT} and {@link How#MISSING}
   */
  record Header(String name, How how, String text) implements Expectation {
    /** How the values are compared. */
    public enum How {
      HAS,
      LACKS,
      PRESENT,
      MISSING;

      String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    @Override
    public String words() {
      String start = "header " + name + " " + how.word();
      return text.isEmpty() ? start : start + " " + Typed.bare(text);
    }

    @Override
    public Optional<String> unmet(Answer answer) {
      List<String> values = answer.headers(name);
      String wanted = text.toLowerCase(Locale.ROOT);
      boolean has =
          values.stream().anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted));
      boolean met =
          switch (how) {
            case HAS -> has;
            case LACKS -> !has;
            case PRESENT -> !values.isEmpty();
            case MISSING -> values.isEmpty();
          };
      if (met) {
        return Optional.empty();
      }
      String is = Typed.shown(String.join(", ", values));
      return Optional.of(
          values.isEmpty()
              ? "the header %s is missing".formatted(name)
              : "the header %s is %s".formatted(name, is));
    }
  }

  /** {@code under 800ms}, all phases together. */
  record Under(Duration most) implements Expectation {
    @Override
    public String words() {
      return "under " + Length.words(most);
    }

    @Override
    public Optional<String> unmet(Answer answer) {
      return answer.took().compareTo(most) <= 0
          ? Optional.empty()
          : Optional.of(
              "it took %,d ms, and %s was expected".formatted(answer.took().toMillis(), words()));
    }
  }

  /** {@code redirects to https://www.example.com}; a slash at the end says nothing. */
  record Redirects(String to) implements Expectation {
    @Override
    public String words() {
      return "redirects to " + to;
    }

    @Override
    public Optional<String> unmet(Answer answer) {
      if (answer.leadsTo().isEmpty()) {
        return Optional.of(
            "it answers %d and does not redirect to %s".formatted(answer.status(), to));
      }
      return bare(answer.leadsTo()).equals(bare(to))
          ? Optional.empty()
          : Optional.of(
              "it redirects to %s instead of %s".formatted(Typed.shown(answer.leadsTo()), to));
    }

    private static String bare(String url) {
      return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
  }
}
