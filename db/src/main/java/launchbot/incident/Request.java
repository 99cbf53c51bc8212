package launchbot.incident;

import org.jspecify.annotations.Nullable;

/** What somebody wants an incident to become. */
public sealed interface Request {

  /** What was believed was wrong: it is looked into anew. */
  record Investigate(@Nullable String said) implements Request {}

  record Identify(@Nullable String cause) implements Request {}

  record Monitor(@Nullable String done) implements Request {}

  record Resolve(Resolution how, @Nullable String said) implements Request {}

  /** It is another one, of the same launch. */
  record Merge(Incident into) implements Request {}

  record Reopen(@Nullable String why) implements Request {}
}
