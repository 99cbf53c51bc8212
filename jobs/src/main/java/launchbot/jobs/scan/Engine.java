package launchbot.jobs.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Holds texts against rules. It keeps nothing and may be used by many threads. */
final class Engine {
  /** More of them in one text are no news. */
  static final int MOST = 200;

  private final Rules rules;
  private final Keywords keywords;
  // By keyword: which rules it wakes.
  private final List<List<Wake>> wakes;
  private final List<Integer> always;

  Engine(Rules rules) {
    this.rules = rules;
    SequencedMap<String, List<Wake>> byWord = new LinkedHashMap<>();
    this.always = new ArrayList<>();
    for (int i = 0; i < rules.rules().size(); i++) {
      List<String> words = rules.rules().get(i).keywords();
      if (words.isEmpty() || !words.stream().allMatch(Engine::ascii)) {
        always.add(i);
      } else {
        Rule rule = rules.rules().get(i);
        int number = i;
        words.forEach(word ->
            byWord
                .computeIfAbsent(word, _ -> new ArrayList<>())
                .add(new Wake(number, rule.reach(word))));
      }
    }
    this.keywords = new Keywords(List.copyOf(byWord.sequencedKeySet()));
    this.wakes = List.copyOf(byWord.sequencedValues());
  }

  Rules rules() {
    return rules;
  }

  /**
   * What is in a part of a file.
   *
   * @param first the line that it begins with, counted from 1
   */
  List<Hit> scan(Place place, int first, String text) {
    if (rules.skips(place)) {
      return List.of();
    }
    List<Match> found = new ArrayList<>();
    windows(text)
        .forEach((number, parts) -> {
          Rule rule = rules.rules().get(number);
          if (rule.isFor(place.path())
              && rule.allowlists().stream().noneMatch(a -> a.skips(place))) {
            matches(rule, text, parts, match -> believe(place, text, match)).forEach(found::add);
          }
        });
    return apart(found).stream().map(match -> hit(place, first, text, match)).toList();
  }

  private static Hit hit(Place place, int first, String text, Match match) {
    int line = first + lines(text, match.from());
    int last = first + lines(text, match.end());
    return new Hit(match.rule(), place, line, last, match.secret(text));
  }

  /** Rules that are about a file's name alone. */
  List<Hit> named(Place place) {
    return rules.skips(place)
        ? List.of()
        : rules.rules().stream()
            .filter(rule -> rule.regex() == null && rule.isFor(place.path()))
            .filter(rule -> rule.allowlists().stream().noneMatch(a -> a.skips(place)))
            .map(rule -> new Hit(rule, place, 0, 0, place.path()))
            .toList();
  }

  /** Where anything stands that looks like a secret, be it allowed or not, in order. */
  List<Window> spans(String text) {
    List<Window> spans = new ArrayList<>();
    windows(text)
        .forEach((number, parts) ->
            matches(rules.rules().get(number), text, parts, _ -> true).stream()
                .map(match -> new Window(match.start(), match.end()))
                .forEach(spans::add));
    return merged(spans);
  }

  /** A match, with where its secret stands. */
  private record Match(Rule rule, int from, int to, int start, int end) {
    /** Rules are too long to be compared each time. */
    boolean is(Match other) {
      return start == other.start && end == other.end;
    }

    String secret(String text) {
      return text.substring(start, end);
    }
  }

  /** A rule, by its number, that a keyword has look around itself. */
  private record Wake(int rule, Rule.Reach reach) {}

  private interface Belief {
    boolean in(Match match);
  }

