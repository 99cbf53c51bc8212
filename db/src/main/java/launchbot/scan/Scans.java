package launchbot.scan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** What may be done about a secret that was found. */
public final class Scans {
  /** The longest reason that is kept, in characters. */
  public static final int LONGEST_REASON = 500;

  private Scans() {}

  /** It is no secret, or none any more: it stops nothing from now on. */
  public static Verdict<ScanFinding> dismiss(
      ScanFinding finding, Role who, @Nullable String reason, String by, Instant now) {
    Optional<String> objection = objection(finding, who, reason);
    if (objection.isPresent() || reason == null) {
      return new Verdict.Refused<>(objection.orElse(""));
    }
    return new Verdict.Moved<>(
        finding.decided(ScanFinding.State.DISMISSED, reason, by, now),
        change("secret dismissed", finding, "open", "dismissed", reason));
  }

  static Change found(ScanFinding finding) {
    return change("secret found", finding, null, finding.leak().words(), null);
  }

  static Change gone(ScanFinding finding) {
    return change("secret gone", finding, finding.leak().words(), null, null);
  }

  private static Optional<String> objection(
      ScanFinding finding, Role who, @Nullable String reason) {
    Optional<String> no = Permissions.check(who, Verb.WATCH);
    if (no.isPresent()) {
      return no;
    }
    if (finding.state() != ScanFinding.State.OPEN) {
      return Optional.of(
          finding.state() == ScanFinding.State.GONE
              ? "Secret %d is gone already: the last search did not find it."
                  .formatted(finding.number())
              : "Secret %d is dismissed already.".formatted(finding.number()));
    }
    if (reason == null || reason.isBlank()) {
      return Optional.of(
          "Say why it is none, or none any more: `/probe scan dismiss %d because the key was revoked`."
              .formatted(finding.number()));
    }
    return reason.length() > LONGEST_REASON
        ? Optional.of("Say it in %d characters at most.".formatted(LONGEST_REASON))
        : Optional.empty();
  }

  private static Change change(
      String verb,
      ScanFinding finding,
      @Nullable String from,
      @Nullable String to,
      @Nullable String reason) {
    return new Change(
        verb,
        new Subject("launch", finding.launch()),
        List.of(new Change.Field("secret " + finding.number(), from, to)),
        reason);
  }
}
