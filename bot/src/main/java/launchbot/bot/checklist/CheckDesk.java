package launchbot.bot.checklist;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Visit;
import launchbot.checklist.Backing;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.EvidenceStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemStore;
import launchbot.checklist.Items;
import launchbot.checklist.Who;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.sprint.SprintStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Changing items, whatever the entrance: load, decide by the rules, save, say. */
final class CheckDesk {
  private final Ledger ledger;
  private final People people;

  CheckDesk(Ledger ledger, People people) {
    this.ledger = ledger;
    this.people = people;
  }

  /** What a rule is asked about. */
  record Case(Item item, Launch launch, Who who, Backing backing) {}

  /** A rule. */
  interface Rule {
    Verdict<Item> decide(Case c);
  }

  /** What became of a request. */
  sealed interface Outcome {}

  /** Done and saved. */
  record Done(Item before, Item item, Launch launch, Backing backing) implements Outcome {}

  /** Not done; in mrkdwn. */
  record Refused(String why) implements Outcome {}

  /** An item as it is, or why there is none. */
  sealed interface Found {}

  record Here(Item item, Launch launch, Backing backing) implements Found {}

  record Nowhere(String why) implements Found {}

  /** A launch with its checklist, or why there is none. */
  sealed interface Begun {}

  record Ready(Launch launch) implements Begun {}

  record NoList(String why) implements Begun {}

  Ledger ledger() {
    return ledger;
  }

  /** The launch of the visitor's channel. Its checklist begins with the first look at it. */
  Begun begun(Visit visit) {
    Begun place = ledger.read(visit.workspace(), sql -> place(sql, visit));
    if (!(place instanceof Ready(Launch launch))
        || ledger.<Boolean>read(
            visit.workspace(), sql -> ChecklistStore.exists(sql, launch.id()))) {
      return place;
    }
    if (visit.person().guest()) {
      return new NoList(
          "This launch has no checklist yet. It begins when somebody of the team types `/launch"
              + " check`.");
    }
    return ledger.write(
        visit.again("checklist").cause(),
        tx -> {
          Set<String> required =
              SprintStore.find(tx.sql(), launch.id())
                  .map(sprint -> sprint.plan().required())
                  .orElse(Set.of());
          ChecklistStore.start(tx, launch.id(), required);
          return place;
        });
  }

  /** The launch of the visitor's channel, whether it has a checklist or not. */
  static Begun place(DSLContext sql, Visit visit) {
    Places.Place place = Places.of(sql, visit, null);
    return switch (place) {
      case Places.Here(Launch launch) -> new Ready(launch);
      case Places.Which(List<Launch> launches) when launches.size() == 1 ->
          new Ready(launches.getFirst());
      case Places.Which _, Places.Fresh _, Places.Nowhere _ -> new NoList(Places.none(place));
    };
  }

  /** An item, removed ones too. */
  Found find(Visit visit, ItemKey key) {
    return ledger.read(visit.workspace(), sql -> find(sql, visit, key));
  }

  private static Found find(DSLContext sql, Visit visit, ItemKey key) {
    Optional<Item> found;
    String none;
    switch (key) {
      case ItemKey.Id(long id) -> {
        found = ItemStore.find(sql, id);
        none = "That item is not here any more. `/launch check all` shows what there is.";
      }
      case ItemKey.Nth(long number) -> {
        if (place(sql, visit) instanceof NoList(String why)) {
          return new Nowhere(why);
        }
        Launch launch = ((Ready) place(sql, visit)).launch();
        found = ItemStore.find(sql, launch.id(), number);
        none =
            "There is no item #%d on this launch's checklist. `/launch check all` shows what there is."
                .formatted(number);
      }
    }
    return found
        .<Found>map(item ->
            new Here(
                item,
                LaunchStore.find(sql, item.launch()).orElseThrow(),
                EvidenceStore.backing(sql, item, visit.at())))
        .orElseGet(() -> new Nowhere(none));
  }

  Outcome change(Visit visit, ItemKey key, Rule rule) {
    return ledger.write(
        visit.cause(),
        tx ->
            switch (find(tx.sql(), visit, key)) {
              case Nowhere(String why) -> new Refused(why);
              case Here(Item seen, Launch launch, _) -> {
                ChecklistStore.lock(tx, launch.id());
                Item item = ItemStore.find(tx.sql(), seen.id()).orElseThrow();
                var c =
                    new Case(
                        item,
                        launch,
                        who(visit, launch),
                        EvidenceStore.backing(tx.sql(), item, visit.at()));
                yield settle(tx, visit, c, rule.decide(c));
              }
            });
  }

  /** An item of the team's own. */
  Outcome add(Visit visit, Launch launch, String text, String section, boolean required) {
    return ledger.write(
        visit.cause(),
        tx -> {
          Who who = who(visit, launch);
          // Asked before a number is taken, so that a refusal takes none.
          if (Items.add(0, launch.id(), 0, section, text, required, who, visit.at())
              instanceof Verdict.Refused<Item>(String why)) {
            return new Refused(why);
          }
          int number = ChecklistStore.takeNumber(tx, launch.id());
          var added =
              (Verdict.Moved<Item>)
                  Items.add(0, launch.id(), number, section, text, required, who, visit.at());
          Item item = ItemStore.add(tx, added);
          return saved(tx, visit, item, item, launch, added.change().verb());
        });
  }

  /** Why this person cannot be given an item; empty when nothing speaks against it. */
  Optional<String> objection(Visit visit, @Nullable String owner) {
    return owner == null || owner.equals(visit.person().id())
        ? Optional.empty()
        : people.objection(visit.workspace(), owner, visit.at());
  }

  /** What a rule would be asked about. */
  static Case about(Visit visit, Here here) {
    return new Case(here.item(), here.launch(), who(visit, here.launch()), here.backing());
  }

  static Who who(Visit visit, Launch launch) {
    return new Who(visit.person().id(), Roles.of(visit, launch));
  }

  private static Outcome settle(Tx tx, Visit visit, Case c, Verdict<Item> verdict) {
    return switch (verdict) {
      case Verdict.Refused<Item>(String why) -> new Refused(why);
      case Verdict.Moved<Item>(Item next, var change) -> {
        ItemStore.save(tx, next, change);
        yield saved(tx, visit, c.item(), next, c.launch(), change.verb());
      }
    };
  }

  /** What follows from a change: what rests on it, who takes part, who is told. */
  private static Outcome saved(
      Tx tx, Visit visit, Item before, Item next, Launch launch, String verb) {
    EvidenceStore.settle(tx, launch.id());
    Set<LaunchStore.Seat> seats = new HashSet<>();
    if (Roles.of(visit, launch) != Role.GUEST) {
      seats.add(new LaunchStore.Seat(launch.id(), visit.person().id()));
    }
    if (next.owner() != null) {
      seats.add(new LaunchStore.Seat(launch.id(), next.owner()));
    }
    LaunchStore.join(tx, seats);
    Telling.about(tx, launch, before, next, verb);
    StatusBoard.follow(tx, launch);
    Item now = ItemStore.find(tx.sql(), next.id()).orElseThrow();
    return new Done(before, now, launch, EvidenceStore.backing(tx.sql(), now, visit.at()));
  }
}
