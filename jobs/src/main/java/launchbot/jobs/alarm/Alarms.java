package launchbot.jobs.alarm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import launchbot.alarm.AlarmListener;
import launchbot.alarm.Case;
import launchbot.alarm.Certificates;
import launchbot.alarm.Flapping;
import launchbot.alarm.Grouping;
import launchbot.alarm.Outage;
import launchbot.alarm.OutageStore;
import launchbot.alarm.RouteStore;
import launchbot.alarm.Struck;
import launchbot.alarm.Timer;
import launchbot.alarm.TurnStore;
import launchbot.alarm.Way;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.ReceiptStore;
import launchbot.ledger.Tx;
import launchbot.probe.Kind;
import launchbot.probe.Overdue;
import launchbot.probe.Probe;
import launchbot.probe.Turn;
import launchbot.probe.Turning;
import launchbot.probe.WatchState;
import launchbot.timer.TimerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What turns of probes make of the alarms, in the transaction that keeps the probe's state. */
public final class Alarms implements Turning {
  private static final Logger log = LoggerFactory.getLogger(Alarms.class);

  private final Telling telling;
  private final Supplier<List<AlarmListener>> listeners;

  /**
   * @param listeners known only once all features have been made
   */
  public Alarms(Telling telling, Supplier<List<AlarmListener>> listeners) {
    this.telling = telling;
    this.listeners = listeners;
  }

  /** The alarm has become something else than {@link #turned} could see: somebody has taken it. */
  public void changed(Tx tx, Launch launch, Case now) {
    each(tx, one -> one.changed(tx, launch, now));
  }

  /** Whatever breaks off in one of them, the alarm is told. */
  private void each(Tx tx, Consumer<AlarmListener> what) {
    for (AlarmListener listener : listeners.get()) {
      tx.attempt(() -> what.accept(listener))
          .ifPresent(e -> log.error("{} broke off", listener.getClass().getSimpleName(), e));
    }
  }

  @Override
  public void turned(Tx tx, Turn turn) {
    if (turn.to() == WatchState.PENDING) {
      return; // not believed yet
    }
    // One alarm at a time is opened or joined: forty probes of one host turn at once.
    Optional<Launch> launch = LaunchStore.lock(tx, turn.probe().launch());
    if (launch.isPresent()) {
      turned(tx, launch.get(), turn);
    }
  }

  /**
   * It is me who is stuck, not what I look at: said once an hour in a launch, however many are
   * late.
   */
  @Override
  public void overdue(Tx tx, Overdue overdue) {
    String once =
        "overdue %d %s %s"
            .formatted(
                overdue.probe().launch(),
                overdue.over(),
                overdue.at().truncatedTo(ChronoUnit.HOURS));
    LaunchStore.find(tx.sql(), overdue.probe().launch())
        .filter(_ -> ReceiptStore.claim(tx.sql(), tx.cause().workspace(), once, tx.cause().at()))
        .ifPresent(launch -> telling.overdue(tx, launch, overdue));
  }

  /** What it was part of goes on without it, or is over. */
  @Override
  public void removed(Tx tx, Probe probe) {
    Optional<Launch> launch = LaunchStore.lock(tx, probe.launch());
    Optional<Case> member =
        launch.flatMap(one -> Grouping.member(probe, OutageStore.open(tx.sql(), one.id())));
    if (launch.isPresent() && member.isPresent()) {
      Struck struck = member.get().of(probe.id()).orElseThrow().removed(tx.cause().at());
      Case after = member.get().with(struck);
      if (after.bad().isEmpty()) {
        OutageStore.struck(tx, after.outage(), struck);
        ends(tx, launch.get(), after);
      } else {
        changed(tx, launch.get(), member.get(), struck, false);
      }
    }
  }

  private void turned(Tx tx, Launch launch, Turn turn) {
    List<Case> open = OutageStore.open(tx.sql(), launch.id());
    Optional<Case> member = Grouping.member(turn.probe(), open);
    Struck struck = Struck.of(turn);
    boolean down = turn.to() == WatchState.DOWN;
    boolean swings = down != (turn.from() == WatchState.DOWN);
    boolean flapping =
        swings && Flapping.is(TurnStore.turned(tx, turn.probe().id(), turn.at()), turn.at());
    if (member.isPresent()) {
      changed(tx, launch, member.get(), struck, flapping);
    } else if (struck.bad()) {
      Optional<Case> joined = Grouping.joins(turn, open);
      if (joined.isPresent()) {
        changed(tx, launch, joined.get(), struck, flapping);
      } else {
        opens(tx, launch, struck, flapping);
      }
    }
  }

