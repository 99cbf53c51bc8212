package launchbot.triage;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of an entry that can be required before it is saved, in the order in which we ask. */
public enum Part {
  TITLE("a title", "Say in a few words what is broken.", "edit %d"),
  SEVERITY(
      "a severity",
      "Rank it: `blocker`, `high`, `medium`, `low` or `post-launch`.",
      "set %d severity high"),
  IMPACT(
      "an impact",
      "Say in one sentence what a real user runs into, not what the code does.",
      "edit %d"),
  WORKAROUND("a workaround", "Write down the way around it that users have until then.", "edit %d"),
  OWNER("an owner", "Name the person who takes care of it.", "assign %d @somebody"),
  DUE("a date", "Give the day by which it is due.", "due %d YYYY-MM-DD");

  private final String words;
  private final String sentence;
  private final String command;

  Part(String words, String sentence, String command) {
    this.words = words;
    this.sentence = sentence;
    this.command = command;
  }

  /** With its article, to stand inside a sentence. */
  public String words() {
    return words;
  }

  /** Asks for it. */
  public String sentence() {
    return sentence;
  }

  /** What to type to add it to an entry that exists. */
  String command(long number) {
    return "`/triage " + command.formatted(number) + "`";
  }

  /** What a thing of this severity must have and lacks. */
  static Set<Part> missing(
      Severity severity,
      @Nullable String impact,
      @Nullable String workaround,
      @Nullable String owner,
      @Nullable LocalDate due) {
    Set<Part> missing = EnumSet.noneOf(Part.class);
    missing.addAll(severity.required());
    missing.removeIf(part ->
        switch (part) {
          case TITLE, SEVERITY -> true;
          case IMPACT -> impact != null;
          case WORKAROUND -> workaround != null;
          case OWNER -> owner != null;
          case DUE -> due != null;
        });
    return missing;
  }
}
