package launchbot.bot.checklist;

import com.slack.api.model.block.LayoutBlock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.EvidenceStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemStore;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;

/** What somebody is told of items that opened again; nothing of those that are settled by then. */
final class ReopenedLive implements LiveView {
  private static final int MOST = 10;

  private final Ledger ledger;
  private final InstantSource clock;

  ReopenedLive(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return EvidenceStore.REOPENED;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    Instant now = clock.instant();
    List<Long> ids =
        Arrays.stream(subject.substring(subject.indexOf(':') + 1).split(",", -1))
            .map(one -> Long.valueOf(one.substring(0, one.indexOf('.'))))
            .toList();
    return ledger.read(
        workspace,
        sql -> {
          List<Item> open =
              ItemStore.find(sql, ids).stream()
                  .filter(item -> !item.removed() && !item.settled(now))
                  .toList();
          if (open.isEmpty()) {
            return Optional.empty();
          }
          Launch launch = LaunchStore.find(sql, open.getFirst().launch()).orElseThrow();
          Card card = card(launch, open, now);
          return Optional.of(card.rendered(false));
        });
  }

  static Card card(Launch launch, List<Item> open, Instant now) {
    String note =
        open.size() == 1
            ? "An item of the checklist of %s is open again: what proved it holds no longer."
                .formatted(Mrkdwn.channel(launch.channel()))
            : "%d items of the checklist of %s are open again: what proved them holds no longer."
                .formatted(open.size(), Mrkdwn.channel(launch.channel()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(note));
    for (Item item : open.subList(0, Math.min(MOST, open.size()))) {
      blocks.add(
          Blocks.section(
              ItemLook.title(item, now) + "\n" + ItemLook.facts(item, launch.zone(), now),
              ItemLook.button("Details", "show", item)));
    }
    if (open.size() > MOST) {
      blocks.add(
          Blocks.context(
              "And %d more: `/launch check mine` shows them.".formatted(open.size() - MOST)));
    }
    blocks.add(
        Blocks.context("They close by themselves once their sources are green and fresh again."));
    return new Card(note, blocks);
  }
}
