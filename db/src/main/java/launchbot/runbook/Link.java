package launchbot.runbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import launchbot.incident.Sev;
import launchbot.probe.Kind;
import launchbot.release.Release;

/**
 * What a runbook is about.
 *
 * @param target a probe's number; the key of a kind of probe, of a severity, of a feature; {@code
 *     environment/key} of a step
 */
public record Link(About about, String target) {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");

  /** What can be meant. */
  public enum About {
    PROBE("probe 3"),
    KIND("kind tls"),
    SEVERITY("severity sev1"),
    FEATURE("feature checkout"),
    STEP("step production/restore-db");

    private final String example;

    About(String example) {
      this.example = example;
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** How one is typed. */
    public String example() {
      return example;
    }

    public static Optional<About> parse(String word) {
      String wanted = word.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
      return Arrays.stream(values()).filter(one -> one.key().equals(wanted)).findFirst();
    }
  }

  public static Link probe(int number) {
    return new Link(About.PROBE, String.valueOf(number));
  }

  public static Link step(String environment, String key) {
    return new Link(About.STEP, environment + "/" + key);
  }

  /**
   * As it is typed: the word and what follows it. Empty where there can be no such thing; whether
   * there is one is the caller's to ask.
   */
  public static Optional<Link> parse(String about, String target) {
    return About.parse(about)
        .flatMap(one ->
            key(one, target.strip().toLowerCase(Locale.ROOT)).map(key -> new Link(one, key)));
  }

  private static Optional<String> key(About about, String word) {
    return switch (about) {
      case PROBE ->
          Optional.of(word.replaceFirst("^#", ""))
              .filter(number -> number.matches("[1-9]\\d{0,5}"));
      case KIND -> Kind.of(word.replace(' ', '-')).map(Kind::key);
      case SEVERITY -> Sev.parse(word).map(Sev::key);
      case FEATURE -> Optional.of(word).filter(key -> KEY.matcher(key).matches());
      case STEP -> step(word);
    };
  }

  /** {@code restore-db} is one of production. */
  private static Optional<String> step(String word) {
    String whole = word.contains("/") ? word : Release.PRODUCTION + "/" + word;
    String[] parts = whole.split("/", -1);
    return parts.length == 2 && KEY.matcher(parts[0]).matches() && KEY.matcher(parts[1]).matches()
        ? Optional.of(whole)
        : Optional.empty();
  }

  /** As people read it: {@code probe 3}. */
  public String words() {
    return about.key() + " " + target;
  }
}
