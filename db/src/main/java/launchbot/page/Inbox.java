package launchbot.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.page.PageReport.State;

/** What visitors may report, and what the team makes of it. */
public final class Inbox {
  /** In characters. */
  public static final int WORDS = 2_000;

  public static final int CONTACT = 200;

  /** Whoever floods it fills it, and nobody's channel. */
  static final int MOST = 200;

  /** Who presses a button twice says it once. */
  static final Duration AGAIN = Duration.ofMinutes(10);

  private Inbox() {}

  /** What stands against it, for whoever wrote it; empty where nothing does. */
  public static Optional<String> objection(String words, String contact) {
    if (words.isBlank()) {
      return Optional.of("Please say in a few words what does not work.");
    }
    if (words.codePointCount(0, words.length()) > WORDS) {
      return Optional.of("Please say it in at most 2,000 characters.");
    }
    return contact.codePointCount(0, contact.length()) > CONTACT
        ? Optional.of("How we can reach you is at most 200 characters long.")
        : Optional.empty();
  }

  /**
   * Whether it is kept.
   *
   * @param newest what waits, the newest first
   * @param waiting how many wait in all
   */
  public static boolean keeps(
      PageReport.Draft draft, List<PageReport> newest, int waiting, Instant now) {
    return waiting < MOST
        && newest.stream()
            .noneMatch(one ->
                one.words().equals(draft.words())
                    && Objects.equals(one.component(), draft.component())
                    && one.at().plus(AGAIN).isAfter(now));
  }

  /** It becomes an entry of triage. What was dismissed can be taken up all the same. */
  public static Verdict<PageReport> take(PageReport report, PageReport.Decided decided) {
    return report.state() == State.TAKEN
        ? new Verdict.Refused<>(taken(report))
        : moved(report, State.TAKEN, decided, "taken up");
  }

  public static Verdict<PageReport> dismiss(PageReport report, PageReport.Decided decided) {
    return switch (report.state()) {
      case WAITING -> moved(report, State.DISMISSED, decided, "dismissed");
      case TAKEN -> new Verdict.Refused<>(taken(report));
      case DISMISSED ->
          new Verdict.Refused<>("Report %d is dismissed already.".formatted(report.number()));
    };
  }

  private static String taken(PageReport report) {
    PageReport.Decided decided = report.decided();
    return "Report %d is taken up already%s."
        .formatted(
            report.number(),
            decided == null || decided.entry() == null
                ? ""
                : ": it is #" + decided.entry() + " in triage");
  }

  private static Verdict<PageReport> moved(
      PageReport report, State state, PageReport.Decided decided, String verb) {
    return new Verdict.Moved<>(
        new PageReport(
            report.id(),
            report.page(),
            report.launch(),
            report.number(),
            report.words(),
            report.component(),
            report.contact(),
            report.at(),
            state,
            decided),
        new Change(verb, report.subject(), List.of(), null));
  }
}
