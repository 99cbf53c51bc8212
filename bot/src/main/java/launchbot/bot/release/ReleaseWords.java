package launchbot.bot.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import launchbot.bot.slack.Numbers;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.release.Naming;
import launchbot.release.NewsReader;
import launchbot.release.Release;
import org.jspecify.annotations.Nullable;

/** What is typed behind {@code /launch release}. */
sealed interface ReleaseWords {
  String USAGE =
      "Type `/launch release 1.4.2 what it brings` when one begins, add `to staging` for another"
          + " environment, then `/launch release done`, or `failed`; `show 4`, `notes 4 …`,"
          + " `edit 4`, `approve 4`, `public 4`; `/launch release` alone opens a form.";

  /** A form is wanted. */
  record Ask() implements ReleaseWords {}

  record Begin(String version, String environment, List<String> changes) implements ReleaseWords {}

  /**
   * @param which its number; null: the only one under way
   * @param version instead of a number; null for none
   */
  record End(Release.State state, @Nullable Integer which, @Nullable String version)
      implements ReleaseWords {}

  record Show(int number) implements ReleaseWords {}

  /**
   * @param changes empty: a form is wanted
   */
  record Notes(int number, List<String> changes) implements ReleaseWords {}

  record Edit(int number) implements ReleaseWords {}

  record Approve(int number) implements ReleaseWords {}

  record Public(int number, boolean shown) implements ReleaseWords {}

  /** GitHub's secret: whatever stands behind the word is not read. */
  record Secret(boolean bare) implements ReleaseWords {}

  record Backup(int minutes) implements ReleaseWords {}

  /**
   * @param why in mrkdwn
   */
  record Unclear(String why) implements ReleaseWords {}

  /**
   * @param redact masks what looks like a secret
   */
  static ReleaseWords read(Words words, UnaryOperator<String> redact) {
    if (words.isEmpty()) {
      return new Ask();
    }
    String first = text(words, 0).toLowerCase(Locale.ROOT);
    return switch (first) {
      case "secret" -> new Secret(words.size() == 1);
      case "done", "finished" -> end(words, Release.State.FINISHED);
      case "failed" -> end(words, Release.State.FAILED);
      case "show" -> numbered(words, 2, Show::new);
      case "edit" -> numbered(words, 2, Edit::new);
      case "approve" -> numbered(words, 2, Approve::new);
      case "notes" ->
          numbered(
              words,
              Integer.MAX_VALUE,
              number -> new Notes(number, changes(words.rest(2), redact)));
      case "public" -> shown(words);
      case "backup" -> backup(words);
      default -> begin(words, redact);
    };
  }

  private static ReleaseWords end(Words words, Release.State state) {
    if (words.size() == 1) {
      return new End(state, null, null);
    }
    OptionalInt number = Numbers.small(words, 1);
    if (words.size() > 2) {
      return new Unclear("Nothing follows the number there. " + USAGE);
    }
    return number.isPresent()
        ? new End(state, number.getAsInt(), null)
        : Naming.version(text(words, 1))
            .<ReleaseWords>map(version -> new End(state, null, version))
            .orElseGet(() -> new Unclear(USAGE));
  }

  private static ReleaseWords numbered(Words words, int most, IntFunction<ReleaseWords> made) {
    OptionalInt number = Numbers.small(words, 1);
    return number.isEmpty() || words.size() > most
        ? new Unclear("Say which release, by its number: `/launch releases` lists them. " + USAGE)
        : made.apply(number.getAsInt());
  }

  private static ReleaseWords shown(Words words) {
    String last = words.size() == 3 ? text(words, 2).toLowerCase(Locale.ROOT) : "on";
    return List.of("on", "off").contains(last)
        ? numbered(words, 3, number -> new Public(number, last.equals("on")))
        : new Unclear("Type `/launch release public 4`, or `/launch release public 4 off`.");
  }

  private static ReleaseWords backup(Words words) {
    OptionalInt minutes = Numbers.small(words, 1);
    return words.size() >= 2
            && words.size() <= 3
            && minutes.isPresent()
            && minutes.getAsInt() >= 1
            && minutes.getAsInt() <= 10_080
            && (words.size() == 2 || text(words, 2).toLowerCase(Locale.ROOT).startsWith("min"))
        ? new Backup(minutes.getAsInt())
        : new Unclear(
            "Say how many minutes old a backup may be before a migration: `/launch release backup"
                + " 60`.");
  }

  private static ReleaseWords begin(Words words, UnaryOperator<String> redact) {
    Optional<String> version =
        Naming.version(text(words, 0))
            .filter(one -> one.matches(".*\\d.*") && !one.matches("\\d+"));
    if (version.isEmpty()) {
      return new Unclear("A version has a digit and a dot or letter in it: `1.4.2`. " + USAGE);
    }
    boolean to = words.size() > 2 && text(words, 1).equalsIgnoreCase("to");
    Optional<String> environment =
        to ? Naming.environment(text(words, 2)) : Optional.of(Release.PRODUCTION);
    return environment
        .<ReleaseWords>map(
            where -> new Begin(version.get(), where, changes(words.rest(to ? 3 : 1), redact)))
        .orElseGet(
            () -> new Unclear("An environment is one word: `/launch release 1.4.2 to staging`."));
  }

  /** Lines, or parts between semicolons. */
  private static List<String> changes(String text, UnaryOperator<String> redact) {
    return NewsReader.lines(text.replace("; ", "\n"), redact);
  }

  private static String text(Words words, int i) {
    return i >= words.size()
        ? ""
        : switch (words.get(i)) {
          case Word.Text(String text) -> text;
          case Word.Quoted(String text) -> text;
          case Word.Tag(String name) -> name;
          default -> "";
        };
  }
}
