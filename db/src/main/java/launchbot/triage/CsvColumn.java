package launchbot.triage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A column of the spreadsheet. Who reported, fixed, verified or decided, and the permalink of a
 * message, stay in Slack: they are about people, and not needed to work on the list. The owner is a
 * bare Slack id, so that the file can be read back and names nobody outside of the workspace.
 */
enum CsvColumn {
  NUMBER,
  SEVERITY,
  STATE,
  TITLE,
  IMPACT,
  WORKAROUND,
  OWNER,
  DUE,
  TAGS,
  LAUNCH,
  CREATED;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<CsvColumn> named(String words) {
    return Arrays.stream(values())
        .filter(column -> column.key().equalsIgnoreCase(words.strip()))
        .findFirst();
  }
}
