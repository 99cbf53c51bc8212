package launchbot.bot.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.sprint.CriticalPath;
import launchbot.sprint.CriticalPaths;
import launchbot.sprint.PathAssignment;
import launchbot.sprint.PathStore;

/** Gives the paths that nobody walks yet to the testers, and tells each of them. */
final class Sharing {
  private final Ledger ledger;

  Sharing(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What somebody asked for in the channel. */
  Reply share(Visit visit) {
    return LaunchDesk.write(ledger, visit, (tx, launch) -> share(tx, visit, launch));
  }

  /** By the launch that our own button brings back. */
  Reply share(Visit visit, String launch) {
    long id = Numbers.of(launch);
    return ledger.<Reply>write(
        visit.cause(),
        tx ->
            LaunchStore.find(tx.sql(), id)
                .map(found -> share(tx, visit, found))
                .orElseGet(() -> new Reply.Refusal("There is no such launch here.")));
  }

  private static Reply share(Tx tx, Visit visit, Launch launch) {
    var refusal = Permissions.check(Roles.of(visit, launch), Verb.SET_PATHS);
    if (refusal.isPresent()) {
      return new Reply.Refusal(refusal.get());
    }
    PathAssignment assignment = assign(tx, launch);
    if (assignment.testers().isEmpty()) {
      return new Reply.Refusal(
          assignment.nobody().isEmpty()
              ? "Every path has somebody who walks it."
              : nobody(assignment.nobody()));
    }
    PathLive.say(tx, launch, false);
    return new Reply.Private(
        Card.of(
            assignment.testers().entrySet().stream()
                    .map(one ->
                        "*%d* %s".formatted(one.getKey().number(), Mrkdwn.user(one.getValue())))
                    .collect(Collectors.joining(" · ", "Given out: ", "."))
                + (assignment.nobody().isEmpty() ? "" : "\n" + nobody(assignment.nobody()))));
  }

  /** The day on which they are walked: what can be given out is, and the channel sees them all. */
  static void onItsDay(Tx tx, Launch launch) {
    if (PathStore.ofLaunch(tx.sql(), launch.id()).isEmpty()) {
      return;
    }
    PathAssignment assignment = assign(tx, launch);
    PathLive.say(tx, launch, true);
    if (!assignment.nobody().isEmpty()) {
      tx.say(
          new Message.Post(
              launch.channel(),
              null,
              "%s, %s".formatted(Mrkdwn.user(launch.lead()), nobody(assignment.nobody())),
              null,
              Message.Urgency.NEWS));
    }
  }

  private static PathAssignment assign(Tx tx, Launch launch) {
    List<String> testers =
        LaunchStore.roles(tx.sql(), launch.id()).getOrDefault(LaunchRole.TESTER, List.of());
    var assignment = PathAssignment.of(PathStore.ofLaunch(tx.sql(), launch.id()), testers);
    Map<String, List<CriticalPath>> each = new LinkedHashMap<>();
    assignment
        .testers()
        .forEach((path, tester) -> {
          var moved = CriticalPaths.given(path, tester);
          PathStore.save(tx, moved.next(), moved.change());
          each.computeIfAbsent(tester, _ -> new ArrayList<>()).add(moved.next());
        });
    each.forEach((tester, paths) -> tell(tx, launch, tester, paths));
    return assignment;
  }

  static void tell(Tx tx, Launch launch, String tester, List<CriticalPath> paths) {
    Card card = PathView.given(launch, paths);
    tx.say(new Message.Post(tester, null, card.text(), card.blocksJson(), Message.Urgency.ANSWER));
  }

  private static String nobody(List<CriticalPath> paths) {
    String numbers =
        paths.stream().map(path -> String.valueOf(path.number())).collect(Collectors.joining(", "));
    return "no tester fits for path %s, since nobody tests what they built. `/launch role tester @somebody` names testers and `/launch path share` gives the paths out, or `/launch path assign %d @somebody` names one for a path."
        .formatted(numbers, paths.getFirst().number());
  }
}
