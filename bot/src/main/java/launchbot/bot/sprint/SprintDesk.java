package launchbot.bot.sprint;

import java.time.LocalDate;
import java.util.function.Function;
import launchbot.bot.launch.Followers;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.sprint.Asking;
import launchbot.sprint.Sprint;
import launchbot.sprint.SprintStore;
import launchbot.sprint.Timetable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The launch of a channel and its sprint: load, decide by the rules, save, say. */
final class SprintDesk {
  static final String NO_SPRINT =
      "No sprint has been started in this channel: `/launch start` begins one.";

  private final Ledger ledger;
  private final Followers followers;

  SprintDesk(Ledger ledger, Followers followers) {
    this.ledger = ledger;
    this.followers = followers;
  }

  /**
   * A launch as it stands.
   *
   * @param sprint null where it never had one
   */
  record Case(DSLContext sql, Launch launch, @Nullable Sprint sprint, Asking who) {
    Timetable days(Sprint of) {
      return Timetable.of(of, who.working(), who.today());
    }
  }

  /** What is asked of a sprint. */
  interface Rule {
    Verdict<Sprint> decide(Sprint sprint, Asking who);
  }

  /** What is answered and said once it is decided. */
  interface Telling {
    Reply tell(Tx tx, Case c, Sprint next);
  }

  Ledger ledger() {
    return ledger;
  }

  Followers followers() {
    return followers;
  }

  /** The day where the launch of this channel is; where the visitor is when it has none. */
  LocalDate today(Visit visit) {
    return ledger
        .read(visit.workspace(), sql -> LaunchStore.ofChannel(sql, visit.channel()))
        .map(launch -> visit.at().atZone(launch.zone()).toLocalDate())
        .orElseGet(visit::today);
  }

  /** Answers from the launch of this channel. */
  Reply look(Visit visit, Function<Case, Reply> answer) {
    return ledger.read(visit.workspace(), sql -> in(sql, visit, answer));
  }

  /** The same where there is a sprint, running or over. */
  Reply lookAtSprint(Visit visit, Look answer) {
    return look(
        visit,
        c -> {
          Sprint sprint = c.sprint();
          return sprint == null ? new Reply.Refusal(NO_SPRINT) : answer.at(c, sprint);
        });
  }

  /** What is answered about a sprint. */
  interface Look {
    Reply at(Case c, Sprint sprint);
  }

  /** Changes the launch of this channel, which nobody else changes meanwhile. */
  Reply change(Visit visit, Change change) {
    return ledger.write(
        visit.cause(),
        tx ->
            in(
                tx.sql(),
                visit,
                found -> {
                  // Read again: what was found may have changed until the lock was had.
                  Launch launch = LaunchStore.lock(tx, found.launch().id()).orElse(null);
                  return launch == null
                      ? new Reply.Refusal("This launch has just been archived.")
                      : change.in(tx, of(tx.sql(), visit, launch));
                }));
  }

  /** A change of a launch. */
  interface Change {
    Reply in(Tx tx, Case c);
  }

  /** Asks a rule about the sprint, and saves what it says. */
  Reply decide(Visit visit, Rule rule, Telling telling) {
    return change(
        visit,
        (tx, c) -> {
          Sprint sprint = c.sprint();
          return sprint == null
              ? new Reply.Refusal(NO_SPRINT)
              : switch (rule.decide(sprint, c.who())) {
                case Verdict.Refused<Sprint>(String why) -> new Reply.Refusal(why);
                case Verdict.Moved<Sprint>(Sprint next, var change) -> {
                  SprintStore.save(tx, next, change);
                  StatusBoard.follow(tx, c.launch());
                  yield telling.tell(tx, c, next);
                }
              };
        });
  }

  private static Reply in(DSLContext sql, Visit visit, Function<Case, Reply> answer) {
    Places.Place place = Places.of(sql, visit, null);
    return place instanceof Places.Here(Launch launch)
        ? answer.apply(of(sql, visit, launch))
        : new Reply.Refusal(Places.none(place));
  }

  static Case of(DSLContext sql, Visit visit, Launch launch) {
    var working = SettingsStore.of(sql, launch.id()).workingDays(launch.zone());
    return new Case(
        sql,
        launch,
        SprintStore.find(sql, launch.id()).orElse(null),
        new Asking(visit.person().id(), Roles.of(visit, launch), working, visit.at()));
  }
}
