package launchbot.jobs.scan;

import com.google.re2j.Pattern;

/** Whether what somebody typed or handed in holds a secret. It is held against our rules, once. */
public final class Pasted {
  private static final Place PLACE = new Place("pasted", null);

  /** What no rule of ours knows, since in code it stands in quotes: {@code password: hunter2}. */
  private static final Pattern TOLD =
      Pattern.compile(
          "(?i)\\b(?:password|passwd|passwort|kennwort|passphrase|pwd|api[ _-]?key|secret["
              + " _-]?key|access["
              + " _-]?token)[ \\t]*(?:=|:|is\\b|ist\\b)[ \\t]*[\"'`]?([^\\s\"'`<>(){}\\[\\]]{5,})");

  /** Where it is said where a secret stands, rather than what it is. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)^(?:https?://.*|in|the|see|kept|stored|ask|from|only|shared|never|reset|.*vault.*"
              + "|.*1password.*|.*bitwarden.*|.*keepass.*|\\$.*|\\*+|x+|\\.+|…|not|needed|required)$");

  private Pasted() {}

  /** Rather a text too many than one that holds a secret and is kept. */
  public static boolean secret(String text) {
    boolean known =
        Ours.ENGINE.scan(PLACE, 1, text).stream()
            // A name at the end of a line says nothing of what begins the next one.
            .anyMatch(hit -> !hit.rule().generic() || hit.line() == hit.last());
    return known || told(text);
  }

  private static boolean told(String text) {
    var found = TOLD.matcher(text);
    while (found.find()) {
      if (!ELSEWHERE.matcher(found.group(1)).matches()) {
        return true;
      }
    }
    return false;
  }

  /** Made when it is first needed. */
  private static final class Ours {
    static final Engine ENGINE = new Engine(Rules.own());
  }
}
