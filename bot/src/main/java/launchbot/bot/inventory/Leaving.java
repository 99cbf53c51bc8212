package launchbot.bot.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.SlackListener;
import launchbot.bot.slack.Visit;
import launchbot.inventory.AccessStore;
import launchbot.inventory.AccessSystem;
import launchbot.inventory.Variable;
import launchbot.inventory.VariableStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;

/**
 * Somebody is deactivated in Slack: the lead hears once which access is to be taken away; what they
 * owned is nobody's; shared credentials that they knew are to be changed.
 */
final class Leaving implements SlackListener {
  private static final int DAYS = 7;
  private static final int MOST = 30;

  private final Ledger ledger;

  Leaving(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public boolean cares(Happening happening) {
    return happening instanceof Happening.Left;
  }

  @Override
  public void heard(Visit visit, Happening happening) {
    String person = visit.person().id();
    ledger.<Integer>write(
        visit.cause(),
        tx -> {
          var launches = new TreeSet<Long>();
          AccessStore.heldBy(tx.sql(), person).forEach(one -> launches.add(one.launch()));
          VariableStore.ownedBy(tx.sql(), person).forEach(one -> launches.add(one.launch()));
          launches.forEach(
              id -> LaunchStore.lock(tx, id).ifPresent(launch -> leaves(tx, launch, person)));
          return launches.size();
        });
  }

  private static void leaves(Tx tx, Launch launch, String person) {
    LocalDate today = tx.cause().at().atZone(launch.zone()).toLocalDate();
    List<String> lines = new ArrayList<>();
    for (AccessSystem system : AccessStore.heldBy(tx.sql(), person)) {
      if (system.launch() == launch.id() && AccessStore.left(tx, system, person)) {
        String level =
            system.holders().stream()
                .filter(one -> one.slack() && one.who().equals(person))
                .map(AccessSystem.Holder::level)
                .findFirst()
                .orElse("access");
        lines.add(
            "• *%d* %s (%s)%s"
                .formatted(
                    system.number(),
                    Mrkdwn.plain(system.name()),
                    Mrkdwn.plain(level),
                    system.shared() ? ": shared, so change its credentials" : ""));
        LocalDate due = today.plusDays(DAYS);
        LocalDate before = system.rotateOn();
        if (system.shared() && (before == null || before.isAfter(due))) {
          Rotating.dueOn(tx, launch, system, due, "somebody who knew them left");
        }
      }
    }
    List<Variable> owned =
        VariableStore.ownedBy(tx.sql(), person).stream()
            .filter(one -> one.launch() == launch.id())
            .toList();
    for (Variable one : owned) {
      VariableStore.save(tx, one, one.ownedBy(null));
    }
    if (!owned.isEmpty()) {
      VariableStore.settle(tx, launch.id());
      lines.add(
          owned.size() == 1
              ? "• One variable is nobody's now: `/launch env own rest @somebody`"
              : "• %d variables are nobody's now: `/launch env own rest @somebody`"
                  .formatted(owned.size()));
    }
    if (!lines.isEmpty()) {
      tell(tx, launch, person, lines);
    }
  }

  private static void tell(Tx tx, Launch launch, String person, List<String> lines) {
    String text =
        "%s was deactivated in Slack. What they held in %s stays theirs until somebody takes it away:"
            .formatted(Mrkdwn.user(person), Mrkdwn.channel(launch.channel()));
    List<String> all = new ArrayList<>();
    all.add(text);
    all.addAll(lines.subList(0, Math.min(MOST, lines.size())));
    var card =
        new Card(
            text,
            Stream.concat(
                    Blocks.sections(all).stream(),
                    Stream.of(
                        Blocks.context(
                            "When one is taken away there, type `/launch access take 3 @them` in %s."
                                .formatted(Mrkdwn.channel(launch.channel())))))
                .toList());
    recipient(tx, launch, person)
        .ifPresent(to ->
            tx.say(new Message.Post(to, null, text, card.blocksJson(), Message.Urgency.ANSWER)));
  }

  /** The lead; where the lead left, whoever approves. Never a channel: guests read there. */
  private static Optional<String> recipient(Tx tx, Launch launch, String person) {
    var roles = LaunchStore.roles(tx.sql(), launch.id());
    return Stream.of(
            List.of(launch.lead()),
            roles.getOrDefault(LaunchRole.LEAD, List.of()),
            roles.getOrDefault(LaunchRole.APPROVER, List.of()),
            roles.getOrDefault(LaunchRole.MEMBER, List.of()))
        .flatMap(List::stream)
        .filter(one -> !one.equals(person))
        .findFirst();
  }
}
