package launchbot.launch;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody does in a launch; one person may hold several. */
public enum LaunchRole {
  LEAD("lead", "answers for the launch and decides"),
  APPROVER("approver", "says go or no-go"),
  SUPPORT("support", "answers customers"),
  ON_CALL("on-call", "is woken when something breaks"),
  TESTER("tester", "walks the critical paths"),
  MEMBER("member", "takes part");

  private final String key;
  private final String does;

  LaunchRole(String key, String does) {
    this.key = key;
    this.does = does;
  }

  /** As it is typed and stored. */
  public String key() {
    return key;
  }

  /** What it means, after the person's name. */
  public String does() {
    return does;
  }

  public static Optional<LaunchRole> parse(String word) {
    String wanted = word.toLowerCase(Locale.ROOT).replace(' ', '-').replaceFirst("s$", "");
    return Arrays.stream(values())
        .filter(role -> role.key.equals(wanted) || role.key.replace("-", "").equals(wanted))
        .findFirst();
  }
}
