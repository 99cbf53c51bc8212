package launchbot.bot.path;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.sprint.CriticalPath;
import launchbot.sprint.CriticalPaths;
import launchbot.sprint.PathStore;
import launchbot.triage.Standing;
import launchbot.triage.Wording;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Changing critical paths, whatever the entrance: load, decide by the rules, save, say. */
final class PathDesk {
  private static final String NONE =
      "There is no such path in this launch. `/launch path` lists them.";

  private final Ledger ledger;
  private final People people;

  PathDesk(Ledger ledger, People people) {
    this.ledger = ledger;
    this.people = people;
  }

  /** A rule about one path. */
  interface Rule {
    Verdict<CriticalPath> decide(CriticalPath path, Standing who);
  }

  /** A path, and where it is. */
  record Case(Tx tx, Launch launch, CriticalPath path, Standing who) {}

  /** What is done with one. */
  interface Work {
    Reply on(Case c);
  }

  /** Something about one path is looked at. */
  interface Look {
    Reply at(DSLContext sql, CriticalPath path);
  }

  Reply show(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            new Reply.Private(PathView.card(launch, PathStore.ofLaunch(sql, launch.id()))));
  }

  Reply add(Visit visit, String title) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          // Numbers have no doubles: whoever takes one holds the launch.
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<String> objection =
              CriticalPaths.objection(
                  PathStore.ofLaunch(tx.sql(), launch.id()),
                  title,
                  Roles.standing(tx.sql(), visit, launch));
          if (objection.isPresent()) {
            return new Reply.Refusal(objection.get());
          }
          CriticalPath added = PathStore.add(tx, launch.id(), Wording.line(title));
          PathLive.say(tx, launch, false);
          return new Reply.Private(
              Card.of(
                  "Added as path *%1$d*. `/launch path assign %1$d @somebody` says who walks it, `/launch path owner %1$d @somebody` who built it."
                      .formatted(added.number())));
        });
  }

  Reply change(Visit visit, int number, Rule rule) {
    return with(visit, number, c -> settle(c, rule));
  }

  Reply changeById(Visit visit, long id, Rule rule) {
    return withId(visit, id, c -> settle(c, rule));
  }

  /** Why this person cannot be given a path; empty when nothing speaks against it. */
  Optional<String> objection(Visit visit, String person) {
    return person.equals(visit.person().id())
        ? Optional.empty()
        : people.objection(visit.workspace(), person, visit.at());
  }

  Reply remove(Visit visit, int number) {
    return with(
        visit,
        number,
        c ->
            switch (CriticalPaths.remove(c.path(), c.who())) {
              case Verdict.Refused<CriticalPath>(String why) -> new Reply.Refusal(why);
              case Verdict.Moved<CriticalPath>(_, Change change) -> {
                PathStore.remove(c.tx(), c.path(), change);
                PathLive.say(c.tx(), c.launch(), false);
                yield new Reply.Private(
                    Card.of(
                        "Path *%d* is removed. What was said of it stays in the history."
                            .formatted(number)));
              }
            });
  }

  Reply look(Visit visit, int number, Look look) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            numbered(sql, launch, number)
                .map(path -> look.at(sql, path))
                .orElseGet(() -> new Reply.Refusal(NONE)));
  }

  Reply lookById(Visit visit, long id, Look look) {
    return ledger.<Reply>read(
        visit.workspace(),
        sql ->
            PathStore.find(sql, id)
                .map(path -> look.at(sql, path))
                .orElseGet(() -> new Reply.Refusal(NONE)));
  }

  Reply with(Visit visit, int number, Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) ->
            numbered(tx.sql(), launch, number)
                .map(path -> on(tx, visit, path.id(), work))
                .orElseGet(() -> new Reply.Refusal(NONE)));
  }

  Reply withId(Visit visit, long id, Work work) {
    return ledger.<Reply>write(visit.cause(), tx -> on(tx, visit, id, work));
  }

  private static Reply on(Tx tx, Visit visit, long id, Work work) {
    Optional<CriticalPath> path = PathStore.lock(tx, id);
    if (path.isEmpty()) {
      return new Reply.Refusal(NONE);
    }
    Launch launch = LaunchStore.find(tx.sql(), path.get().launch()).orElseThrow();
    return work.on(new Case(tx, launch, path.get(), Roles.standing(tx.sql(), visit, launch)));
  }

  private static Reply settle(Case c, Rule rule) {
    return switch (rule.decide(c.path(), c.who())) {
      case Verdict.Refused<CriticalPath>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<CriticalPath>(CriticalPath next, Change change) -> {
        PathStore.save(c.tx(), next, change);
        joined(c, next.tester());
        joined(c, next.owner());
        PathLive.say(c.tx(), c.launch(), false);
        String tester = next.tester();
        if (tester != null
            && !tester.equals(c.path().tester())
            && !tester.equals(c.who().person())) {
          Sharing.tell(c.tx(), c.launch(), tester, List.of(next));
        }
        yield new Reply.Private(Card.of(PathView.line(next) + "\n" + PathView.state(next)));
      }
    };
  }

  /** Whoever has something to do with it holds a role from then on. */
  static void joined(Case c, @Nullable String person) {
    if (person != null) {
      LaunchStore.join(c.tx(), Set.of(new LaunchStore.Seat(c.launch().id(), person)));
    }
  }

  private static Optional<CriticalPath> numbered(DSLContext sql, Launch launch, int number) {
    return PathStore.ofLaunch(sql, launch.id()).stream()
        .filter(path -> path.number() == number)
        .findFirst();
  }
}