  /** Which rules, by their number, have something to look at, and where. */
  private Map<Integer, List<Window>> windows(String text) {
    Map<Integer, List<Window>> windows = new TreeMap<>();
    for (int rule : always) {
      windows.put(rule, List.of(Window.all(text)));
    }
    keywords.find(
        text,
        (word, end) -> {
          for (Wake wake : wakes.get(word)) {
            List<Window> of = windows.computeIfAbsent(wake.rule(), _ -> new ArrayList<>());
            Window window =
                switch (wake.reach()) {
                  case LINES -> Window.around(text, end);
                  case PAGE -> Window.wide(text, end);
                  case ALL -> Window.all(text);
                };
            if (!of.isEmpty() && of.getLast().meets(window)) {
              of.set(of.size() - 1, of.getLast().with(window));
            } else {
              of.add(window);
            }
          }
        });
    return windows;
  }

  private static List<Match> matches(Rule rule, String text, List<Window> windows, Belief belief) {
    List<Match> found = new ArrayList<>();
    Pattern regex = rule.regex();
    if (regex != null) {
      for (Window window : windows) {
        matches(rule, regex, text, window, belief, found);
      }
    }
    return found;
  }

  private static void matches(
      Rule rule, Pattern regex, String text, Window window, Belief belief, List<Match> found) {
    Matcher matcher = regex.matcher(text.substring(window.from(), window.to()));
    while (found.size() < MOST && matcher.find()) {
      int group = group(rule, matcher);
      int start = window.from() + matcher.start(group);
      int end = window.from() + matcher.end(group);
      var match =
          new Match(
              rule, window.from() + matcher.start(), window.from() + matcher.end(), start, end);
      if (end > start
          && !window.cuts(text, start, end)
          && found.stream().noneMatch(match::is)
          && belief.in(match)) {
        found.add(match);
      }
    }
  }

  /** The group that the rule names; else the first one that is not empty; else all of it. */
  private static int group(Rule rule, Matcher matcher) {
    if (rule.group() > 0) {
      return rule.group() <= matcher.groupCount() && matcher.start(rule.group()) >= 0
          ? rule.group()
          : 0;
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.start(group) >= 0 && matcher.end(group) > matcher.start(group)) {
        return group;
      }
    }
    return 0;
  }

  private boolean believe(Place place, String text, Match match) {
    Rule rule = match.rule();
    String secret = match.secret(text);
    if (rule.entropy() > 0 && Entropy.of(secret) <= rule.entropy()) {
      return false;
    }
    String line =
        text.substring(text.lastIndexOf('\n', match.from() - 1) + 1, endOfLine(text, match.to()));
    if (line.contains("launchbot:allow") || line.contains("gitleaks:allow")) {
      return false;
    }
    var suspect =
        new Allowlist.Suspect(place, secret, text.substring(match.from(), match.to()), line);
    return rules.allowlists().stream().noneMatch(a -> a.allows(rule.id(), suspect))
        && rule.allowlists().stream().noneMatch(a -> a.allows(rule.id(), suspect));
  }

  /** Of those that say the same of the same characters the one that knows best. */
  private static List<Match> apart(List<Match> found) {
    List<Match> kept = new ArrayList<>();
    found.stream()
        .sorted(Comparator.comparing((Match match) -> match.rule().generic()))
        .forEach(match -> {
          if (kept.stream().noneMatch(k -> k.start() < match.end() && match.start() < k.end())) {
            kept.add(match);
          }
        });
    kept.sort(Comparator.comparingInt(Match::from));
    return kept.subList(0, Math.min(MOST, kept.size()));
  }

  private static List<Window> merged(List<Window> spans) {
    List<Window> merged = new ArrayList<>();
    spans.stream()
        .sorted(Comparator.comparingInt(Window::from))
        .forEach(span -> {
          if (!merged.isEmpty() && merged.getLast().meets(span)) {
            merged.set(merged.size() - 1, merged.getLast().with(span));
          } else {
            merged.add(span);
          }
        });
    return merged;
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static int lines(String text, int to) {
    return (int) text.chars().limit(to).filter(c -> c == '\n').count();
  }

  private static boolean ascii(String word) {
    return !word.isEmpty() && word.chars().allMatch(letter -> letter < 128);
  }
}
