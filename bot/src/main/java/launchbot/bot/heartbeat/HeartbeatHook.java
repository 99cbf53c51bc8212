package launchbot.bot.heartbeat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import launchbot.bot.web.HookReceiver;
import launchbot.heartbeat.Heartbeat;
import launchbot.jobs.heartbeat.HeartbeatWatch;
import launchbot.ledger.Ledger;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST …/heartbeat[/start|/fail|/{code}]}: a job reports in. One that is not known is told
 * which are, and nothing is kept of it.
 */
final class HeartbeatHook implements HookReceiver {
  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;
  private static final int METHOD_NOT_ALLOWED = 405;

  private final Ledger ledger;
  private final HeartbeatWatch watch;
  private final UnaryOperator<String> redact;

  HeartbeatHook(Ledger ledger, HeartbeatWatch watch, UnaryOperator<String> redact) {
    this.ledger = ledger;
    this.watch = watch;
    this.redact = redact;
  }

  /** What looks at links, as chats and mail programs do, must not count as a job that ran. */
  static Answer get(Call call) {
    return Answer.problem(
        METHOD_NOT_ALLOWED,
        "post_only",
        "A heartbeat is a POST, so that no link preview counts as one: curl -X POST …");
  }

  @Override
  public Answer receive(Call call) {
    Optional<Report> report = Report.of(call, redact);
    if (report.isEmpty()) {
      return Answer.problem(
          BAD_REQUEST,
          "unknown_word",
          "After /heartbeat comes nothing, /start, /fail or an exit code from 0 to 255.");
    }
    List<Probe> heartbeats =
        ledger.read(
            call.workspace(),
            sql ->
                ProbeStore.ofLaunch(sql, call.hook().launch()).stream()
                    .filter(probe -> probe.kind() == Kind.HEARTBEAT)
                    .toList());
    Optional<Probe> probe = meant(heartbeats, report.get().job());
    if (probe.isEmpty()) {
      return unknown(heartbeats, report.get().job());
    }
    return taken(probe.get(), watch.hear(call.workspace(), probe.get(), report.get().signal()));
  }

  /**
   * By what it reports as, its name or its number; a launch's only one need not be named.
   *
   * @param job null where none is named
   */
  static Optional<Probe> meant(List<Probe> heartbeats, @Nullable String job) {
    if (job == null) {
      return heartbeats.size() == 1 ? Optional.of(heartbeats.getFirst()) : Optional.empty();
    }
    String wanted = plain(job);
    return heartbeats.stream()
        .filter(probe -> plain(probe.spec().target()).equals(wanted))
        .findFirst()
        .or(() ->
            heartbeats.stream()
                .filter(probe ->
                    plain(probe.name()).equals(wanted)
                        || String.valueOf(probe.number()).equals(wanted))
                .findFirst());
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
  }

  private static Answer unknown(List<Probe> heartbeats, @Nullable String job) {
    Answer answer =
        Answer.problem(
            UNPROCESSABLE,
            "unknown_job",
            heartbeats.isEmpty()
                ? "This launch has no heartbeat yet. In Slack: /probe heartbeat \"nightly backup\""
                    + " every 24h"
                : job == null
                    ? "This launch has several heartbeats: name one with ?job=…"
                    : "No heartbeat of this launch has that name. Nothing was kept.");
    var jobs = new JsonArray();
    heartbeats.forEach(probe -> jobs.add(probe.spec().target()));
    answer.body().add("jobs", jobs);
    return answer;
  }

  private static Answer taken(Probe probe, HeartbeatWatch.Heard heard) {
    var body = new JsonObject();
    body.addProperty("job", probe.spec().target());
    body.addProperty("state", heard.beat().state().key());
    Instant late = heard.beat().lateAt();
    if (late != null) {
      body.addProperty("late_at", late.toString());
    }
    if (heard.beat().state() == Heartbeat.State.PAUSED) {
      body.addProperty("message", "Kept, but nobody watches it: the heartbeat is paused.");
    }
    if (heard.repeated()) {
      body.addProperty("repeated", true);
    }
    return new Answer(200, body);
  }
}
