package launchbot.triage;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to add, as far as it is known: a blank text counts as not given, tags lose
 * their {@code #}.
 *
 * @param title empty where none was given
 * @param owner a Slack user id
 * @param source permalink of the message that it came from
 */
public record Draft(
    String title,
    @Nullable Severity severity,
    @Nullable String impact,
    @Nullable String workaround,
    @Nullable String owner,
    @Nullable LocalDate due,
    List<String> tags,
    @Nullable String source) {

  public Draft {
    title = Wording.line(title);
    impact = Wording.lineOrNull(impact);
    workaround = Wording.lineOrNull(workaround);
    tags = Wording.tags(tags);
  }

  /** One that says no more than what is broken. */
  public static Draft of(String title) {
    return new Draft(title, null, null, null, null, null, List.of(), null);
  }

  public Draft withSeverity(@Nullable Severity severity) {
    return new Draft(title, severity, impact, workaround, owner, due, tags, source);
  }

  public Draft withImpact(@Nullable String impact) {
    return new Draft(title, severity, impact, workaround, owner, due, tags, source);
  }

  public Draft withWorkaround(@Nullable String workaround) {
    return new Draft(title, severity, impact, workaround, owner, due, tags, source);
  }

  public Draft withOwner(@Nullable String owner) {
    return new Draft(title, severity, impact, workaround, owner, due, tags, source);
  }

  public Draft withDue(@Nullable LocalDate due) {
    return new Draft(title, severity, impact, workaround, owner, due, tags, source);
  }

  public Draft withTags(List<String> tags) {
    return new Draft(title, severity, impact, workaround, owner, due, tags, source);
  }

  public Draft withSource(@Nullable String source) {
    return new Draft(title, severity, impact, workaround, owner, due, tags, source);
  }
}
