package launchbot.bot.timeline;

import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import org.jspecify.annotations.Nullable;

/** What follows {@code /incident timeline 4}. */
sealed interface TimelineWords {

  /**
   * A part of it.
   *
   * @param page from 0; null: the newest
   */
  record Listed(@Nullable Integer page) implements TimelineWords {}

  record AsFile() implements TimelineWords {}

  record Refused(String why) implements TimelineWords {}

  static TimelineWords read(Words words) {
    if (words.isEmpty()) {
      return new Listed(null);
    }
    if (words.size() == 1
        && words.get(0) instanceof Word.Flag(String name, @Nullable String value)
        && name.equals("page")
        && value != null
        && value.matches("\\d{1,4}")) {
      return new Listed(Integer.parseInt(value));
    }
    return words.text().equalsIgnoreCase("as file") || words.text().equalsIgnoreCase("file")
        ? new AsFile()
        : new Refused(
            "Type `/incident timeline`, `/incident timeline 4`, or `/incident timeline 4 as"
                + " file`.");
  }
}
