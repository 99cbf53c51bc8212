package launchbot.bot.triage;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.triage.EntryState;
import launchbot.triage.Filter;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a list is to show: {@code high,blocker}, {@code mine}, {@code owner:nobody}, {@code
 * state:fixed}, {@code #signup}, {@code overdue}, {@code all}; whatever else is searched for. It
 * reads back whatever {@link Filter#words} writes.
 */
final class Filters {
  private static final int LONGEST_TEXT = 80;

  /** Longer than any that an entry has. */
  private static final int LONGEST_TAG = 64;

  private Filters() {}

  static Filter ofLaunch(long launch) {
    return withLaunch(Filter.NOT_CLOSED, launch);
  }

  static Filter withText(Filter filter, @Nullable String text) {
    return new Filter(
        filter.severities(),
        filter.states(),
        filter.owner(),
        filter.tag(),
        text,
        filter.launch(),
        filter.overdue());
  }

  static Filter withOwner(Filter filter, @Nullable String owner) {
    return new Filter(
        filter.severities(),
        filter.states(),
        owner,
        filter.tag(),
        filter.text(),
        filter.launch(),
        filter.overdue());
  }

  /** At most so many characters, and no half ones. */
  static String cut(String text, int most) {
    boolean half =
        text.length() > most && most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, Math.min(text.length(), half ? most - 1 : most));
  }

  static Filter withLaunch(Filter filter, @Nullable Long launch) {
    return new Filter(
        filter.severities(),
        filter.states(),
        filter.owner(),
        filter.tag(),
        filter.text(),
        launch,
        filter.overdue());
  }

  /**
   * @param me whom {@code mine} means
   */
  static Filter parse(Words words, String me) {
    var reading = new Reading(me);
    for (Word word : words.list()) {
      reading.take(word);
    }
    return reading.filter();
  }

  private static final class Reading {
    private final String me;
    private final Set<Severity> severities = EnumSet.noneOf(Severity.class);
    private final Set<EntryState> states = EnumSet.noneOf(EntryState.class);
    private final List<String> text = new ArrayList<>();
    private @Nullable String owner;
    private @Nullable String tag;
    private boolean overdue;

    Reading(String me) {
      this.me = me;
    }

    void take(Word word) {
      switch (word) {
        case Word.Bang(String name) -> {
          if (Severity.parse(name).map(severities::add).isEmpty()) {
            text.add(name);
          }
        }
        case Word.Tag(String name) -> tag = cut(name.toLowerCase(Locale.ROOT), LONGEST_TAG);
        case Word.Person(String id, _) -> owner = id;
        case Word.Quoted(String quoted) -> text.add(quoted);
        case Word.Text(String typed) -> takeText(typed);
        case Word.Flag(String name, _) -> takeText(name);
        case Word.Link(String url, _) -> text.add(url);
        case Word.Ref(long number) -> text.add("#" + number);
        case Word.Channel _, Word.Break _ -> {
          // says nothing about entries
        }
      }
    }

    private void takeText(String typed) {
      for (String part : typed.split(",", -1)) {
        String lower = part.toLowerCase(Locale.ROOT);
        if (!part.isBlank() && !isKnown(lower)) {
          text.add(part);
        }
      }
    }

    private boolean isKnown(String word) {
      switch (word) {
        case "mine", "me", "owner:me" -> owner = me;
        case "unowned", "nobody", "owner:nobody", "owner:none" -> owner = Filter.NOBODY;
        case "owner:" -> {
          // the person follows
        }
        case "overdue", "late" -> overdue = true;
        case "all", "everything" -> states.addAll(EnumSet.allOf(EntryState.class));
        case "closed" -> {
          for (EntryState state : EntryState.values()) {
            if (state.closed()) {
              states.add(state);
            }
          }
        }
        default -> {
          return isSeverity(word) || isState(word);
        }
      }
      return true;
    }

    private boolean isSeverity(String word) {
      // One letter is more often a word of a search than a severity.
      Optional<Severity> severity =
          word.length() < 3
              ? Optional.empty()
              : Severity.parse(word).or(() -> Severity.parse(word.replaceFirst("s$", "")));
      severity.ifPresent(severities::add);
      return severity.isPresent();
    }

    private boolean isState(String word) {
      Optional<EntryState> state =
          EntryState.parse(word.startsWith("state:") ? word.substring("state:".length()) : word);
      state.ifPresent(states::add);
      return state.isPresent();
    }

    Filter filter() {
      String searched = String.join(" ", text);
      return new Filter(
          severities,
          states,
          owner,
          tag,
          searched.isBlank() ? null : cut(searched, LONGEST_TEXT),
          null,
          overdue);
    }
  }
}
