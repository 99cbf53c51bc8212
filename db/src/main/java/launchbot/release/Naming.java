package launchbot.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import launchbot.triage.Wording;

/** How versions, environments and variables are written, so that the same is told from another. */
public final class Naming {
  private static final Pattern VERSION =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.+/@:-]{0,79}");
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,39}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");
  private static final Pattern TAG = Pattern.compile("[vV](\\d.*)");

  private Naming() {}

  /** {@code v1.4.2} is {@code 1.4.2}; empty for what is no version. */
  public static Optional<String> version(String typed) {
    String line = Wording.line(typed);
    var tag = TAG.matcher(line);
    String bare = tag.matches() ? tag.group(1) : line;
    return VERSION.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
  }

  /** {@code Prod} is {@code production}; empty for what is no name of an environment. */
  public static Optional<String> environment(String typed) {
    String word = Wording.line(typed).toLowerCase(Locale.ROOT).replace(' ', '-');
    return ENVIRONMENT.matcher(word).matches()
        ? Optional.of(List.of("prod", "live").contains(word) ? Release.PRODUCTION : word)
        : Optional.empty();
  }

  /** Whether a variable can be called that. */
  public static boolean isVariable(String typed) {
    return VARIABLE.matcher(typed).matches();
  }

  /** Whether a text is one of a commit's names: seven to forty hexadecimal digits. */
  static boolean isCommit(String text) {
    return text.matches("[0-9a-fA-F]{7,64}");
  }
}
