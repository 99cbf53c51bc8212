package launchbot.checklist;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a source found out.
 *
 * @param source its key: {@code restore-test}
 * @param subject what it looked at. Of a source that proves items one by one it begins with the
 *     item's key, and more may follow behind a slash: {@code
 *     pre-launch.admin-protected/https://example.org/admin}. Newer evidence about the same subject
 *     takes the place of the older
 * @param words one sentence, as people read it
 * @param link where to see it; null for nowhere
 * @param at when it was found out, from which on it ages
 */
public record Evidence(
    String source, String subject, Result result, String words, @Nullable String link, Instant at) {

  /** How it looks. */
  public enum Result {
    GREEN,
    /** Not right, yet not broken: it proves nothing new and opens nothing again. */
    AMBER,
    RED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Result of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Whether it says something about that item.
   *
   * @param from one of the sources that the item needs
   */
  boolean about(Item item, Source from) {
    return source.equals(from.key())
        && (!from.each() || subject.equals(item.key()) || subject.startsWith(item.key() + "/"));
  }
}
