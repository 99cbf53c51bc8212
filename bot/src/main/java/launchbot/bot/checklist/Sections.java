package launchbot.bot.checklist;

import java.util.List;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Visit;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.EvidenceStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemStore;
import launchbot.checklist.Items;
import launchbot.checklist.Who;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Verdict;

/** Which sections a launch has use for. */
final class Sections {
  private Sections() {}

  /** What became of a whole section. */
  sealed interface Many {}

  record Changed(int items) implements Many {}

  record Not(String why) implements Many {}

  /** All of a section's items off the list, or back on it. */
  static Many whole(Ledger ledger, Visit visit, Launch launch, String section, boolean remove) {
    return ledger.write(
        visit.cause(),
        tx -> {
          ChecklistStore.lock(tx, launch.id());
          Who who = CheckDesk.who(visit, launch);
          List<Item> items =
              remove
                  ? ItemStore.all(tx.sql(), launch.id())
                  : ItemStore.removed(tx.sql(), launch.id());
          int changed = 0;
          for (Item item : items) {
            if (!item.section().equals(section)) {
              continue;
            }
            switch (remove ? Items.remove(item, who, visit.at()) : Items.restore(item, who)) {
              case Verdict.Refused<Item>(String why) -> {
                return new Not(why); // for one is for all: it is about who asks
              }
              case Verdict.Moved<Item>(Item next, var change) -> ItemStore.save(tx, next, change);
            }
            changed++;
          }
          EvidenceStore.settle(tx, launch.id());
          if (changed > 0) {
            StatusBoard.follow(tx, launch);
          }
          return new Changed(changed);
        });
  }
}
