package launchbot.bot.incident;

import java.util.Locale;
import java.util.Optional;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.IncidentSettings;

/** How incidents are handled, as people type it: {@code opens warning}, {@code rooms off}. */
final class SettingWords {
  static final String KNOWN =
      "`settings channel #incidents` (or `here`, `none`), `settings opens critical` (or `warning`,"
          + " `never`), `settings auto-resolve on` (or `off`), `settings rooms on` (or `off`)";

  private SettingWords() {}

  /**
   * @param here the channel where it was typed
   * @return empty where it is none of {@link #KNOWN}
   */
  static Optional<IncidentSettings> read(Words words, IncidentSettings before, String here) {
    if (words.size() != 2) {
      return Optional.empty();
    }
    String value = text(words.get(1));
    return switch (text(words.get(0))) {
      case "channel" -> channel(words.get(1), before, here);
      case "opens" -> IncidentSettings.Opens.parse(value).map(before::opening);
      case "auto-resolve" -> onOff(value).map(before::resolving);
      case "rooms" -> onOff(value).map(before::withRooms);
      default -> Optional.empty();
    };
  }

  private static Optional<IncidentSettings> channel(
      Word word, IncidentSettings before, String here) {
    return switch (word) {
      case Word.Channel(String id, _) -> Optional.of(before.in(id));
      case Word.Text text when text.is("none") -> Optional.of(before.in(null));
      case Word.Text text when text.is("here") && here.matches("[CG][A-Z0-9]+") ->
          Optional.of(before.in(here));
      default -> Optional.empty();
    };
  }

  private static Optional<Boolean> onOff(String value) {
    return switch (value) {
      case "on", "yes" -> Optional.of(true);
      case "off", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static String text(Word word) {
    return word instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
  }
}
