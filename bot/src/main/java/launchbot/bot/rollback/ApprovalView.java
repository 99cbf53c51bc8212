package launchbot.bot.rollback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import launchbot.bot.slack.Mrkdwn;
import launchbot.rollback.Panel;
import launchbot.rollback.Quorum;
import launchbot.rollback.Run;
import launchbot.rollback.Status;
import launchbot.rollback.Vote;

/** Who was asked to approve a rollback, since when, and what they said. */
final class ApprovalView {
  private ApprovalView() {}

  static List<String> lines(RunLook look, Instant now) {
    List<String> lines = new ArrayList<>();
    Run run = look.run();
    if (run.status() instanceof Status.Proposed(int link)) {
      lines.add(waits(look, run, look.panel(), link));
    }
    look.votes().forEach(vote -> lines.add(said(look, vote)));
    return lines;
  }

  private static String waits(RunLook look, Run run, Panel panel, int link) {
    List<String> asked = panel.asked(link);
    String glass = RunView.people(look.glass());
    if (asked.isEmpty()) {
      return "Nobody of its chain can approve it. %s can break the glass.".formatted(glass);
    }
    Panel.Seats seats = panel.links().get(Math.min(link, panel.links().size() - 1));
    Instant until = run.statusAt().plus(seats.timeout());
    OptionalInt next = Quorum.next(panel, link);
    String then =
        next.isEmpty()
            ? ""
            : "; from %s on %s too"
                .formatted(
                    Mrkdwn.date(until, look.launch().zone()),
                    RunView.people(panel.links().get(next.getAsInt()).people()));
    return "Waits for %s%s, asked since %s%s. %s can break the glass."
        .formatted(
            RunView.people(asked),
            seats.quorum() > 1 ? " (%d of them)".formatted(seats.quorum()) : "",
            Mrkdwn.date(run.statusAt(), look.launch().zone()),
            then,
            glass);
  }

  private static String said(RunLook look, Vote vote) {
    String reason = vote.reason();
    return "%s said *%s*%s%s%s"
        .formatted(
            Mrkdwn.user(vote.by()),
            vote.approves() ? "yes" : "no",
            vote.alone() ? ", alone" : "",
            " " + Mrkdwn.date(vote.at(), look.launch().zone()),
            reason == null ? "" : ": " + Mrkdwn.plain(reason));
  }
}
