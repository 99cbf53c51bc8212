package launchbot.rollbackplan;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long the parts of a plan may be, and what names may look like; lengths in characters. */
public final class PlanLimits {
  public static final int ENVIRONMENT = 40;
  public static final int VERSION = 80;
  public static final int KEY = 40;
  public static final int FLAG = 60;
  public static final int NAME = 80;
  public static final int TEXT = 300;
  public static final int COMMAND = 1_000;
  public static final int CONTACT = 120;
  public static final int CRITERION = 200;
  public static final int URL = 500;
  public static final int QUORUM = 10;
  public static final Duration LONGEST = Duration.ofDays(1);

  private PlanLimits() {}

  /** As it is kept, in lower case; empty where it is no name of an environment. */
  public static Optional<String> environment(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return name.matches("[a-z0-9][a-z0-9._-]{0,%d}".formatted(ENVIRONMENT - 1))
        ? Optional.of(name)
        : Optional.empty();
  }

  /** Whether steps and features can be called so: {@code restore-db}. */
  public static boolean key(String typed) {
    return typed.length() <= KEY && typed.matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  /** Whether a switch can be called so. */
  public static boolean flag(String typed) {
    return typed.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,%d}".formatted(FLAG - 1));
  }
}
