package launchbot.bot.check;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code --check} found.
 *
 * @param unusable whether a start would end at once
 */
public record Report(List<Finding> findings, boolean unusable) {
  private static final int WIDEST = 26;

  public Report {
    findings = List.copyOf(findings);
  }

  public static Report unusable(List<Finding> findings) {
    return new Report(findings, true);
  }

  /** 0: all fine; 1: something is to be done; 2: it cannot start like this. */
  public int exitCode() {
    return unusable ? 2 : faults() > 0 ? 1 : 0;
  }

  /**
   * One line each, and one that sums up.
   *
   * @param charset of where they are printed; signs that it does not have are written otherwise
   */
  public List<String> lines(Charset charset) {
    boolean fancy = charset.newEncoder().canEncode("✓✗·›…");
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(
          "%s %s  %s"
              .formatted(finding.mark().sign(fancy), padded(finding.what()), finding.words()));
    }
    lines.add("");
    lines.add(summary());
    return fancy
        ? lines
        : lines.stream().map(line -> line.replace('›', '>').replace("…", "...")).toList();
  }

  private String summary() {
    long faults = faults();
    if (faults == 0) {
      return "Nothing is in the way.";
    }
    String many = faults == 1 ? "1 thing is" : faults + " things are";
    return unusable
        ? "It cannot start like this: %s to be put right.".formatted(many)
        : "%s to be put right.".formatted(many);
  }

  private long faults() {
    return findings.stream().filter(finding -> finding.mark() == Finding.Mark.FAULT).count();
  }

  private static String padded(String what) {
    return what + " ".repeat(Math.max(0, WIDEST - what.length()));
  }
}
