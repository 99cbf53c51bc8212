package launchbot.bot.launch;

import java.time.Duration;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;

/**
 * The pinned status of a launch. Whatever changes something that it shows calls {@link #follow} in
 * the same transaction; where none is pinned that costs nothing.
 */
public final class StatusBoard {
  /** Names its renderer, as the part of its subject before the colon. */
  public static final String KIND = "status";

  /** It shows sums, not single steps: nobody needs it to the second. */
  private static final Duration CALM = Duration.ofSeconds(30);

  private StatusBoard() {}

  public static String subject(long launch) {
    return KIND + ":" + launch;
  }

  /** It is edited where it stands, never posted. */
  public static void follow(Tx tx, Launch launch) {
    tx.say(live(launch, false));
  }

  /** It is put up, or edited where it stands already. */
  public static void putUp(Tx tx, Launch launch) {
    tx.say(live(launch, true));
  }

  private static Message live(Launch launch, boolean post) {
    return new Message.Live(
        launch.channel(),
        subject(launch.id()),
        CALM,
        post,
        post ? Message.Urgency.NEWS : Message.Urgency.NUDGE);
  }
}
