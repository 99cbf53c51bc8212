package launchbot.bot.drill;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import launchbot.bot.incident.LiveCard;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Topic;
import launchbot.bot.rollback.Rehearsal;
import launchbot.bot.slack.Modal;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.rollback.RunListener;
import org.jooq.DSLContext;

/** Drills of the way back: on the clock, against the targets, with lessons; and the review. */
public final class DrillFeature implements Feature {
  private final DrillTopic drill;
  private final LessonDesk lessons;
  private final ReviewTopic review;
  private final LiveView live;

  public DrillFeature(Ledger ledger, Rehearsal rehearsal, InstantSource clock) {
    this.drill = new DrillTopic(ledger, rehearsal);
    this.lessons = new LessonDesk(ledger);
    this.review = new ReviewTopic(ledger);
    this.live =
        new LiveCard(DrillListener.KIND, ledger, clock, (sql, id, _) -> DrillView.card(sql, id));
  }

  @Override
  public List<Topic> rollbackTopics() {
    return List.of(drill.topic(), lessons.topic(), review.topic());
  }

  @Override
  public List<Modal> modals() {
    return List.of(lessons);
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(live);
  }

  @Override
  public List<RunListener> runListeners() {
    return List.of(new DrillListener());
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return DrillPassage.of(sql, launch, now);
  }
}
