package launchbot.jobs.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import launchbot.probe.Finding;
import launchbot.triage.Severity;

/** What of a page is heavier than it has to be. */
final class PageWeight {
  static final long LARGE_IMAGE = 300_000;
  private static final long HEAVY = 3_000_000;

  /** A picture that is shown much smaller than it is counts from here on. */
  private static final long WORTH_IT = 50_000;

  /** Screens have up to three pixels for one of CSS; beyond that nobody sees them. */
  private static final int TIMES = 3;

  /** Below it compression gains next to nothing. */
  private static final long TEXT = 10_000;

  private static final int SHOWN = 3;

  private PageWeight() {}

  /**
   * @param page the bytes of the page itself
   */
  static List<Finding> of(long page, List<Weighed> parts) {
    List<Finding> findings = new ArrayList<>();
    long total = page + parts.stream().mapToLong(Weighed::bytes).sum();
    if (total > HEAVY) {
      findings.add(
          new Finding(
              "page.heavy",
              Severity.MEDIUM,
              "The page weighs %s".formatted(size(total)),
              "On a phone with a usual connection it takes %d seconds and more to load"
                  .formatted(Math.max(3, total / 800_000)),
              "Leave out what is not seen at first, and compress the rest"));
    }
    add(
        findings,
        parts,
        one -> one.part().kind() == Part.Kind.IMAGE && one.bytes() > LARGE_IMAGE,
        "page.image-large",
        Severity.MEDIUM,
        "images over 300 KB",
        "The page fills up slowly, and phones pay for it",
        "Save them as WebP or AVIF, in the size in which they are shown");
    add(
        findings,
        parts,
        PageWeight::oversized,
        "page.image-oversized",
        Severity.LOW,
        "images much larger than they are shown",
        "Users load pixels that nobody sees",
        "Scale them to twice the width at which they are shown");
    add(
        findings,
        parts,
        one -> one.part().kind().text() && !one.compressed() && one.bytes() > TEXT,
        "page.uncompressed",
        Severity.LOW,
        "scripts or styles that are not compressed",
        "They take three times as long to load as they have to",
        "Turn on gzip or Brotli for text in the web server or at the edge");
    add(
        findings,
        parts,
        one -> one.status() >= 400 && one.part().kind().text(),
        "page.broken",
        Severity.HIGH,
        "scripts or styles that are not there",
        "What needs them does not work, or looks broken",
        "Deploy them together with the page, or take them out of it");
    add(
        findings,
        parts,
        one -> one.status() >= 400 && !one.part().kind().text(),
        "page.broken-image",
        Severity.LOW,
        "images or fonts that are not there",
        "Users see a gap",
        "Deploy them together with the page, or take them out of it");
    return findings;
  }

  static boolean oversized(Weighed one) {
    int shown = one.part().width();
    return shown > 0
        && one.bytes() > WORTH_IT
        && one.pixels().isPresent()
        && one.pixels().getAsInt() > TIMES * shown;
  }

  /** {@code 1.2 MB}. */
  static String size(long bytes) {
    return bytes >= 1_000_000
        ? "%d.%d MB".formatted(bytes / 1_000_000, bytes % 1_000_000 / 100_000)
        : bytes >= 1_000 ? bytes / 1_000 + " KB" : bytes + " bytes";
  }

  private static void add(
      List<Finding> findings,
      List<Weighed> parts,
      Predicate<Weighed> wrong,
      String rule,
      Severity severity,
      String what,
      String impact,
      String advice) {
    List<Weighed> some =
        parts.stream()
            .filter(wrong)
            .sorted(Comparator.comparingLong(Weighed::bytes).reversed())
            .toList();
    if (!some.isEmpty()) {
      String names =
          some.stream()
              .limit(SHOWN)
              .map(one -> "%s (%s)".formatted(one.part().name(), size(one.bytes())))
              .collect(Collectors.joining(", "));
      String more = some.size() > SHOWN ? ", and %d more".formatted(some.size() - SHOWN) : "";
      findings.add(
          new Finding(
              rule, severity, "There are %s: %s%s".formatted(what, names, more), impact, advice));
    }
  }
}
