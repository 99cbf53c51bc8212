package launchbot.bot.heartbeat;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.web.HookReceiver;
import launchbot.heartbeat.HeartbeatStore;
import launchbot.heartbeat.Heartbeats;
import launchbot.heartbeat.Terms;
import launchbot.jobs.Rate;
import launchbot.jobs.heartbeat.HeartbeatCheck;
import launchbot.jobs.heartbeat.HeartbeatWatch;
import launchbot.jobs.probe.Check;
import launchbot.jobs.scan.Redacted;
import launchbot.launch.HookStore;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Probes;
import launchbot.probe.Turning;
import org.jooq.DSLContext;

/** {@code /probe heartbeat}, and {@code POST /hooks/{token}/heartbeat}. */
public final class HeartbeatFeature implements Feature {
  private static final int REPORTS = 5;

  private final Ledger ledger;
  private final URI base;
  private final HeartbeatWatch watch;
  private final HeartbeatHook hook;

  /**
   * @param base where programs reach this Launchbot
   * @param turnings asked late: whoever has something to do when a job is late
   */
  public HeartbeatFeature(
      Ledger ledger, InstantSource clock, URI base, Supplier<List<Turning>> turnings) {
    this.ledger = ledger;
    this.base = base;
    this.watch = new HeartbeatWatch(ledger, clock, turnings);
    this.hook = new HeartbeatHook(ledger, watch, Redacted::text);
  }

  @Override
  public List<Topic> probeTopics() {
    return List.of(
        Topic.of(
            "heartbeat",
            "[\"nightly backup\" every 24h grace 2h | 3]",
            "jobs that have to report in",
            this::answer));
  }

  @Override
  public Map<String, HookReceiver> hooks() {
    return Map.of("heartbeat", HeartbeatHook::get, "heartbeat/{code}", HeartbeatHook::get);
  }

  @Override
  public Map<String, HookReceiver> postHooks() {
    return Map.of("heartbeat", hook, "heartbeat/{code}", hook);
  }

  @Override
  public List<Check> checks() {
    return List.of(new HeartbeatCheck());
  }

  @Override
  public List<Rate> rates() {
    return watch.rates();
  }

  private Reply answer(Ask ask) {
    if (ask.words().isEmpty()) {
      return LaunchDesk.read(
          ledger,
          ask.visit(),
          (sql, launch) ->
              new Reply.Private(
                  HeartbeatView.list(
                      launch, heartbeats(sql, launch), HeartbeatStore.ofLaunch(sql, launch.id()))));
    }
    OptionalInt number =
        ask.words().size() == 1 ? Numbers.small(ask.words(), 0) : OptionalInt.empty();
    if (number.isPresent()) {
      return show(ask.visit(), number.getAsInt());
    }
    return switch (HeartbeatWords.read(ask.words())) {
      case HeartbeatWords.Unclear(String why) -> new Reply.Refusal(why);
      case HeartbeatWords.Wanted(Probe.Draft draft) ->
          LaunchDesk.write(
              ledger, ask.visit(), (tx, launch) -> add(tx, ask.visit(), launch, draft));
    };
  }

  private Reply show(Visit visit, int number) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            heartbeats(sql, launch).stream()
                .filter(probe -> probe.number() == number)
                .findFirst()
                .<Reply>map(probe -> new Reply.Private(one(sql, launch, probe, false)))
                .orElseGet(() ->
                    new Reply.Refusal(
                        "There is no heartbeat %d in this launch. `/probe heartbeat` lists them."
                            .formatted(number))));
  }

  private Reply add(Tx tx, Visit visit, Launch launch, Probe.Draft draft) {
    Optional<String> objection =
        Probes.add(ProbeStore.ofLaunch(tx.sql(), launch.id()), draft, Roles.of(visit, launch));
    if (objection.isPresent()) {
      return new Reply.Refusal(objection.get());
    }
    Probe probe = ProbeStore.add(tx, launch.id(), draft);
    HeartbeatStore.save(
        tx.sql(),
        visit.workspace(),
        Heartbeats.fresh(probe, Terms.of(probe, launch.zone()), visit.at()));
    return new Reply.Private(one(tx.sql(), launch, probe, true));
  }

  private Card one(DSLContext sql, Launch launch, Probe probe, boolean added) {
    return HeartbeatView.one(
        launch,
        probe,
        added,
        !HookStore.standingOf(sql, launch.id()).isEmpty(),
        base,
        HeartbeatStore.signals(sql, probe.id(), REPORTS));
  }

  private static List<Probe> heartbeats(DSLContext sql, Launch launch) {
    return ProbeStore.ofLaunch(sql, launch.id()).stream()
        .filter(probe -> probe.kind() == Kind.HEARTBEAT)
        .toList();
  }
}
