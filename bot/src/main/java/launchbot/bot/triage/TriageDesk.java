package launchbot.bot.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.people.Role;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Standing;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Changing entries, whatever the entrance: load, decide by the rules, save, say. One transaction a
 * request.
 */
final class TriageDesk {
  private final Ledger ledger;
  private final People people;

  TriageDesk(Ledger ledger, People people) {
    this.ledger = ledger;
    this.people = people;
  }

  /** What a rule is asked about. */
  record Case(Tx tx, Entry entry, Launch launch, Standing who) {}

  /** One or more rules, each about what the one before left. */
  interface Rule {
    List<Verdict<Entry>> decide(Case c);
  }

  /** A single rule. */
  interface OneRule {
    Verdict<Entry> decide(Case c);
  }

  /** What became of a request. */
  sealed interface Outcome {}

  /** Done and saved. */
  record Done(Entry before, Entry entry, Launch launch) implements Outcome {}

  /** Not done; in mrkdwn. */
  record Refused(String why) implements Outcome {}

  /** Not done, because somebody changed the entry in the meantime. */
  record Conflict(Entry current, Launch launch) implements Outcome {}

  Ledger ledger() {
    return ledger;
  }

  Outcome change(Visit visit, long number, OneRule rule) {
    return change(visit, number, null, c -> List.of(rule.decide(c)));
  }

  /**
   * @param seen the version that the person saw when deciding; null when that does not matter
   */
  Outcome change(Visit visit, long number, @Nullable Integer seen, Rule rule) {
    return ledger.write(
        visit.cause(),
        tx -> {
          Optional<Entry> found = EntryStore.lock(tx, number);
          if (found.isEmpty()) {
            return new Refused(noSuch(number));
          }
          Entry before = found.get();
          Launch launch = LaunchStore.find(tx.sql(), before.launch()).orElseThrow();
          if (seen != null && seen != before.version()) {
            return new Conflict(before, launch);
          }
          var c = new Case(tx, before, launch, standing(tx.sql(), visit, launch));
          return settle(c, rule.decide(c));
        });
  }

  static String noSuch(long number) {
    return "There is no #%d in this workspace. `/triage list` shows what there is."
        .formatted(number);
  }

  /** Why this person cannot be given an entry; empty when nothing speaks against it. */
  Optional<String> objection(Visit visit, @Nullable String owner) {
    return owner == null || owner.equals(visit.person().id())
        ? Optional.empty()
        : people.objection(visit.workspace(), owner, visit.at());
  }

  /** Who the visitor is in this launch; somebody who is about to take part counts already. */
  static Standing standing(DSLContext sql, Visit visit, Launch launch) {
    return Roles.standing(sql, visit, launch);
  }

  /** Who the visitor is while the launch is not known: enough to say whether adding is allowed. */
  static Standing stranger(Visit visit) {
    return new Standing(visit.person().id(), Roles.anywhere(visit), 1);
  }

  private static Outcome settle(Case c, List<Verdict<Entry>> verdicts) {
    Entry now = c.entry();
    List<Verdict.Moved<Entry>> moves = new ArrayList<>();
    for (Verdict<Entry> verdict : verdicts) {
      switch (verdict) {
        case Verdict.Refused<Entry>(String why) -> {
          return new Refused(why);
        }
        case Verdict.Moved<Entry> moved -> {
          moves.add(moved);
          now = moved.next();
        }
      }
    }
    for (Verdict.Moved<Entry> moved : moves) {
      EntryStore.save(c.tx(), moved.next(), moved.change());
    }
    LaunchStore.join(c.tx(), seats(c.launch(), c.who(), now));
    say(c.tx(), c.launch(), now);
    tellNewOwner(c.tx(), c.launch(), c.entry().owner(), now);
    return new Done(c.entry(), now, c.launch());
  }

  /** Whoever decides something, and whoever is given something, holds a role from then on. */
  static Set<LaunchStore.Seat> seats(Launch launch, Standing who, Entry entry) {
    Set<LaunchStore.Seat> seats = new HashSet<>();
    if (who.role() != Role.GUEST) {
      seats.add(new LaunchStore.Seat(launch.id(), who.person()));
    }
    String owner = entry.owner();
    if (owner != null) {
      seats.add(new LaunchStore.Seat(launch.id(), owner));
    }
    return seats;
  }

  /** The entry's own message and the pinned table follow every change. */
  static void say(Tx tx, Launch launch, Entry entry) {
    boolean isNew = entry.version() == 1;
    tx.say(
        new Message.Live(
            launch.channel(),
            EntryLive.subject(entry.number()),
            Duration.ofSeconds(1),
            isNew,
            Message.Urgency.NEWS));
    sayTable(tx, launch);
  }

  static void sayTable(Tx tx, Launch launch) {
    tx.say(
        new Message.Live(
            launch.channel(),
            TableLive.subject(launch.id()),
            Duration.ofSeconds(3),
            false,
            Message.Urgency.NUDGE));
    StatusBoard.follow(tx, launch);
  }

  static void tellNewOwner(Tx tx, Launch launch, @Nullable String before, Entry entry) {
    String owner = entry.owner();
    if (owner != null
        && !owner.equals(before)
        && !owner.equals(tx.cause().actor().id())
        && !entry.deleted()) {
      var card =
          EntryView.given(entry, tx.cause().actor().id(), tx.cause().at().atZone(launch.zone()));
      tx.say(new Message.Post(owner, null, card.text(), card.blocksJson(), Message.Urgency.ANSWER));
    }
  }
}
