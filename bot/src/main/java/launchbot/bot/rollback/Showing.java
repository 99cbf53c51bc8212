package launchbot.bot.rollback;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.RunPart;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;

/** The words that only look: all rollbacks, and one. */
final class Showing {
  private static final int PAGE = 15;
  private static final int WORDS = 120;

  private final Ledger ledger;
  private final Supplier<List<RunPart>> parts;

  Showing(Ledger ledger, Supplier<List<RunPart>> parts) {
    this.ledger = ledger;
    this.parts = parts;
  }

  Reply show(Ask ask) {
    return RunDesk.read(
        ledger,
        ask.visit(),
        ask.words(),
        (sql, one) ->
            one.rest().isEmpty()
                ? new Reply.Private(
                    RunView.card(
                        RunLook.of(sql, one.launch(), one.run(), ask.visit().at(), parts.get()),
                        ask.visit().at()))
                : new Reply.Refusal("Name one by its number: `/rollback show 3`."));
  }

  Reply list(Ask ask) {
    OptionalInt page = Numbers.small(ask.words(), 0);
    if (ask.words().size() > 1
        || (!ask.words().isEmpty() && (page.isEmpty() || page.getAsInt() < 1))) {
      return new Reply.Refusal("Type `/rollback list`, or `/rollback list 2` for the second page.");
    }
    return LaunchDesk.read(
        ledger,
        ask.visit(),
        (sql, launch) -> {
          int at = page.orElse(1);
          List<Run> some = RunStore.newest(sql, launch.id(), (at - 1) * PAGE, PAGE + 1);
          return new Reply.Replace(
              card(launch, some.stream().limit(PAGE).toList(), at, some.size() > PAGE));
        });
  }

  private static Card card(Launch launch, List<Run> some, int page, boolean more) {
    List<String> lines = new ArrayList<>();
    lines.add("*Rollbacks of* " + Mrkdwn.plain(launch.name()));
    if (some.isEmpty()) {
      lines.add(
          page == 1
              ? "There has been none. `/rollback now because …` proposes one, `/rollback drill`"
                  + " rehearses it."
              : "There are no more.");
    }
    some.forEach(one ->
        lines.add(
            "*%d* %s%s · %s · %s · %s"
                .formatted(
                    one.number(),
                    one.drill() ? "DRILL · " : "",
                    RunView.way(one),
                    one.status().key(),
                    Mrkdwn.date(one.proposedAt(), launch.zone()),
                    Mrkdwn.plain(Mrkdwn.truncate(one.reason(), WORDS)))));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    List<BlockElement> buttons = new ArrayList<>();
    if (page > 1) {
      buttons.add(RollbackCommand.button("Newer", "list:newer", String.valueOf(page - 1)));
    }
    if (more) {
      buttons.add(RollbackCommand.button("Older", "list", String.valueOf(page + 1)));
    }
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    return new Card("Rollbacks of " + Mrkdwn.plain(launch.name()), blocks);
  }
}
