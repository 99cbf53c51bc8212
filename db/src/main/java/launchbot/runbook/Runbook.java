package launchbot.runbook;

import java.time.Instant;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A runbook or note, as its newest version has it.
 *
 * @param number counts within the launch; what people call it by
 * @param body Markdown
 * @param template what it was made from; null for nothing
 * @param version of its text, from 1
 * @param changedBy who wrote that version, a Slack user id
 * @param removed null while it is in use
 */
public record Runbook(
    long id,
    long launch,
    int number,
    String title,
    String body,
    @Nullable Template template,
    int version,
    String changedBy,
    Instant changedAt,
    @Nullable Removed removed) {

  /** By whom and when it was removed; it can be restored. */
  public record Removed(String by, Instant at) {}

  /** A text that is not kept yet. */
  public record Draft(String title, String body) {}

  public Subject subject() {
    return new Subject("runbook", id);
  }

  public Draft text() {
    return new Draft(title, body);
  }
}
