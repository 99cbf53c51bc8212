package launchbot.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import org.jspecify.annotations.Nullable;

/** Keeps what looks found: state, history, evidence and who has to be told, in one transaction. */
public final class Settling {
  private Settling() {}

  /**
   * Keeps what came by itself, at the time of the transaction; for kinds that wait to be told. The
   * transaction is one of {@code Ledger.observe}, or leaves a fact of its own.
   */
  public static void settle(Tx tx, Probe probe, Outcome outcome, List<Turning> turnings) {
    Instant at = tx.cause().at();
    settle(tx, List.of(new Looked(probe, outcome, at, at, null, 0.5)), turnings);
  }

  /**
   * Keeps many looks of one workspace, one a probe. Those whose hold has ended are left out:
   * somebody else has looked, or the probe is another one by now.
   */
  public static void settle(Tx tx, Collection<Looked> looks, List<Turning> turnings) {
    Map<Long, LookedStore.Held> held =
        LookedStore.hold(tx, looks.stream().map(look -> look.probe().id()).toList());
    List<Maintenance> maintenance = MaintenanceStore.about(tx.sql(), tx.cause().at());
    Set<Long> explaining = explaining(tx, looks);
    List<LookedStore.Kept> kept = new ArrayList<>();
    Map<Long, List<Evidence>> news = new TreeMap<>();
    for (Looked look : looks) {
      LookedStore.Held row = held.get(look.probe().id());
      if (row != null && holds(look, row)) {
        kept.add(settle(tx, look, row, maintenance, explaining, news, turnings));
      }
    }
    LookedStore.keep(tx, kept);
    news.forEach((launch, evidence) -> EvidenceStore.put(tx, launch, evidence));
  }

  /** Says of those that nobody looked at them when it was due; each is said once. */
  public static void overdue(Tx tx, Collection<Long> probes, List<Turning> turnings) {
    Instant at = tx.cause().at();
    LookedStore.hold(tx, probes)
        .forEach((id, held) -> {
          Watch watch = held.watch();
          Instant due = watch.nextAt();
          Optional<Probe> probe = ProbeStore.find(tx.sql(), id);
          if (due == null || watch.overdueSince() != null || probe.isEmpty()) {
            return;
          }
          WatchStore.overdue(tx, id, due);
          var overdue = new Overdue(probe.get(), due, false, at);
          tx.record(
              new Change(
                  "overdue",
                  ProbeStore.subject(probe.get()),
                  List.of(),
                  "it should have been looked at on " + due));
          turnings.forEach(turning -> turning.overdue(tx, overdue));
        });
  }

  private static LookedStore.Kept settle(
      Tx tx,
      Looked look,
      LookedStore.Held held,
      List<Maintenance> maintenance,
      Set<Long> explaining,
      Map<Long, List<Evidence>> news,
      List<Turning> turnings) {
    Probe probe = look.probe();
    Watch watch = held.watch();
    Watching.Decision decision = Watching.decide(watch, probe.pace(), look.outcome(), look.at());
    boolean running = Maintenances.running(maintenance, probe, look.at()).isPresent();
    Quiet.Answer quiet = Quiet.of(watch, decision, running);
    Spans.Step step = Spans.after(watch, decision.next(), probe.pace(), look.at());
    Watch next =
        decision
            .next()
            .before(quiet.before())
            .standing(step.open())
            .dueAt(due(look, held, decision));
    decision.turned().ifPresent(turned -> record(tx, probe, turned, look.outcome(), running));
    boolean explained = probe.parent() != null && explaining.contains(probe.parent());
    Watch last = next;
    quiet
        .said()
        .map(turned -> turn(look, turned, explained))
        .ifPresent(turn -> turnings.forEach(turning -> turning.turned(tx, turn)));
    if (watch.overdueSince() != null) {
      var over = new Overdue(probe, watch.overdueSince(), true, look.ended());
      turnings.forEach(turning -> turning.overdue(tx, over));
      last = last.overdue(null);
    }
    if (quiet.before() == null) {
      last = prove(probe, last, tx.cause().at(), news);
    }
    return new LookedStore.Kept(look, last, step.over(), held);
  }

  private static Watch prove(
      Probe probe, Watch watch, Instant now, Map<Long, List<Evidence>> news) {
    List<Evidence> evidence = Proving.evidence(probe, watch);
    if (!Proving.due(evidence, watch.proof(), now)) {
      return watch;
    }
    news.computeIfAbsent(probe.launch(), _ -> new ArrayList<>()).addAll(evidence);
    return watch.proved(new Watch.Proof(Proving.said(evidence), now));
  }

  /** What it said counts no longer: it goes, or proves something else from now on. */
  static void disprove(Tx tx, Probe probe, Watch watch) {
    Proving.subjects(watch.proof())
        .forEach((source, subjects) ->
            subjects.forEach(subject -> EvidenceStore.forget(tx, probe.launch(), source, subject)));
  }

  private static boolean holds(Looked look, LookedStore.Held held) {
    return look.hold() == null || Objects.equals(look.hold().until(), held.leasedUntil());
  }

  /** Whoever wanted a look meanwhile gets another one. */
  private static @Nullable Instant due(
      Looked look, LookedStore.Held held, Watching.Decision decision) {
    Instant due = held.watch().nextAt();
    if (due == null || (look.hold() != null && !look.hold().due().equals(due))) {
      return due;
    }
    return Watching.next(
        look.probe().pace(),
        decision.unsure(),
        held.watch().last() == null,
        look.hold() == null ? null : look.hold().due(),
        look.ended(),
        look.luck());
  }

  private static Turn turn(Looked look, Watching.Turned turned, boolean explained) {
    return new Turn(
        look.probe(),
        turned.from(),
        turned.to(),
        look.outcome(),
        turned.since(),
        look.ended(),
        explained);
  }

  private static void record(
      Tx tx, Probe probe, Watching.Turned turned, Outcome outcome, boolean maintenance) {
    if (turned.from() == turned.to()) {
      return;
    }
    var field = new Change.Field("state", turned.from().key(), turned.to().key());
    String words = maintenance ? outcome.words() + " (in maintenance)" : outcome.words();
    tx.record(new Change("turned", ProbeStore.subject(probe), List.of(field), words));
  }

  /** Those of the parents that are down or being confirmed. */
  private static Set<Long> explaining(Tx tx, Collection<Looked> looks) {
    Set<Long> parents =
        looks.stream()
            .flatMap(look -> Optional.ofNullable(look.probe().parent()).stream())
            .collect(Collectors.toSet());
    return parents.isEmpty() ? Set.of() : LookedStore.troubled(tx.sql(), parents);
  }
}
