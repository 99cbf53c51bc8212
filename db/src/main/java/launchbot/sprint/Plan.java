package launchbot.sprint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a team does on each day of a sprint (PLAYBOOK "Sprint plans").
 *
 * @param key as it is typed: {@code rescue-5}
 * @param version counted from 1; a sprint keeps the version that it began with
 * @param days at least one, day 1 first
 * @param required keys of the checklist items without which there is no go
 */
public record Plan(String key, String name, int version, List<Day> days, Set<String> required) {

  public Plan {
    days = List.copyOf(days);
    required = Set.copyOf(required);
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a plan without days");
    }
  }

  /** The same in another version. */
  Plan in(int number) {
    return new Plan(key, name, number, days, required);
  }

  /**
   * A day of it.
   *
   * @param focus what the day is for, in a few words
   * @param text what that means, in a sentence or two; may be empty
   * @param acts what the bot does on it of its own accord
   */
  public record Day(String focus, String text, Set<Act> acts) {
    public Day {
      acts = Set.copyOf(acts);
    }
  }

  /** What the bot does on a day beside saying its focus. */
  public enum Act {
    /** Asks for the known breaks. */
    PROMPTS,
    /** Lists at the end of the day what nobody has ranked or taken. */
    UNRANKED,
    /** Gives each critical path to a tester and collects what they say. */
    PATHS,
    /** Runs every automatic check and asks for the rest of the checklist. */
    CHECKS,
    /** Asks for the go or no-go. */
    GO;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What a word in a plan means. */
    static Optional<Act> parse(String word) {
      return Arrays.stream(values()).filter(act -> act.key().equals(word)).findFirst();
    }
  }
}
