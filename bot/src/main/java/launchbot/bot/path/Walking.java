package launchbot.bot.path;

import java.util.List;
import java.util.Objects;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.triage.TriageFeature;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.sprint.CriticalPath;
import launchbot.sprint.CriticalPaths;
import launchbot.sprint.PathResult;
import launchbot.sprint.PathStore;
import launchbot.triage.Draft;
import launchbot.triage.Intake;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** Saying how a path went. A fail becomes an entry in the same transaction. */
final class Walking {
  private static final int TITLE = 150;

  private final PathDesk desk;

  Walking(PathDesk desk) {
    this.desk = desk;
  }

  Reply walked(Visit visit, int number, PathResult.Outcome outcome, @Nullable String note) {
    return desk.with(visit, number, c -> walked(visit, c, outcome, note));
  }

  Reply walkedById(Visit visit, long id, PathResult.Outcome outcome, @Nullable String note) {
    return desk.withId(visit, id, c -> walked(visit, c, outcome, note));
  }

  private static Reply walked(
      Visit visit, PathDesk.Case c, PathResult.Outcome outcome, @Nullable String note) {
    return switch (CriticalPaths.walked(c.path(), outcome, note, c.who(), visit.at())) {
      case Verdict.Refused<CriticalPath>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<CriticalPath>(CriticalPath next, Change change) -> {
        PathResult result = Objects.requireNonNull(next.last());
        if (outcome != PathResult.Outcome.FAIL) {
          yield save(c, result, change, "");
        }
        Long open = stillOpen(c.path());
        if (open != null) {
          yield save(
              c,
              result.opened(open),
              change,
              " *#%d* is about it and still open, so no second entry was made.".formatted(open));
        }
        yield switch (draft(visit, c, result)) {
          case Intake.Complete complete -> {
            long entry = TriageFeature.add(c.tx(), c.launch(), visit, complete).number();
            yield save(
                c,
                result.opened(entry),
                change,
                " It is saved as *#%d*; once that is closed, the path is walked again."
                    .formatted(entry));
          }
          case Intake.Refused(String why) -> new Reply.Refusal(why);
          case Intake.Missing _ -> throw new IllegalStateException("a draft without a part");
        };
      }
    };
  }

  private static Reply save(PathDesk.Case c, PathResult result, Change change, String further) {
    PathStore.walked(c.tx(), c.path(), result, change);
    Proving.follow(c, result);
    PathDesk.joined(c, c.who().person());
    PathLive.say(c.tx(), c.launch(), false);
    List<CriticalPath> all = PathStore.ofLaunch(c.tx().sql(), c.launch().id());
    return new Reply.Private(
        Card.of(
            "Path *%d* %s%s.%s\n%s."
                .formatted(
                    c.path().number(),
                    result.outcome() == PathResult.Outcome.BLOCKED
                        ? "is blocked"
                        : result.outcome().words(),
                    result.alone() ? ", by you alone, who built it" : "",
                    further,
                    PathView.summary(all))));
  }

  private static @Nullable Long stillOpen(CriticalPath path) {
    PathResult last = path.last();
    return path.entryOpen() && last != null ? last.entry() : null;
  }

  /** A required path that fails stops the launch; any other hits users, and somebody owns it. */
  private static Intake.Answer draft(Visit visit, PathDesk.Case c, PathResult result) {
    CriticalPath path = c.path();
    String owner = path.owner();
    Severity severity = path.required() ? Severity.BLOCKER : Severity.HIGH;
    Draft draft =
        Draft.of(Mrkdwn.truncate("Path %d fails: %s".formatted(path.number(), path.title()), TITLE))
            .withSeverity(severity)
            .withImpact(result.note())
            .withOwner(owner == null && severity == Severity.HIGH ? visit.person().id() : owner)
            .withTags(List.of("critical-path"));
    return Intake.judge(draft, c.who(), visit.today(), c.launch().launchDate());
  }
}
