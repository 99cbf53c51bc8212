package launchbot.bot.launch;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.OptionalInt;
import launchbot.bot.slack.Garbled;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a form about one of a launch's things remembers until it comes back, in its private
 * metadata.
 *
 * @param channel where the person was
 * @param id which thing; 0 where it is about none yet
 * @param word what is to be done with it; empty for nothing in particular
 */
public record Kept(String channel, long id, String word) {
  private static final Gson GSON = new Gson();

  public static Kept in(String channel) {
    return new Kept(channel, 0, "");
  }

  public String json() {
    return GSON.toJson(this);
  }

  /**
   * @throws Garbled when it is not what {@link #json} wrote
   */
  public static Kept parse(@Nullable String json) {
    try {
      Kept kept = GSON.fromJson(json, Kept.class);
      if (kept != null && kept.channel != null && kept.word != null) {
        return kept;
      }
    } catch (JsonParseException e) {
      // said below, like every other way of not being ours
    }
    throw new Garbled("not a form of ours");
  }

  /**
   * The id that one of our own buttons brings back.
   *
   * @throws Garbled when it is none
   */
  public static long id(String value) {
    if (!value.matches("\\d{1,18}")) {
      throw new Garbled("no number");
    }
    return Long.parseLong(value);
  }

  /** A thing's number as people type it, {@code 2} or {@code #2}; empty where there is none. */
  public static OptionalInt number(Words words, int i) {
    if (i >= words.size()) {
      return OptionalInt.empty();
    }
    return switch (words.get(i)) {
      case Word.Ref(long number) when number <= 999_999 -> OptionalInt.of((int) number);
      case Word.Text(String text) when text.matches("\\d{1,6}") ->
          OptionalInt.of(Integer.parseInt(text));
      default -> OptionalInt.empty();
    };
  }
}
