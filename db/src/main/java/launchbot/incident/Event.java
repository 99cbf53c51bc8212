package launchbot.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of a timeline.
 *
 * @param id 0 while it is not kept
 * @param at when it happened
 * @param notedAt when we were told
 * @param actor a Slack user id; null where nobody in particular did it
 * @param words plain text, one line or a few
 * @param link where it can be read; null for none
 * @param message the message that was marked; null for none
 * @param editedAt null where its words are the first ones
 */
public record Event(
    long id,
    long incident,
    Instant at,
    Instant notedAt,
    Kind kind,
    @Nullable String actor,
    String words,
    @Nullable String link,
    @Nullable Message message,
    @Nullable Instant editedAt) {

  /** A message in Slack. */
  public record Message(String channel, String ts) {}

  /** What sort of line it is. */
  public enum Kind {
    OPENED,
    ALARM,
    RECOVERY,
    ANSWERED,
    STATUS,
    SEVERITY,
    ROLE,
    CORRECTED,
    UPDATE,
    NOTICE,
    RELEASE,
    DECISION,
    REPORT,
    MARKED,
    NOTE;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Kind of(String key) {
      return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }
  }

  /** Something that happens now. */
  public static Event now(
      Incident incident, Kind kind, Instant at, @Nullable String actor, String words) {
    return new Event(0, incident.id(), at, at, kind, actor, words, null, null, null);
  }
}
