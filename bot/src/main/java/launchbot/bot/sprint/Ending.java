package launchbot.bot.sprint;

import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Reasons;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Verdict;
import launchbot.sprint.Launches;
import launchbot.sprint.Sprints;
import launchbot.triage.Tally;
import launchbot.triage.TallyStore;
import org.jspecify.annotations.Nullable;

/** {@code /launch stop | archive}: both ask back before anything ends. */
final class Ending {
  private final SprintDesk desk;

  Ending(SprintDesk desk) {
    this.desk = desk;
  }

  /** With a reason it asks back, bare it is the form. */
  Reply stop(Ask ask) {
    Visit visit = ask.visit();
    String reason = Reasons.of(ask.words());
    if (reason != null && !Reasons.given(ask.words())) {
      return new Reply.Refusal(
          "Nothing was stopped: put the reason behind `because`, as in `/launch stop because the"
              + " budget went elsewhere`.");
    }
    return desk.lookAtSprint(
        visit,
        (c, sprint) -> {
          // Asked of the rule with any reason, so that nobody fills in a form in vain.
          if (Sprints.stop(sprint, "because", c.who()) instanceof Verdict.Refused<?>(String why)) {
            return new Reply.Refusal(why);
          }
          Tally left = TallyStore.of(c.sql(), c.launch().id());
          return reason == null
              ? EndForms.stop(visit, c.launch(), left)
              : new Reply.Private(EndForms.confirm(c.launch(), left, reason));
        });
  }

  Reply stopNow(Visit visit, @Nullable String reason) {
    return desk.decide(
        visit,
        (sprint, who) -> Sprints.stop(sprint, reason, who),
        (tx, c, next) -> {
          String open = SprintView.open(TallyStore.of(tx.sql(), c.launch().id()));
          Reply reply =
              Moving.told(
                  tx,
                  c,
                  "The sprint is stopped without a go. %s `/launch start` begins another one."
                      .formatted(
                          open == null
                              ? "Nothing is left open."
                              : "Left open: %s.".formatted(open)),
                  next.endReason());
          desk.followers().ended(tx, c.launch(), next);
          return reply;
        });
  }

  Reply archive(Ask ask) {
    return desk.look(
        ask.visit(),
        c ->
            Launches.archive(c.launch(), c.sprint(), c.who().role())
                    instanceof Verdict.Refused<?>(String why)
                ? new Reply.Refusal(why)
                : new Reply.Private(EndForms.archive(c.launch())));
  }

  /**
   * @param launch which was asked about; the channel's may be another one by now
   */
  Reply archiveNow(Visit visit, long launch) {
    return desk.change(
        visit,
        (tx, c) -> {
          if (c.launch().id() != launch) {
            return new Reply.Refusal("That launch is not this channel's any more.");
          }
          return switch (Launches.archive(c.launch(), c.sprint(), c.who().role())) {
            case Verdict.Refused<Launch>(String why) -> new Reply.Refusal(why);
            case Verdict.Moved<Launch>(Launch closed, var change) -> {
              LaunchStore.archive(tx, closed, change);
              yield Moving.told(
                  tx,
                  c,
                  "This launch is archived: the channel is free for another one. `/launch start`"
                      + " begins it.",
                  null);
            }
          };
        });
  }
}
