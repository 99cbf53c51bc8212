package launchbot.bot.incident;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.time.Instant;
import java.util.Optional;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Corrections;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.Sev;
import org.jspecify.annotations.Nullable;

/**
 * An incident that somebody wants to open, as the buttons of a card keep it: nothing is saved until
 * one of them is pressed.
 *
 * @param launch its id
 * @param once names the card, so that it opens one incident however often it is pressed
 * @param told what users feel, in all the words that were used
 * @param sev its key, such as sev2; null while it was not said
 * @param began in seconds since 1970; 0: now
 * @param channel where somebody asked for it; null where that does not matter
 * @param ts the message of that channel that it is opened from; null for none
 * @param message what that says
 */
record Wanted(
    long launch,
    String once,
    String told,
    @Nullable String sev,
    boolean drill,
    long began,
    @Nullable String channel,
    @Nullable String ts,
    @Nullable String message) {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  /** A button keeps 2,000 characters, and a letter may take two of them. */
  private static final int KEPT = 800;

  private static final int MESSAGE = 500;

  static Wanted of(long launch, String once, OpenWords.Good words) {
    Sev sev = words.sev();
    return new Wanted(
        launch,
        once,
        words.told(),
        sev == null ? null : sev.key(),
        words.drill(),
        0,
        null,
        null,
        null);
  }

  /** One line, short enough for a headline. */
  String feels() {
    return Mrkdwn.truncate(told.replaceAll("\\s+", " ").strip(), Corrections.MOST);
  }

  Optional<Sev> severity() {
    return Optional.ofNullable(sev).flatMap(Sev::parse);
  }

  /** The message that it is opened from; null for none. */
  Event.@Nullable Message from() {
    return channel == null || ts == null || !Event.Message.isTs(ts)
        ? null
        : new Event.Message(channel, ts);
  }

  Wanted rated(Sev next) {
    return new Wanted(launch, once, told, next.key(), drill, began, channel, ts, message);
  }

  Incident.Draft draft(String where, Instant now, String person) {
    Instant since = began == 0 ? now : Instant.ofEpochSecond(began);
    return new Incident.Draft(
        feels(), severity().orElse(Sev.SEV2), drill, where, since, now, person);
  }

  String json() {
    String said = message == null ? null : Mrkdwn.truncate(message, MESSAGE);
    String all = Mrkdwn.truncate(told, message == null ? KEPT : Corrections.MOST);
    return GSON.toJson(new Wanted(launch, once, all, sev, drill, began, channel, ts, said));
  }

  /**
   * @throws Garbled when it is not what {@link #json} wrote
   */
  static Wanted parse(String json) {
    try {
      Wanted wanted = GSON.fromJson(json, Wanted.class);
      if (wanted != null && wanted.once != null && wanted.told != null) {
        return wanted;
      }
    } catch (JsonParseException e) {
      // said below, like every other way of not being ours
    }
    throw new Garbled("no card of an incident");
  }
}
