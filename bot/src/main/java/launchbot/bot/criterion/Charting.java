package launchbot.bot.criterion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import launchbot.bot.slack.Mrkdwn;
import launchbot.criterion.Armed;
import launchbot.criterion.ArmedStore;
import launchbot.criterion.ChartTimer;
import launchbot.criterion.CriterionListener;
import launchbot.criterion.Tripped;
import launchbot.incident.IncidentStore;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import launchbot.outbox.OutboxStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.timer.TimerStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The chart of the number that has proposed a rollback, in its thread. It is drawn a little later:
 * nobody waits for a picture, and by then the thread stands.
 */
final class Charting implements CriterionListener, Firing {
  private static final Duration LATER = Duration.ofSeconds(10);

  @Override
  public void tripped(Tx tx, Launch launch, Tripped tripped) {
    ArmedStore.of(tx.sql(), launch.id(), tripped.environment()).stream()
        .filter(one -> one.criterion().text().equals(tripped.text()))
        .findFirst()
        .ifPresent(one -> TimerStore.set(tx, ChartTimer.CHART, one.id(), tripped.at().plus(LATER)));
  }

  @Override
  public List<ChartTimer> kinds() {
    return List.of(ChartTimer.CHART);
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    Optional<Armed> armed = ArmedStore.find(tx.sql(), due.subject());
    Armed.@Nullable Trip trip = armed.map(Armed::trip).orElse(null);
    if (trip == null) {
      return; // over again already
    }
    Armed one = armed.get();
    Optional<Run> run = RunStore.open(tx.sql(), one.launch(), one.environment(), false);
    Optional<Launch> launch = LaunchStore.find(tx.sql(), one.launch());
    if (run.isEmpty() || launch.isEmpty()) {
      return;
    }
    thread(tx.sql(), run.get()).ifPresent(place -> post(tx, launch.get(), one, trip, place));
  }

  private static void post(Tx tx, Launch launch, Armed one, Armed.Trip trip, Claimed.Place place) {
    String text = one.criterion().text();
    CriterionChart.png(tx.sql(), launch.id(), text, trip.since(), tx.cause().at(), launch.zone())
        .ifPresent(picture ->
            tx.say(
                new Message.File(
                    place.channel(),
                    place.ts(),
                    "criterion-%d.png".formatted(one.id()),
                    Message.File.Picture.of(picture.png(), picture.alt()),
                    "`%s`: %s".formatted(Mrkdwn.escape(text), Mrkdwn.plain(trip.measured())))));
  }

  /** Of its incident, or of its own message where it has none. */
  private static Optional<Claimed.Place> thread(DSLContext sql, Run run) {
    Long incident = run.incident();
    return OutboxStore.standsAt(
        sql,
        incident == null ? RunStore.MESSAGE + ":" + run.id() : IncidentStore.HEAD + ":" + incident);
  }
}
