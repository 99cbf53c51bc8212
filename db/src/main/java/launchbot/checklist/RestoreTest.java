package launchbot.checklist;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody restored a backup, or tried to.
 *
 * @param tester a Slack user id
 * @param backup which one, in words
 * @param age of the backup when it was restored
 * @param took how long restoring took
 * @param proof a link, or what was seen
 */
public record RestoreTest(
    String tester,
    String backup,
    Duration age,
    Duration took,
    boolean worked,
    String proof,
    String recordedBy,
    Instant at) {
  static final String SOURCE = "restore-test";

  /** As evidence: of all tests the newest counts. */
  public Evidence evidence() {
    String words =
        worked
            ? "%s, %s old, was restored in %s".formatted(backup, ageInWords(), tookInWords())
            : "%s, %s old, could not be restored".formatted(backup, ageInWords());
    String link = proof.matches("https?://\\S+") ? proof : null;
    return new Evidence(
        SOURCE, "restore", worked ? Evidence.Result.GREEN : Evidence.Result.RED, words, link, at);
  }

  /** {@code 5 hours}, from two days on {@code 3 days}. */
  public String ageInWords() {
    return age.toHours() < 48 ? count(age.toHours(), "hour") : count(age.toDays(), "day");
  }

  /** {@code 12 minutes}. */
  public String tookInWords() {
    return count(took.toMinutes(), "minute");
  }

  private static String count(long n, String unit) {
    return n + " " + unit + (n == 1 ? "" : "s");
  }
}
