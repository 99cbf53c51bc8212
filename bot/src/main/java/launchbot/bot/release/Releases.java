package launchbot.bot.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import launchbot.bot.launch.StatusBoard;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.page.PageStore;
import launchbot.release.Dossier;
import launchbot.release.Release;
import launchbot.release.ReleaseListener;
import launchbot.release.ReleaseStore;
import org.jspecify.annotations.Nullable;

/**
 * The one desk of releases: hooks, commands, buttons, measurements and rollbacks come through here,
 * within their own transaction, with the launch locked. Permissions are asked by whoever calls,
 * since a pipeline has none.
 */
public final class Releases {
  /** Names the live message of a release, before its id. */
  public static final String LIVE = "release";

  private static final Duration CALM = Duration.ofSeconds(1);

  private final Supplier<List<ReleaseListener>> listeners;

  /**
   * @param listeners known only once all features have been made
   */
  public Releases(Supplier<List<ReleaseListener>> listeners) {
    this.listeners = listeners;
  }

  /** A new one has become known: its message goes up. */
  Dossier add(Tx tx, Launch launch, Dossier draft, List<Change.Field> facts) {
    Dossier kept = ReleaseStore.add(tx, draft, facts);
    tx.say(live(launch, kept.release(), true));
    announce(tx, launch, null, kept.release());
    return kept;
  }

  /** Keeps what has become of it: its message and everybody who listens follow. */
  void save(Tx tx, Launch launch, Dossier before, Dossier after, Change change) {
    ReleaseStore.save(tx, after, change);
    follow(tx, launch, after.release());
    if (before.shown() || after.shown()) {
      PageStore.touch(tx, launch.id());
    }
    if (!before.release().equals(after.release())) {
      announce(tx, launch, before.release(), after.release());
    }
  }

  /**
   * What was seen of its health.
   *
   * @param words a sentence with the figures before and after, plain text; null for nothing yet
   */
  public Release health(
      Tx tx, Launch launch, Release release, Release.Health health, @Nullable String words) {
    Dossier before = ReleaseStore.dossier(tx.sql(), release.id()).orElseThrow();
    Dossier after = before.health(health, words);
    if (!before.equals(after)) {
      List<Change.Field> fields = new ArrayList<>();
      Release was = before.release();
      if (was.health() != health) {
        fields.add(new Change.Field("health", was.health().key(), health.key()));
      }
      if (!Objects.equals(before.words(), words)) {
        fields.add(new Change.Field("seen", before.words(), words));
      }
      save(tx, launch, before, after, new Change("measured", was.subject(), fields, null));
    }
    return after.release();
  }

  /**
   * It was taken back.
   *
   * @param why plain text
   */
  public Release takenBack(Tx tx, Launch launch, Release release, String why) {
    Dossier before = ReleaseStore.dossier(tx.sql(), release.id()).orElseThrow();
    Release was = before.release();
    if (was.state() == Release.State.ROLLED_BACK) {
      return was;
    }
    Dossier after = before.with(was.turned(Release.State.ROLLED_BACK, tx.cause().at()));
    save(
        tx,
        launch,
        before,
        after,
        new Change(
            "rolled back",
            was.subject(),
            List.of(new Change.Field("state", was.state().key(), after.release().state().key())),
            why));
    return after.release();
  }

  /** Its message shows what it is now; for those whose own news stand in it. */
  public static void follow(Tx tx, Launch launch, Release release) {
    tx.say(live(launch, release, false));
  }

  /** Names its live message. */
  public static String subject(Release release) {
    return LIVE + ":" + release.id();
  }

  private void announce(Tx tx, Launch launch, @Nullable Release before, Release after) {
    listeners.get().forEach(one -> one.changed(tx, launch, before, after));
    StatusBoard.follow(tx, launch);
  }

  private static Message live(Launch launch, Release release, boolean post) {
    return new Message.Live(launch.channel(), subject(release), CALM, post, Message.Urgency.NEWS);
  }
}
