package launchbot.runbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a runbook can begin with. */
public enum Template {
  FIRST_RESPONSE("First response", "what whoever is called does first"),
  TROUBLESHOOTING("Troubleshooting", "what users and admins can try themselves");

  private final String title;
  private final String does;

  Template(String title, String does) {
    this.title = title;
    this.does = does;
  }

  /** As it is typed and stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String title() {
    return title;
  }

  /** What it is for, in a few words. */
  public String does() {
    return does;
  }

  public static Optional<Template> parse(String word) {
    String wanted = word.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    return Arrays.stream(values()).filter(one -> one.key().equals(wanted)).findFirst();
  }
}
