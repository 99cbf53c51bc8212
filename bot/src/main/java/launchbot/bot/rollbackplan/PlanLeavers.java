package launchbot.bot.rollbackplan;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.SlackListener;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import launchbot.rollbackplan.Step;

/** Whoever is deactivated in Slack owns no step any more: the team hears which ones those are. */
final class PlanLeavers implements SlackListener {
  private final Ledger ledger;

  PlanLeavers(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public boolean cares(Happening happening) {
    return happening instanceof Happening.Left;
  }

  @Override
  public void heard(Visit visit, Happening happening) {
    String person = visit.person().id();
    ledger.<Integer>observe(
        visit.cause(),
        tx -> {
          List<Launch> launches = LaunchStore.open(tx.sql());
          launches.forEach(one -> left(tx, one, person));
          return launches.size();
        });
  }

  private static void left(Tx tx, Launch launch, String person) {
    List<PlanVersion> theirs =
        PlanStore.current(tx.sql(), launch.id()).stream()
            .filter(one -> PlanKnown.named(one.plan()).contains(person))
            .toList();
    for (PlanVersion plan : theirs) {
      Card card = card(plan, person);
      tx.say(
          new Message.Post(
              launch.channel(), null, card.text(), card.blocksJson(), Message.Urgency.NEWS));
    }
    // Roles count too: who holds one need not stand in the plan by name.
    PlanProof.settle(tx, launch);
  }

  private static Card card(PlanVersion plan, String person) {
    List<String> steps =
        plan.plan().steps().stream()
            .filter(step -> person.equals(step.owner()) || person.equals(step.deputy()))
            .map(Step::key)
            .toList();
    String environment = plan.plan().environment();
    String text =
        "%s was deactivated in Slack and can answer no more. The rollback plan of `%s` names them%s. Name somebody else."
            .formatted(
                Mrkdwn.user(person),
                environment,
                steps.isEmpty() ? "" : " for " + String.join(", ", steps));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(text));
    blocks.add(
        Blocks.actions(
            List.of(
                steps.isEmpty()
                    ? RollbackCommand.button("Show the plan", "plan", environment)
                    : RollbackCommand.button(
                        "Change " + steps.getFirst(),
                        "plan",
                        "step %s in %s".formatted(steps.getFirst(), environment)),
                RollbackCommand.button("What is missing", "lint", environment))));
    return new Card(text, blocks);
  }
}
