package launchbot.bot.path;

import java.util.Optional;
import launchbot.checklist.Backing;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.EvidenceStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemStore;
import launchbot.checklist.Proofs;
import launchbot.checklist.State;
import launchbot.checklist.Who;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.sprint.PathResult;
import launchbot.sprint.PathStore;

/**
 * A path of the playbook is an item of the checklist too: whoever walks it says how that stands,
 * and need not say it twice.
 */
final class Proving {
  private static final String SECTION = "critical-paths.";

  private Proving() {}

  static void follow(PathDesk.Case c, PathResult result) {
    Tx tx = c.tx();
    long launch = c.launch().id();
    Optional<String> slug = PathStore.proves(tx.sql(), c.path());
    if (slug.isEmpty() || !ChecklistStore.lock(tx, launch)) {
      return;
    }
    Optional<Item> found = ItemStore.withKey(tx.sql(), launch, SECTION + slug.get());
    if (found.isEmpty()) {
      return;
    }
    // Refused where it says so already, or where a source that is connected knows better.
    if (decide(c, found.get(), result) instanceof Verdict.Moved<Item>(Item next, var change)) {
      ItemStore.save(tx, next, change);
      EvidenceStore.settle(tx, launch);
    }
  }

  private static Verdict<Item> decide(PathDesk.Case c, Item item, PathResult result) {
    var who = new Who(c.who().person(), c.who().role());
    var at = result.at();
    Backing backing = EvidenceStore.backing(c.tx().sql(), item, at);
    String note = result.note();
    String words =
        "Path %d %s%s"
            .formatted(
                c.path().number(), result.outcome().words(), note == null ? "" : ": " + note);
    if (result.outcome() == PathResult.Outcome.PASS) {
      return Proofs.tick(item, words, backing, who, at);
    }
    return item.state() instanceof State.Done
        ? Proofs.reopen(item, words, backing, who, at)
        : new Verdict.Refused<>("it is open");
  }
}
