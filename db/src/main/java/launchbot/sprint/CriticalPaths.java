package launchbot.sprint;

import static launchbot.sprint.Against.first;
import static launchbot.sprint.Against.orMoved;
import static launchbot.sprint.Against.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Standing;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** What may be done with critical paths, and what their results count. */
public final class CriticalPaths {
  /** As many as one message shows with their buttons. */
  public static final int MOST = 20;

  static final int LONGEST = 150;

  /**
   * One that comes with the product (PLAYBOOK "critical-paths").
   *
   * @param key of the checklist item in the section {@code critical-paths} that it proves
   */
  public record Known(String key, String title) {}

  public static final List<Known> PLAYBOOK =
      List.of(
          new Known("offer", "A stranger on the public page understands the offer"),
          new Known("account", "Register, sign in, sign out, reset password"),
          new Known("main-action", "The main action ends in a clear result"),
          new Known("outcome-told", "Success and failure both tell the user what happened"),
          new Known("admin-sees", "An admin finds the new record and understands its state"),
          new Known(
              "phone-and-strange-input",
              "Walked on a phone, and with strange input (pasted text, emoji, very long)"));

  private CriticalPaths() {}

  /** Why no further one can be added; empty when it can. */
  public static Optional<String> objection(
      List<CriticalPath> standing, String title, Standing who) {
    String line = Wording.line(title);
    return first(
        Permissions.check(who.role(), Verb.SET_PATHS),
        againstTitle(line),
        standing.stream()
            .filter(path -> path.title().equalsIgnoreCase(line))
            .findFirst()
            .map(path -> "That is path %d already.".formatted(path.number())),
        when(
            standing.size() >= MOST,
            "A launch has at most %d critical paths: more are not critical. Remove one first: `/launch path remove %d`."
                .formatted(MOST, standing.isEmpty() ? 1 : standing.getLast().number())));
  }

  static Change added(CriticalPath path) {
    return change("added", path, "title", null, path.title());
  }

  public static Verdict<CriticalPath> edit(
      CriticalPath path, String title, boolean required, Standing who) {
    String line = Wording.line(title);
    List<Change.Field> fields = new ArrayList<>();
    if (!line.equals(path.title())) {
      fields.add(new Change.Field("title", path.title(), line));
    }
    if (required != path.required()) {
      fields.add(new Change.Field("required", yes(path.required()), yes(required)));
    }
    return orMoved(
        first(
            Permissions.check(who.role(), Verb.SET_PATHS),
            againstTitle(line),
            when(fields.isEmpty(), "Path %d says exactly that already.".formatted(path.number()))),
        path.titled(line, required),
        new Change("edited", path.subject(), fields, null));
  }

  public static Verdict<CriticalPath> remove(CriticalPath path, Standing who) {
    return orMoved(
        Permissions.check(who.role(), Verb.SET_PATHS),
        path,
        change("removed", path, "title", path.title(), null));
  }

  /** Gives it to a tester. */
  public static Verdict<CriticalPath> assign(CriticalPath path, String tester, Standing who) {
    return orMoved(
        first(
            Permissions.check(who.role(), Verb.SET_PATHS),
            when(
                tester.equals(path.tester()),
                "Path %d is with <@%s> already.".formatted(path.number(), tester)),
            when(
                tester.equals(path.owner()) && who.roleHolders() > 1,
                "<@%s> built path %d: somebody else sees more. Name another tester: `/launch path assign %d @somebody`."
                    .formatted(tester, path.number(), path.number()))),
        path.between(path.owner(), tester),
        change("assigned", path, "tester", path.tester(), tester));
  }

  /** What {@link PathAssignment} found; nobody has to be asked for that. */
  public static Verdict.Moved<CriticalPath> given(CriticalPath path, String tester) {
    return new Verdict.Moved<>(
        path.between(path.owner(), tester),
        change("assigned", path, "tester", path.tester(), tester));
  }

  /** Says who built it, who then does not walk it. */
  public static Verdict<CriticalPath> own(CriticalPath path, String owner, Standing who) {
    boolean takesFromTester = owner.equals(path.tester()) && who.roleHolders() > 1;
    List<Change.Field> fields = new ArrayList<>();
    fields.add(new Change.Field("owner", path.owner(), owner));
    if (takesFromTester) {
      fields.add(new Change.Field("tester", path.tester(), null));
    }
    return orMoved(
        first(
            Permissions.check(who.role(), Verb.SET_PATHS),
            when(
                owner.equals(path.owner()),
                "Path %d was built by <@%s>, as it says.".formatted(path.number(), owner))),
        path.between(owner, takesFromTester ? null : path.tester()),
        new Change("owned", path.subject(), fields, null));
  }

  /** How it went, when somebody walked it. It takes the place of what was said before. */
  public static Verdict<CriticalPath> walked(
      CriticalPath path,
      PathResult.Outcome outcome,
      @Nullable String note,
      Standing who,
      Instant now) {
    String line = Wording.lineOrNull(note);
    boolean own = who.person().equals(path.owner());
    boolean pass = outcome == PathResult.Outcome.PASS;
    PathResult before = path.last();
    var result = new PathResult(outcome, line, who.person(), now, own && pass, null);
    return orMoved(
        first(
            Permissions.check(who.role(), Verb.WALK_PATH),
            Wording.againstText("A note", line),
            when(
                !pass && line == null,
                "Say what happened: `/launch path %s %d the reset mail never comes`."
                    .formatted(outcome.key(), path.number())),
            when(
                pass && own && who.roleHolders() > 1,
                "You built path %d, so somebody else says that it works: `/launch path assign %d @somebody`."
                    .formatted(path.number(), path.number()))),
        path.went(result),
        new Change(
            outcome.words(),
            path.subject(),
            List.of(
                new Change.Field(
                    "result", before == null ? null : before.outcome().words(), outcome.words())),
            line));
  }

  /** Those without which there is no go, and which nobody has passed. */
  public static List<CriticalPath> missing(List<CriticalPath> paths) {
    return paths.stream().filter(path -> path.required() && !path.passed()).toList();
  }

  private static Optional<String> againstTitle(String line) {
    return first(
        when(
            line.isEmpty(),
            "Say what a real user does on that path: `/launch path add Pay by card, get a"
                + " receipt`."),
        Wording.tooLong("A critical path", line, LONGEST));
  }

  private static Change change(
      String verb, CriticalPath path, String field, @Nullable String from, @Nullable String to) {
    return new Change(
        verb,
        path.subject(),
        Objects.equals(from, to) ? List.of() : List.of(new Change.Field(field, from, to)),
        null);
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
