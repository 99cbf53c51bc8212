package launchbot.bot.checklist;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import launchbot.bot.slack.Numbers;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.checklist.Catalogue;
import launchbot.checklist.ItemFilter;

/** Reads what is typed behind {@code /launch check}; nothing of it is saved that is not clear. */
final class CheckWords {
  /** The words that change one item. */
  static final Set<String> VERBS =
      Set.of(
          "done",
          "na",
          "waive",
          "reopen",
          "assign",
          "take",
          "due",
          "require",
          "unrequire",
          "edit",
          "remove",
          "restore",
          "grant",
          "decline");

  private static final int LONGEST = 300;

  private CheckWords() {}

  /**
   * @param me who typed it
   */
  static Wish read(Words words, String me) {
    if (words.isEmpty()) {
      return new Wish.Overview();
    }
    String first = lower(words, 0);
    Words rest = words.from(1);
    if (List.of("remove", "restore").contains(first)
        && !rest.isEmpty()
        && lower(rest, 0).equals("section")) {
      return whole(first, rest.from(1));
    }
    if (VERBS.contains(first)) {
      OptionalLong number = Numbers.at(rest, 0);
      return number.isPresent()
          ? new Wish.Change(first, number.getAsLong(), rest.from(1))
          : new Wish.Unclear(
              "Which item? Give its number: `/launch check %s 12%s`. `/launch check all` shows the numbers."
                  .formatted(first, example(first)));
    }
    return switch (first) {
      case "help" -> new Wish.Help();
      case "export" -> only(rest, new Wish.Export(), "export");
      case "all" -> only(rest, new Wish.ListOf(ItemFilter.ALL), "all");
      case "blocking" -> only(rest, new Wish.ListOf(ItemFilter.BLOCKING), "blocking");
      case "by-hand" -> only(rest, new Wish.ListOf(ItemFilter.BY_HAND), "by-hand");
      case "waived" -> only(rest, new Wish.ListOf(ItemFilter.WAIVED), "waived");
      case "asked" -> only(rest, new Wish.ListOf(ItemFilter.ASKED), "asked");
      case "removed" -> only(rest, new Wish.ListOf(ItemFilter.REMOVED), "removed");
      case "mine" -> only(rest, new Wish.ListOf(ItemFilter.person(me)), "mine");
      case "of" -> of(rest, me);
      case "section" -> section(rest);
      case "show" -> numbered(rest, "show");
      case "history" -> numbered(rest, "history");
      case "add" -> add(rest);
      default -> new Wish.Unclear(unknown());
    };
  }

  private static Wish only(Words rest, Wish wish, String word) {
    return rest.isEmpty()
        ? wish
        : new Wish.Unclear("`/launch check %s` takes no further words.".formatted(word));
  }

  private static Wish numbered(Words rest, String word) {
    OptionalLong number = Numbers.at(rest, 0);
    if (number.isEmpty() || rest.size() > 1) {
      return new Wish.Unclear(
          "Which item? `/launch check %s 12`. `/launch check all` shows the numbers."
              .formatted(word));
    }
    return word.equals("show")
        ? new Wish.Show(number.getAsLong())
        : new Wish.History(number.getAsLong());
  }

  private static Wish of(Words rest, String me) {
    if (rest.size() == 1 && rest.get(0) instanceof Word.Person(String id, _)) {
      return new Wish.ListOf(ItemFilter.person(id));
    }
    return rest.size() == 1 && lower(rest, 0).equals("me")
        ? new Wish.ListOf(ItemFilter.person(me))
        : new Wish.Unclear(
            "Whose? Pick the person from Slack's list: `/launch check of @somebody`.");
  }

  private static Wish section(Words rest) {
    String key = rest.isEmpty() ? "" : lower(rest, 0);
    boolean all = rest.size() == 2 && lower(rest, 1).equals("all");
    if (!Catalogue.shipped().sectionKeys().contains(key) || (rest.size() > 1 && !all)) {
      return new Wish.Unclear("Which section? These there are: " + sections() + ".");
    }
    return new Wish.ListOf(all ? ItemFilter.section(key) : ItemFilter.requiredOf(key));
  }

  private static Wish whole(String verb, Words rest) {
    String key = rest.size() == 1 ? lower(rest, 0) : "";
    return Catalogue.shipped().sectionKeys().contains(key)
        ? new Wish.Whole(key, verb.equals("remove"))
        : new Wish.Unclear("Which section? These there are: " + sections() + ".");
  }

  /** {@code add "text" [section] [required]}; without quotation marks it is asked for in a form. */
  private static Wish add(Words rest) {
    if (rest.isEmpty() || !(rest.get(0) instanceof Word.Quoted(String text)) || text.isBlank()) {
      String typed = rest.text();
      return typed.length() <= LONGEST
          ? new Wish.AddForm(typed)
          : new Wish.Unclear(
              "An item has at most %d characters: say in one sentence what has to be true."
                  .formatted(LONGEST));
    }
    String section = Catalogue.OWN;
    boolean required = false;
    for (int i = 1; i < rest.size(); i++) {
      String word = rest.get(i) instanceof Word.Bang(String name) ? name : lower(rest, i);
      if (word.equals("required")) {
        required = true;
      } else if (Catalogue.shipped().sectionKeys().contains(word)) {
        section = word;
      } else {
        return new Wish.Unclear(
            "Behind the text goes a section, and `required` if there is no go without it. Sections:"
                + " %s.".formatted(sections()));
      }
    }
    return new Wish.Add(text, section, required);
  }

  private static String sections() {
    return String.join(
        ", ", Catalogue.shipped().sectionKeys().stream().map(k -> "`" + k + "`").toList());
  }

  private static String example(String verb) {
    return switch (verb) {
      case "done" -> " https://…";
      case "na", "reopen" -> " because …";
      case "waive" -> " until 12 dec because …";
      case "assign" -> " @somebody";
      case "due" -> " fri";
      default -> "";
    };
  }

  private static String unknown() {
    return "I don't know that word behind `/launch check`. Try `/launch check`, `/launch check"
        + " blocking`, `/launch check mine`, `/launch check done 12 https://…`, or `/launch check"
        + " help` for all of them.";
  }

  static String lower(Words words, int i) {
    return words.get(i) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
  }

  /** The words from the beginning on that a date may be made of. */
  static List<String> texts(Words words) {
    return words.list().stream()
        .takeWhile(Word.Text.class::isInstance)
        .map(word -> ((Word.Text) word).text())
        .toList();
  }
}
