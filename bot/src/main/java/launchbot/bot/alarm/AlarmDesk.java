package launchbot.bot.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.alarm.Answers;
import launchbot.alarm.Case;
import launchbot.alarm.Outage;
import launchbot.alarm.OutageStore;
import launchbot.alarm.Struck;
import launchbot.alarm.Timer;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.triage.TriageFeature;
import launchbot.jobs.alarm.AlarmText;
import launchbot.jobs.alarm.Alarms;
import launchbot.jobs.alarm.Telling;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.probe.Maintenance;
import launchbot.probe.MaintenanceStore;
import launchbot.timer.TimerStore;
import launchbot.triage.Draft;
import launchbot.triage.Severity;

/** Answering alarms: load, decide by the rules, save, call off what waited, say. */
final class AlarmDesk {
  static final String NONE = "There is no such alarm in this launch.";
  private static final Duration MAINTENANCE = Duration.ofHours(1);
  private static final int TITLE = 120;
  private static final int IMPACT = 600;

  private final Ledger ledger;
  private final Telling telling;
  private final TriageFeature triage;
  private final Alarms alarms;

  AlarmDesk(Ledger ledger, Telling telling, Alarms alarms, TriageFeature triage) {
    this.ledger = ledger;
    this.telling = telling;
    this.triage = triage;
    this.alarms = alarms;
  }

  /** A rule about an alarm. */
  private interface Rule {
    Verdict<Outage> decide(Outage outage, Role role);
  }

  /** What follows from it, in the same transaction. */
  private interface Then {
    void in(Tx tx, Case now);
  }

  Reply take(Visit visit, long id) {
    return decide(
        visit,
        id,
        (outage, role) -> Answers.take(outage, visit.person().id(), role, visit.at()),
        (tx, c) -> {
          TimerStore.cancel(tx, id, Timer.ESCALATE, Timer.REMIND, Timer.WAKE, Timer.TOLD);
          TimerStore.set(tx, Timer.STALE, id, visit.at().plus(Answers.STALE));
        });
  }

  Reply snooze(Visit visit, long id, Duration time) {
    return decide(
        visit,
        id,
        (outage, role) -> Answers.snooze(outage, time, role, visit.at()),
        (tx, _) -> {
          TimerStore.cancel(tx, id, Timer.ESCALATE, Timer.REMIND, Timer.STALE);
          TimerStore.set(tx, Timer.WAKE, id, visit.at().plus(time));
        });
  }

  /**
   * Its probes are under maintenance for an hour, and it keeps quiet for as long. If they are still
   * down then, it is said again.
   */
  Reply maintain(Visit visit, long id) {
    return ledger.<Reply>write(
        visit.cause(),
        tx -> {
          Optional<Launch> launch =
              OutageStore.find(tx.sql(), id)
                  .flatMap(c -> LaunchStore.lock(tx, c.outage().launch()));
          Optional<Case> found = OutageStore.lock(tx, id).filter(c -> c.outage().open());
          if (launch.isEmpty() || found.isEmpty()) {
            return new Reply.Refusal("It is over already.");
          }
          Optional<String> no = Permissions.check(Roles.of(visit, launch.get()), Verb.WATCH);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : maintain(tx, launch.get(), found.get(), visit.at());
        });
  }

  private Reply maintain(Tx tx, Launch launch, Case c, Instant now) {
    Instant until = now.plus(MAINTENANCE);
    var when = new Maintenance.When.Once(now, until, launch.zone());
    for (Struck one : c.bad()) {
      var scope = new Maintenance.Scope.One(one.probe().id());
      MaintenanceStore.add(tx, launch.id(), scope, when, "alarm " + c.outage().number());
    }
    Case quiet = c.with(OutageStore.keep(tx, c.outage().snoozed(until, false)));
    long id = quiet.outage().id();
    TimerStore.cancel(tx, id, Timer.ESCALATE, Timer.REMIND, Timer.STALE, Timer.TOLD);
    TimerStore.set(tx, Timer.WAKE, id, until);
    telling.edit(tx, quiet);
    telling.follow(tx, launch);
    return new Reply.Private(
        Card.of(
            "Maintenance until %s: what its probes see is not announced and counts as no downtime."
                .formatted(Mrkdwn.date(until, launch.zone()))));
  }

  /** The form that makes an entry of it, with what the probe saw. */
  Reply toTriage(Visit visit, long id) {
    Optional<Case> found =
        ledger.<Optional<Case>>read(visit.workspace(), sql -> OutageStore.find(sql, id));
    return found.map(c -> triage.form(visit, draft(c))).orElseGet(() -> new Reply.Refusal(NONE));
  }

  private static Draft draft(Case c) {
    Struck first = c.headline();
    return Draft.of(Mrkdwn.truncate(AlarmText.headline(c), TITLE))
        .withSeverity(Severity.BLOCKER)
        .withImpact(
            Mrkdwn.truncate(
                "Probe %d saw since %s: %s"
                    .formatted(first.probe().number(), c.outage().began(), first.words()),
                IMPACT))
        .withTags(List.of("outage"));
  }

  private Reply decide(Visit visit, long id, Rule rule, Then then) {
    return ledger.<Reply>write(
        visit.cause(),
        tx -> {
          // The launch first, as whoever turns does: two locks in one order.
          Optional<Launch> held =
              OutageStore.find(tx.sql(), id)
                  .flatMap(c -> LaunchStore.lock(tx, c.outage().launch()));
          Optional<Case> found = OutageStore.lock(tx, id);
          if (held.isEmpty() || found.isEmpty()) {
            return new Reply.Refusal(NONE);
          }
          Case c = found.get();
          Launch launch = held.get();
          return switch (rule.decide(c.outage(), Roles.of(visit, launch))) {
            case Verdict.Refused<Outage>(String why) -> new Reply.Refusal(why);
            case Verdict.Moved<Outage>(Outage next, var change) -> {
              Case now = c.with(OutageStore.save(tx, next, change));
              then.in(tx, now);
              alarms.changed(tx, launch, now);
              telling.edit(tx, now);
              telling.follow(tx, launch);
              yield new Reply.Nothing();
            }
          };
        });
  }
}
