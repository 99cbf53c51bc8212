package launchbot.launch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** Who may open and close a launch's way in for programs. */
public final class Hooks {
  static final int MOST = 20;
  static final int LONGEST_NAME = 60;

  private Hooks() {}

  /**
   * Why no further one can be made; empty when it can.
   *
   * @param standing those that answer
   */
  public static Optional<String> objection(List<Hook> standing, String name, Role who) {
    return Stream.of(
            Permissions.check(who, Verb.CONFIGURE),
            name.codePointCount(0, name.length()) > LONGEST_NAME
                ? Optional.of(
                    "The name of a hook has at most %d characters: say what calls it, such as `/launch hook new GitHub`."
                        .formatted(LONGEST_NAME))
                : Optional.<String>empty(),
            standing.size() >= MOST
                ? Optional.of(
                    "A launch has at most %d hooks. Revoke one that is not used any more: `/launch hook revoke %d`."
                        .formatted(MOST, standing.getFirst().number()))
                : Optional.<String>empty())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** It stops answering at once, for ever. */
  public static Verdict<Hook> revoke(Hook hook, Role who, Instant now) {
    Optional<String> objection =
        Permissions.check(who, Verb.CONFIGURE)
            .or(() ->
                hook.revokedAt() == null
                    ? Optional.empty()
                    : Optional.of(
                        "Hook %d is revoked already: it answers nobody.".formatted(hook.number())));
    return objection
        .<Verdict<Hook>>map(Verdict.Refused::new)
        .orElseGet(() ->
            new Verdict.Moved<>(
                new Hook(
                    hook.id(),
                    hook.launch(),
                    hook.number(),
                    hook.name(),
                    hook.madeBy(),
                    hook.madeAt(),
                    now),
                change("hook revoked", hook, hook.name(), null)));
  }

  static Change made(Hook hook) {
    return change("hook made", hook, null, hook.name());
  }

  private static Change change(String verb, Hook hook, @Nullable String from, @Nullable String to) {
    return new Change(
        verb,
        new Subject("launch", hook.launch()),
        List.of(new Change.Field("hook " + hook.number(), from, to)),
        null);
  }
}
