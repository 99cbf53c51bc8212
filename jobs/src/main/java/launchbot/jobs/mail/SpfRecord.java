package launchbot.jobs.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SPF record (RFC 7208 12).
 *
 * @param redirect null where it has none
 * @param explanation the domain of {@code exp}; null where it has none
 */
public record SpfRecord(
    List<Directive> directives, @Nullable MacroString redirect, @Nullable MacroString explanation) {

  public SpfRecord {
    directives = List.copyOf(directives);
  }

  /**
   * @param result where the mechanism matches: pass, fail, softfail or neutral
   * @param text as written
   */
  record Directive(SpfResult result, Mechanism mechanism, String text) {}

  sealed interface Mechanism {
    record All() implements Mechanism {}

    record Include(MacroString domain) implements Mechanism {}

    /**
     * @param domain null for the current one
     */
    record A(@Nullable MacroString domain, Prefixes prefixes) implements Mechanism {}

    /**
     * @param domain null for the current one
     */
    record Mx(@Nullable MacroString domain, Prefixes prefixes) implements Mechanism {}

    /**
     * @param domain null for the current one
     */
    record Ptr(@Nullable MacroString domain) implements Mechanism {}

    record Network(Ip network, int bits) implements Mechanism {}

    record Exists(MacroString domain) implements Mechanism {}
  }

  /** How many bits of an address count, by the kind of address. */
  record Prefixes(int v4, int v6) {
    int of(Ip ip) {
      return ip.isV4() ? v4 : v6;
    }
  }

  /** What became of reading one. */
  public sealed interface Reading {
    record Read(SpfRecord record) implements Reading {}

    /**
     * @param why one sentence without a full stop
     */
    record Wrong(String why) implements Reading {}
  }

  /** Whether a TXT record is one of SPF (RFC 7208 4.5), be it right or wrong. */
  public static boolean is(String text) {
    String version = "v=spf1";
    return text.regionMatches(true, 0, version, 0, version.length())
        && (text.length() == version.length() || text.charAt(version.length()) == ' ');
  }

  /** Of a text that {@link #is} one. */
  public static Reading read(String text) {
    try {
      return new Reading.Read(SpfParser.parse(text));
    } catch (IllegalArgumentException e) {
      return new Reading.Wrong(String.valueOf(e.getMessage()));
    }
  }
}
