package launchbot.bot.triage;

import launchbot.bot.slack.Mrkdwn;
import launchbot.readiness.Reason;
import launchbot.triage.Entry;
import launchbot.triage.Obstacle;

/** What speaks against the launch, in words. */
final class Objections {
  private Objections() {}

  static Reason reason(Obstacle obstacle) {
    Obstacle.Kind kind = obstacle.kind();
    return switch (obstacle) {
      case Obstacle.One(_, Entry entry) ->
          new Reason(
              kind.weight(),
              kind.key(),
              "%s: %s".formatted(fault(kind, entry), Mrkdwn.plain(entry.title())),
              "triage show " + entry.number(),
              entry.owner());
      case Obstacle.More(_, int open) ->
          new Reason(kind.weight(), kind.key(), more(kind, open), list(kind), null);
    };
  }

  private static String fault(Obstacle.Kind kind, Entry entry) {
    long n = entry.number();
    return switch (kind) {
      case OPEN_BLOCKER -> "Blocker #%d is open".formatted(n);
      case LACKING_HIGH -> "High #%d %s".formatted(n, lack(entry));
      case HIGH_ON_WORKAROUND -> "High #%d rests on a workaround".formatted(n);
    };
  }

  private static String lack(Entry entry) {
    if (entry.workaround() != null) {
      return "has no owner";
    }
    return entry.owner() == null
        ? "has neither an owner nor a workaround"
        : "is not fixed and has no workaround";
  }

  private static String more(Obstacle.Kind kind, int open) {
    return switch (kind) {
      case OPEN_BLOCKER -> "More blockers are open, %d in all".formatted(open);
      case LACKING_HIGH ->
          "More highs lack an owner or a workaround; %d are open in all".formatted(open);
      case HIGH_ON_WORKAROUND ->
          "More highs rest on a workaround; %d are open in all".formatted(open);
    };
  }

  private static String list(Obstacle.Kind kind) {
    return kind == Obstacle.Kind.OPEN_BLOCKER ? "triage list blocker" : "triage list high";
  }
}
