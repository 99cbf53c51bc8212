package launchbot.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a timeline.
 *
 * @param id 0 while it is not kept
 * @param at when it happened
 * @param notedAt when we were told
 * @param actor a Slack user id; null where nobody in particular did it
 * @param words plain text, one line or a few; empty while a marked message has not been read
 * @param link where it can be read; null for none
 * @param message the message that was marked; null for none
 * @param editedAt since when a marked message says this, or nothing any more; null where its words
 *     are the first ones
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

  /** Instead of its words, since whoever deleted a message took them back. */
  public static final String DELETED = "This message was deleted.";

  /**
   * A message in Slack.
   *
   * @param ts seconds and microseconds since 1970, which is its id in the channel
   */
  public record Message(String channel, String ts) {
    private static final Pattern TS = Pattern.compile("(\\d{1,11})\\.(\\d{6})");

    /** Whether that can be the ts of a message. */
    public static boolean isTs(String ts) {
      return TS.matcher(ts).matches();
    }

    /** When it was written. */
    public Instant at() {
      Matcher parts = TS.matcher(ts);
      if (!parts.matches()) {
        throw new IllegalArgumentException("no ts: " + ts);
      }
      return Instant.ofEpochSecond(
          Long.parseLong(parts.group(1)), 1_000L * Long.parseLong(parts.group(2)));
    }
  }

  /** Whether it is a marked message whose author took it back. */
  public boolean deleted() {
    return message != null && words.equals(DELETED);
  }

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

  /**
   * A marked message: it happened when it was written.
   *
   * @param author null where Slack does not say
   * @param words empty where they are still to be read
   */
  public static Event marked(
      Incident incident,
      Message message,
      Instant now,
      @Nullable String author,
      String words,
      @Nullable String link) {
    return new Event(
        0, incident.id(), message.at(), now, Kind.MARKED, author, words, link, message, null);
  }

  /** Something that happened before we were told. */
  public static Event then(
      Incident incident, Kind kind, Instant at, Instant now, @Nullable String actor, String words) {
    return new Event(0, incident.id(), at, now, kind, actor, words, null, null, null);
  }

  /** Something that happens now. */
  public static Event now(
      Incident incident, Kind kind, Instant at, @Nullable String actor, String words) {
    return new Event(0, incident.id(), at, at, kind, actor, words, null, null, null);
  }
}
