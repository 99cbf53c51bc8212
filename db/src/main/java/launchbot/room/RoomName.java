package launchbot.room;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a room is called: {@code inc-7-nobody-can-pay}. Slack takes 80 characters, lower case and
 * without blanks; what has no such spelling is left out.
 */
public final class RoomName {
  private static final int WORDS = 5;
  private static final int LONGEST = 60;

  /** After so many names that are taken nobody looks on. */
  public static final int TRIES = 20;

  private RoomName() {}

  /**
   * @param feels what users feel, as somebody typed it
   */
  public static String of(int number, String feels) {
    String plain =
        Normalizer.normalize(feels, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("['’]", "");
    String words =
        Arrays.stream(plain.split("[^a-z0-9]+"))
            .filter(word -> !word.isEmpty())
            .limit(WORDS)
            .collect(Collectors.joining("-"));
    String name = words.isEmpty() ? "inc-" + number : "inc-%d-%s".formatted(number, words);
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST).replaceFirst("-+$", "");
  }

  /**
   * The same where others have that name.
   *
   * @param attempt from 1, which is the name itself
   */
  public static String next(String name, int attempt) {
    return attempt == 1 ? name : name + "-" + attempt;
  }

  /** Whether a channel may be one that was made under that name. */
  public static boolean isOf(String name, String channel) {
    return channel.equals(name)
        || (channel.startsWith(name + "-")
            && channel.substring(name.length() + 1).matches("\\d{1,2}"));
  }
}
