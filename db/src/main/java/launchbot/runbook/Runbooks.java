package launchbot.runbook;

import java.util.Optional;
import launchbot.triage.Wording;

/** What a runbook may say, and what happens when two people write one at once. */
public final class Runbooks {
  public static final int TITLE = 150;

  /** In characters; what is longer cannot be indexed whole. */
  public static final int BODY = 100_000;

  /** What stands in a template where somebody has to write. */
  public static final String BLANK = "(fill in";

  private Runbooks() {}

  /** Why that text cannot be kept, in mrkdwn without words of it; empty when it can. */
  public static Optional<String> objection(Runbook.Draft draft) {
    if (draft.title().isBlank()) {
      return Optional.of("A runbook needs a title: say in a few words when it is needed.");
    }
    if (draft.body().isBlank()) {
      return Optional.of("A runbook cannot be empty: write what is to be done, step by step.");
    }
    return Wording.tooLong("A title", draft.title(), TITLE)
        .or(() -> Wording.tooLong("A runbook", draft.body(), BODY));
  }

  /** What becomes of a text that somebody sends off. */
  public enum Outcome {
    /** It is the next version. */
    NEXT,
    /** It says what is there already. */
    SAME,
    /** Somebody else wrote a version that its writer has not seen. */
    CLASH
  }

  /**
   * @param opened the version that the writer saw
   */
  public static Outcome outcome(Runbook now, int opened, Runbook.Draft draft) {
    if (now.text().equals(draft)) {
      return Outcome.SAME;
    }
    return now.version() == opened ? Outcome.NEXT : Outcome.CLASH;
  }

  /** How many places of a template nobody has filled in. */
  public static int blanks(String body) {
    int count = 0;
    for (int at = body.indexOf(BLANK); at >= 0; at = body.indexOf(BLANK, at + 1)) {
      count++;
    }
    return count;
  }

  /**
   * A file as a draft: its first heading is the title, unless one was typed.
   *
   * @param title what was typed; blank for nothing
   */
  public static Runbook.Draft draft(String title, String markdown) {
    String body = markdown.replace("\r\n", "\n").replace('\r', '\n').strip();
    String typed = Wording.line(title);
    int end = body.indexOf('\n');
    String first = end < 0 ? body : body.substring(0, end);
    if (!first.matches(" {0,3}#{1,2}\\s+\\S.*")) {
      return new Runbook.Draft(typed, body);
    }
    String heading = Wording.line(first.replaceFirst("^ {0,3}#{1,2}\\s+", ""));
    if (!typed.isEmpty() && !typed.equals(heading)) {
      return new Runbook.Draft(typed, body);
    }
    return new Runbook.Draft(heading, end < 0 ? "" : body.substring(end).strip());
  }

  /** The same as one file of Markdown, which {@link #draft} reads back. */
  public static String file(Runbook.Draft draft) {
    return "# %s\n\n%s\n".formatted(draft.title(), draft.body());
  }
}
