package launchbot.jobs.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A DMARC record (RFC 9989 4.7).
 *
 * @param subdomains of names below that exist; null for the same as {@code policy}
 * @param absent of names below that do not exist; null for the same as of those that do
 * @param testing whether the policy is softened by one step ({@code t=y})
 * @param psd whether the domain is one that others register below; null where it says nothing
 * @param reports where reports go
 * @param retired tags of RFC 7489 that mean nothing any more: {@code pct}, {@code rf}, {@code ri}
 */
public record DmarcRecord(
    Policy policy,
    @Nullable Policy subdomains,
    @Nullable Policy absent,
    boolean strictDkim,
    boolean strictSpf,
    boolean testing,
    @Nullable Boolean psd,
    List<String> reports,
    List<String> retired) {
  private static final int LONGEST = 4096;

  public DmarcRecord {
    reports = List.copyOf(reports);
    retired = List.copyOf(retired);
  }

  /** What receivers are asked to do with what fails. */
  public enum Policy {
    NONE,
    QUARANTINE,
    REJECT;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What receivers do instead while it is only tried out ({@code t=y}). */
    Policy milder() {
      return this == REJECT ? QUARANTINE : NONE;
    }

    static Optional<Policy> of(String text) {
      return Arrays.stream(values()).filter(one -> one.key().equalsIgnoreCase(text)).findFirst();
    }
  }

  /** What became of reading one. */
  public sealed interface Reading {
    record Read(DmarcRecord record) implements Reading {}

    /**
     * @param why one sentence without a full stop
     */
    record Wrong(String why) implements Reading {}
  }

  /** Whether a TXT record is one of DMARC: others are left aside (RFC 9989 4.10). */
  static boolean is(String text) {
    int semicolon = text.indexOf(';');
    String first = semicolon < 0 ? text : text.substring(0, semicolon);
    int equals = first.indexOf('=');
    return equals > 0
        && first.substring(0, equals).strip().equals("v")
        && first.substring(equals + 1).strip().equals("DMARC1");
  }

  public static Reading read(String text) {
    Optional<Tags> read = Tags.of(text, LONGEST);
    if (read.isEmpty()) {
      return new Reading.Wrong("it is no list of tags");
    }
    Tags tags = read.get();
    List<String> reports =
        tags.get("rua").stream()
            .flatMap(some -> Arrays.stream(some.split(",", -1)))
            .map(String::strip)
            .filter(one -> one.toLowerCase(Locale.ROOT).startsWith("mailto:"))
            .toList();
    Optional<Policy> policy = tags.get("p").flatMap(Policy::of);
    boolean spoiled =
        Stream.of("sp", "np")
            .flatMap(name -> tags.get(name).stream())
            .anyMatch(value -> Policy.of(value).isEmpty());
    // Without a policy that can be read, an address for reports stands for p=none (RFC 9989 4.7).
    if ((policy.isEmpty() || spoiled) && reports.isEmpty()) {
      return new Reading.Wrong(
          policy.isEmpty()
              ? "it has no policy that can be read (p=)"
              : "its policy for subdomains cannot be read (sp= or np=)");
    }
    String psd = tags.get("psd", "u");
    return new Reading.Read(
        new DmarcRecord(
            spoiled ? Policy.NONE : policy.orElse(Policy.NONE),
            spoiled ? null : tags.get("sp").flatMap(Policy::of).orElse(null),
            spoiled ? null : tags.get("np").flatMap(Policy::of).orElse(null),
            tags.get("adkim", "r").equalsIgnoreCase("s"),
            tags.get("aspf", "r").equalsIgnoreCase("s"),
            tags.get("t", "n").equalsIgnoreCase("y"),
            psd.equalsIgnoreCase("y")
                ? Boolean.TRUE
                : psd.equalsIgnoreCase("n") ? Boolean.FALSE : null,
            reports,
            Stream.of("pct", "rf", "ri").filter(name -> tags.get(name).isPresent()).toList()));
  }

  /** What is asked for a name below this record's. */
  Policy below(boolean exists) {
    Policy of = subdomains == null ? policy : subdomains;
    return exists || absent == null ? of : absent;
  }
}
