package launchbot.bot.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.inventory.Inventory;
import launchbot.release.Release;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed behind {@code /launch env}.
 *
 * @param verb empty for none; null where the first word is neither a verb nor an environment
 * @param names as they were typed
 * @param place behind {@code in}; empty for none
 * @param person whom they picked; null for nobody
 */
record EnvWords(
    String environment,
    @Nullable String verb,
    List<String> names,
    String place,
    @Nullable String person) {
  static final Set<String> VERBS = Set.of("add", "own", "check", "where", "remove", "export");

  EnvWords {
    names = List.copyOf(names);
  }

  static EnvWords read(Words words) {
    String environment = Release.PRODUCTION;
    int at = 0;
    if (at < words.size() && !VERBS.contains(text(words, at))) {
      String first = text(words, at);
      if (!Inventory.environment(first) || (words.size() > 1 && !VERBS.contains(text(words, 1)))) {
        return new EnvWords(environment, null, List.of(), "", null);
      }
      environment = first;
      at++;
    }
    String verb = at < words.size() ? text(words, at) : "";
    List<String> names = new ArrayList<>();
    String person = null;
    for (int i = at + 1; i < words.size(); i++) {
      if (words.get(i) instanceof Word.Person(String id, _)) {
        person = id;
      } else if (text(words, i).equals("in") && !names.isEmpty()) {
        return new EnvWords(environment, verb, names, words.rest(i + 1), person);
      } else if (words.get(i) instanceof Word.Text(String name) && !name.matches("[,;|]+")) {
        names.add(name.replaceAll("[,;]+$", ""));
      }
    }
    return new EnvWords(environment, verb, names, "", person);
  }

  /** Whether all are meant rather than some. */
  boolean all() {
    return names.size() == 1 && names.getFirst().equalsIgnoreCase("all");
  }

  /** Whether those are meant that nobody has. */
  boolean rest() {
    return names.size() == 1 && names.getFirst().equalsIgnoreCase("rest");
  }

  private static String text(Words words, int i) {
    return words.get(i) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
  }
}
