package launchbot.bot.triage;

import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.triage.Entry;

/** What can be typed, and what is said when it was done. */
final class Help {
  private Help() {}

  static Card card() {
    return new Card(
        "What you can type after /triage",
        List.of(
            Blocks.section(
                """
                *Add*
                `/triage add title | impact !severity @owner due fri workaround: … #tag`
                Severities: 🔴 `!blocker` 🟠 `!high` 🟡 `!medium` 🔵 `!low` ⚪ `!post-launch`. What is missing is asked for.
                In a thread: `@Launchbot triage add …`. From a message: its menu, _Add to triage_.\
                """),
            Blocks.section(
                """
                *Look*
                `list` · `list high mine` · `list overdue #signup` · `list "card form"` · `list all` · `mine`
                `show 12` · `history 12`\
                """),
            Blocks.section(
                """
                *Work*
                `start 12` · `fix 12 deployed` · `verify 12` · `reopen 12 it is back`
                `assign 12 @ben` (or `me`, `nobody`) · `due 12 fri` · `set 12 severity high` (or `title`, `impact`, `workaround`, `tags`) · `edit 12`
                `wontfix 12 because …` · `dup 12 of 7` · `delete 12` · `restore 12` · `undo`\
                """),
            Blocks.section(
                """
                *Scope*: the sprint works on blockers and highs.
                `move 12 medium 12 dec @owner` takes an entry out, with a date. `pull 12 anyway because …` takes one in, with a reason.\
                """),
            Blocks.section(
                """
                *Share*
                `pin` keeps the table in this channel up to date · `export csv` (or `json`) sends you a file · `import` reads one\
                """)));
  }

  /** What may follow the number, in the example of a refusal. */
  static String rest(String verb) {
    return switch (verb) {
      case "assign" -> " @somebody";
      case "due" -> " fri";
      case "set" -> " severity high";
      case "rank" -> " high";
      case "dup" -> " of 7";
      case "move" -> " medium 12 dec";
      case "pull" -> " anyway because …";
      case "wontfix" -> " because …";
      default -> "";
    };
  }

  static String done(String verb, Entry entry) {
    long n = entry.number();
    return switch (verb) {
      case "start" -> "You are on *#%d*. Say `/triage fix %1$d` when it is done.".formatted(n);
      case "fix" -> "*#%d* is fixed. Somebody else should verify it.".formatted(n);
      case "verify" ->
          entry.selfVerified()
              ? "*#%d* is verified, by its fixer alone: that is kept with it.".formatted(n)
              : "*#%d* is verified.".formatted(n);
      case "reopen" -> "*#%d* is open again.".formatted(n);
      case "wontfix" -> "*#%d* will not be fixed; the reason is kept.".formatted(n);
      case "dup" -> "*#%d* is closed as a duplicate of #%d.".formatted(n, entry.duplicateOf());
      case "assign", "take" ->
          entry.owner() == null
              ? "Nobody owns *#%d* now.".formatted(n)
              : "*#%d* belongs to <@%s>.".formatted(n, entry.owner());
      case "move" ->
          "*#%d* is out of the sprint: %s, due %s."
              .formatted(n, entry.severity().key(), entry.due());
      case "pull" -> "*#%d* is in the sprint; the reason is kept.".formatted(n);
      case "delete" -> "*#%d* is deleted. `/triage restore %1$d` brings it back.".formatted(n);
      case "restore" -> "*#%d* is back.".formatted(n);
      case "undo" -> "Undone: *#%d* is as it was.".formatted(n);
      default -> "*#%d* is changed.".formatted(n);
    };
  }
}
