package launchbot.bot.errors;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.web.HookReceiver;
import launchbot.bot.words.Word;
import launchbot.errors.ErrorStore;
import launchbot.errors.ErrorTerms;
import launchbot.errors.FiguresStore;
import launchbot.jobs.Rate;
import launchbot.jobs.errors.ErrorCheck;
import launchbot.jobs.errors.ErrorWatch;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.metrics.MetricsCheck;
import launchbot.jobs.probe.Check;
import launchbot.launch.Hook;
import launchbot.launch.HookStore;
import launchbot.launch.HookToken;
import launchbot.launch.Hooks;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Probes;
import launchbot.probe.Spec;
import launchbot.probe.Turning;
import org.jooq.DSLContext;

/** {@code /probe errors}, and {@code POST /hooks/{token}/errors}. */
public final class ErrorFeature implements Feature {
  private static final int LATEST = 5;

  private final Ledger ledger;
  private final URI base;
  private final ErrorWatch watch;
  private final Fetcher fetcher;

  /**
   * @param base where programs reach this Launchbot
   * @param fetcher for endpoints of metrics
   * @param turnings asked late: whoever has something to do when there are too many errors
   */
  public ErrorFeature(
      Ledger ledger,
      InstantSource clock,
      URI base,
      Fetcher fetcher,
      Supplier<List<Turning>> turnings) {
    this.ledger = ledger;
    this.base = base;
    this.fetcher = fetcher;
    this.watch = new ErrorWatch(ledger, clock, turnings);
  }

  @Override
  public List<Topic> probeTopics() {
    return List.of(
        Topic.of(
            "errors",
            "[on rate 1% core /checkout | how]",
            "what programs tell of their errors, and when it is too much",
            this::answer));
  }

  @Override
  public Map<String, HookReceiver> postHooks() {
    return Map.of("errors", new ErrorHook(watch));
  }

  @Override
  public List<Check> checks() {
    return List.of(new ErrorCheck(), new MetricsCheck(fetcher, ledger));
  }

  @Override
  public List<Rate> rates() {
    return watch.rates();
  }

  private Reply answer(Ask ask) {
    String first =
        !ask.words().isEmpty() && ask.words().get(0) instanceof Word.Text(String text)
            ? text.toLowerCase(Locale.ROOT)
            : "";
    if (ask.words().isEmpty()) {
      return LaunchDesk.read(ledger, ask.visit(), (sql, launch) -> now(sql, ask.visit(), launch));
    }
    return switch (first) {
      case "on" -> on(ask.visit(), ask.words().rest(1));
      case "how" -> LaunchDesk.read(ledger, ask.visit(), this::how);
      default ->
          new Reply.Refusal("I don't know that word behind `/probe errors`. " + ErrorWords.USAGE);
    };
  }

  private static Reply now(DSLContext sql, Visit visit, Launch launch) {
    Optional<Probe> armed = armed(sql, launch);
    ErrorTerms terms = armed.map(probe -> ErrorTerms.of(probe.spec())).orElse(ErrorTerms.USUAL);
    return new Reply.Private(
        ErrorView.now(
            launch,
            armed.orElse(null),
            ErrorStore.intake(sql, launch.id()).orElse(null),
            FiguresStore.at(sql, launch.id(), terms, visit.at()),
            ErrorStore.samples(sql, launch.id(), LATEST),
            visit.at()));
  }

  private Reply how(DSLContext sql, Launch launch) {
    boolean hooked = !HookStore.standingOf(sql, launch.id()).isEmpty();
    return new Reply.Private(
        ErrorView.how("How programs tell of their errors.", null, hooked, base));
  }

  private Reply on(Visit visit, String typed) {
    Optional<Spec> spec = ErrorWords.read(typed);
    Optional<String> mistake = spec.flatMap(ErrorTerms::mistake);
    if (spec.isEmpty() || mistake.isPresent()) {
      return new Reply.Refusal(
          mistake.orElse("I can't read what stands behind `on`. " + ErrorWords.USAGE));
    }
    return LaunchDesk.write(
        ledger, visit, (tx, launch) -> on(tx, visit, launch, Probe.Draft.of(spec.get())));
  }

  private Reply on(Tx tx, Visit visit, Launch launch, Probe.Draft draft) {
    Optional<Probe> armed = armed(tx.sql(), launch);
    if (armed.isPresent()) {
      return new Reply.Refusal(
          "Probe %1$d watches errors already: `/probe errors` says how they stand, `/probe edit %1$d` changes it."
              .formatted(armed.get().number()));
    }
    Optional<String> objection =
        Probes.add(ProbeStore.ofLaunch(tx.sql(), launch.id()), draft, Roles.of(visit, launch));
    if (objection.isPresent()) {
      return new Reply.Refusal(objection.get());
    }
    Probe probe = ProbeStore.add(tx, launch.id(), draft);
    List<Hook> hooks = HookStore.standingOf(tx.sql(), launch.id());
    // In a thread everybody would read the token, and only the lead makes hooks.
    boolean make =
        hooks.isEmpty()
            && visit.responseUrl() != null
            && Hooks.objection(hooks, "Errors", Roles.of(visit, launch)).isEmpty();
    HookToken token = make ? HookToken.random() : null;
    if (token != null) {
      HookStore.add(tx, launch.id(), "Errors", token);
    }
    return new Reply.Private(
        ErrorView.how(
            "Probe *%d* watches errors from now on: it is judged every minute, and alarms when too many requests fail."
                .formatted(probe.number()),
            token,
            token != null || !hooks.isEmpty(),
            base));
  }

  private static Optional<Probe> armed(DSLContext sql, Launch launch) {
    return ProbeStore.ofLaunch(sql, launch.id()).stream()
        .filter(probe -> probe.kind() == Kind.ERRORS)
        .findFirst();
  }
}
