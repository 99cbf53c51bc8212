package launchbot.bot.triage;

import java.time.LocalDate;
import java.util.List;
import launchbot.triage.Draft;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /triage add …} says about a new entry, before any rule has looked at it.
 *
 * @param title empty when nothing was said
 * @param severityName the key of a {@code Severity}, whatever synonym was typed
 * @param ownerId a Slack user id
 * @param due may lie in the past
 * @param tags in lower case, each once, in the order they were typed
 * @param problems whole sentences for the writer; when there are any, nothing should be saved
 */
public record DraftWords(
    String title,
    @Nullable String impact,
    @Nullable String severityName,
    @Nullable String ownerId,
    @Nullable LocalDate due,
    @Nullable String workaround,
    List<String> tags,
    List<String> problems) {

  public DraftWords {
    tags = List.copyOf(tags);
    problems = List.copyOf(problems);
  }

  /** As the rules know it. */
  Draft draft() {
    return new Draft(
        title,
        severityName == null ? null : Severity.of(severityName),
        impact,
        workaround,
        ownerId,
        due,
        tags,
        null);
  }
}
