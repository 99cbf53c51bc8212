package launchbot.bot.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.page.PageRules;
import launchbot.triage.Wording;

/** What is typed behind {@code /launch page}. */
sealed interface PageWords {
  String USAGE =
      "After `/launch page` I know `edit`, `publish`, `hide`, `propose`, `logo remove`, `component"
          + " add Checkout group checkout`, `component remove 2` and `component order 2 1 3`.";

  record Show() implements PageWords {}

  record Edit() implements PageWords {}

  /**
   * @param sure after its preview was looked at
   */
  record Publish(boolean sure) implements PageWords {}

  record Hide() implements PageWords {}

  /** A component of each group of probes that belongs to none yet. */
  record Propose() implements PageWords {}

  record NoLogo() implements PageWords {}

  /**
   * @param probes by their numbers
   */
  record Add(String name, Set<String> groups, Set<Integer> probes) implements PageWords {}

  /**
   * @param number its place in the list
   */
  record Remove(int number) implements PageWords {}

  record Order(List<Integer> numbers) implements PageWords {}

  record Unclear(String why) implements PageWords {}

  static PageWords read(Words words) {
    if (words.isEmpty()) {
      return new Show();
    }
    List<String> typed = words.list().stream().map(PageWords::plain).toList();
    String first = typed.getFirst().toLowerCase(Locale.ROOT);
    int size = typed.size();
    return switch (first) {
      case "edit" -> size == 1 ? new Edit() : unclear();
      case "publish" ->
          size == 1
              ? new Publish(false)
              : size == 2 && typed.get(1).equalsIgnoreCase("now") ? new Publish(true) : unclear();
      case "hide" -> size == 1 ? new Hide() : unclear();
      case "propose" -> size == 1 ? new Propose() : unclear();
      case "logo" ->
          size == 2 && typed.get(1).equalsIgnoreCase("remove") ? new NoLogo() : unclear();
      case "component", "components" -> component(words, typed);
      default -> unclear();
    };
  }

  private static PageWords component(Words words, List<String> typed) {
    if (typed.size() < 3) {
      return unclear();
    }
    return switch (typed.get(1).toLowerCase(Locale.ROOT)) {
      case "add" -> add(words, typed);
      case "remove" -> {
        List<Integer> numbers = numbers(typed.subList(2, typed.size()));
        yield numbers.size() == 1 ? new Remove(numbers.getFirst()) : unclear();
      }
      case "order" -> {
        List<Integer> numbers = numbers(typed.subList(2, typed.size()));
        yield numbers.isEmpty() ? unclear() : new Order(numbers);
      }
      default -> unclear();
    };
  }

  private static PageWords add(Words words, List<String> typed) {
    int end = 2;
    while (end < typed.size() && !marks(words.get(end))) {
      end++;
    }
    String name = Wording.line(words.from(2).without(from(end - 2, typed.size() - 2)).text());
    if (words.get(2) instanceof Word.Quoted(String quoted) && end == 3) {
      name = Wording.line(quoted);
    }
    if (name.isEmpty()) {
      return new Unclear("Say what customers call it: `component add Checkout group checkout`.");
    }
    if (name.codePointCount(0, name.length()) > PageRules.NAME) {
      return new Unclear("A component's name has at most %d characters.".formatted(PageRules.NAME));
    }
    Set<String> groups = new LinkedHashSet<>();
    Set<Integer> probes = new LinkedHashSet<>();
    boolean group = true;
    for (int i = end; i < typed.size(); i++) {
      if (marks(words.get(i))) {
        group = typed.get(i).toLowerCase(Locale.ROOT).startsWith("group");
      } else if (group) {
        groups.add(typed.get(i));
      } else {
        List<Integer> numbers = numbers(List.of(typed.get(i)));
        if (numbers.isEmpty()) {
          return new Unclear("After `probe` come numbers of probes: `/probe list` has them.");
        }
        probes.addAll(numbers);
      }
    }
    return new Add(name, groups, probes);
  }

  private static Set<Integer> from(int first, int end) {
    Set<Integer> all = new LinkedHashSet<>();
    for (int i = first; i < end; i++) {
      all.add(i);
    }
    return all;
  }

  private static boolean marks(Word word) {
    return word instanceof Word.Text(String text)
        && text.toLowerCase(Locale.ROOT).matches("groups?|probes?");
  }

  /** None where one of them is no number. */
  private static List<Integer> numbers(List<String> typed) {
    List<Integer> numbers = new ArrayList<>();
    for (String one : typed) {
      String bare = one.replaceAll("[,#]", "");
      if (!bare.matches("\\d{1,6}")) {
        return List.of();
      }
      numbers.add(Integer.parseInt(bare));
    }
    return numbers;
  }

  private static String plain(Word word) {
    return switch (word) {
      case Word.Text(String text) -> text;
      case Word.Quoted(String text) -> text;
      case Word.Ref(long number) -> String.valueOf(number);
      case Word.Tag(String name) -> name;
      default -> "";
    };
  }

  private static Unclear unclear() {
    return new Unclear(USAGE);
  }
}
