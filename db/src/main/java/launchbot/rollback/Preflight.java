package launchbot.rollback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What must hold before anything is changed: a question each, answered by people. */
public final class Preflight {
  private Preflight() {}

  /** A question. A yes speaks for going on. */
  public enum Item {
    DATA("data", "Does the live data fit the older version?"),
    BACKUP("backup", "Is there a fresh backup?"),
    SESSIONS("sessions", "Are sessions and transactions under way safe?"),
    MIGRATIONS("migrations", "Can every migration since then be undone, or stay?");

    private final String key;
    private final String asks;

    Item(String key, String asks) {
      this.key = key;
      this.asks = asks;
    }

    /** As it is typed and stored. */
    public String key() {
      return key;
    }

    public String asks() {
      return asks;
    }

    public static Optional<Item> parse(String word) {
      return Arrays.stream(values())
          .filter(one -> one.key.equals(word.toLowerCase(Locale.ROOT)))
          .findFirst();
    }
  }

  /** What is said to it. */
  public enum Answer {
    YES("yes"),
    NO("no"),
    NOT_APPLICABLE("not-applicable");

    private final String key;

    Answer(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }

    /** {@code yes}, {@code no}, {@code n/a}. */
    public static Optional<Answer> parse(String word) {
      String wanted = word.toLowerCase(Locale.ROOT);
      return wanted.equals("n/a") || wanted.equals("na")
          ? Optional.of(NOT_APPLICABLE)
          : Arrays.stream(values()).filter(one -> one.key.equals(wanted)).findFirst();
    }
  }

  /**
   * What was answered.
   *
   * @param note what it rests on; null where nobody said
   * @param overruled who goes on although it is a no; null for nobody
   * @param why they do; null for nobody
   */
  public record Answered(
      Item item,
      Answer answer,
      @Nullable String note,
      String by,
      Instant at,
      @Nullable String overruled,
      @Nullable String why) {

    /** Whether it stands in nobody's way. */
    public boolean settled() {
      return answer != Answer.NO || overruled != null;
    }
  }

  /** What stands in the way, in words; empty for nothing. */
  public static List<String> missing(Map<Item, Answered> answers) {
    List<String> missing = new ArrayList<>();
    for (Item item : Item.values()) {
      Answered answered = answers.get(item);
      if (answered == null) {
        missing.add("`%s` is not answered".formatted(item.key()));
      } else if (!answered.settled()) {
        missing.add("`%s` is answered with no".formatted(item.key()));
      }
    }
    return missing;
  }
}