  private void opens(Tx tx, Launch launch, Struck struck, boolean flapping) {
    List<Struck> all = List.of(struck);
    var severity = Grouping.severity(all);
    String channel =
        RouteStore.of(tx.sql(), launch.id(), severity).stream()
            .filter(route -> route.way() == Way.CHANNEL)
            .map(route -> route.place())
            .findFirst()
            .orElse(launch.channel());
    Outage outage =
        OutageStore.add(
            tx,
            new Outage(
                0,
                launch.id(),
                0,
                Grouping.sort(all),
                severity,
                channel,
                struck.since(),
                struck.at(),
                struck.at(),
                null,
                Outage.Care.NOBODY,
                flapping ? struck.at() : null,
                null,
                1));
    OutageStore.struck(tx, outage, struck);
    if (flapping) {
      TimerStore.set(tx, Timer.SETTLE, outage.id(), struck.at().plus(Flapping.STABLE));
    }
    if (news(tx, struck)) {
      telling.open(tx, launch, new Case(outage, all));
    }
    each(tx, one -> one.opened(tx, launch, new Case(outage, all)));
    telling.follow(tx, launch);
  }

  /** Of a certificate each step is said once, however often its probe is set up anew. */
  private static boolean news(Tx tx, Struck struck) {
    OptionalInt step = step(struck);
    return step.isEmpty()
        || Certificates.fingerprint(struck.facts())
            .map(print -> TurnStore.first(tx, struck.probe().id(), print, step.getAsInt()))
            .orElse(true);
  }

  private static OptionalInt step(Struck struck) {
    return struck.probe().kind() == Kind.TLS
        ? Certificates.step(struck.facts())
        : OptionalInt.empty();
  }

  private void changed(Tx tx, Launch launch, Case before, Struck struck, boolean swung) {
    Outage outage = before.outage();
    OutageStore.struck(tx, outage, struck);
    Case after = before.with(struck);
    if (swung || (outage.flappingSince() != null && before.of(struck.probe().id()).isPresent())) {
      TimerStore.set(tx, Timer.SETTLE, outage.id(), struck.at().plus(Flapping.STABLE));
    }
    boolean first = swung && outage.flappingSince() == null;
    Outage flapping = first ? outage.flapping(struck.at()) : outage;
    if (after.bad().isEmpty()) {
      if (flapping.flappingSince() == null) {
        ends(tx, launch, after);
      } else {
        edited(tx, launch, after.with(OutageStore.keep(tx, flapping)), first);
      }
      return;
    }
    boolean joins = before.of(struck.probe().id()).filter(Struck::bad).isEmpty() && struck.bad();
    Outage next =
        flapping.seen(
            Grouping.sort(after.bad()),
            Grouping.severity(after.bad()),
            Stream.of(outage.began(), struck.since()).min(Instant::compareTo).orElseThrow(),
            joins ? struck.at() : outage.struckAt());
    boolean worse = Grouping.worse(outage, next);
    boolean step = struck.bad() && step(struck).isPresent() && news(tx, struck);
    if ((worse || step) && next.flappingSince() == null) {
      var change =
          new Change(
              "worse",
              next.subject(),
              List.of(
                  new Change.Field("what", outage.sort().key(), next.sort().key()),
                  new Change.Field("severity", outage.severity().key(), next.severity().key())),
              null);
      Case worst = after.with(OutageStore.save(tx, next.inRound(0), change));
      telling.worse(tx, launch, worst);
      telling.follow(tx, launch);
      changed(tx, launch, worst);
      return;
    }
    edited(tx, launch, after.with(OutageStore.keep(tx, next)), first);
  }

  private void edited(Tx tx, Launch launch, Case now, boolean flapping) {
    telling.edit(tx, now);
    if (flapping) {
      telling.flapping(tx, now);
    }
    telling.follow(tx, launch);
    changed(tx, launch, now);
  }

  /** It is over: everything that waited for it is called off. */
  void ends(Tx tx, Launch launch, Case c) {
    Outage ended =
        OutageStore.save(
            tx,
            c.outage().ended(tx.cause().at()),
            new Change("ended", c.outage().subject(), List.of(), null));
    TimerStore.cancel(tx, ended.id(), AlarmTimers.OF_ALARMS);
    telling.over(tx, launch, c.with(ended));
    telling.follow(tx, launch);
    each(tx, one -> one.ended(tx, launch, c.with(ended)));
  }
}
