package launchbot.checklist;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** Whether a test of restoring a backup can be kept as it was told. */
public final class RestoreTests {
  private static final int BACKUP = 150;
  private static final Duration OLDEST = Duration.ofDays(3_650);
  private static final Duration LONGEST = Duration.ofDays(30);

  private RestoreTests() {}

  /**
   * What somebody tells of a test.
   *
   * @param tester who restored it
   */
  public record Told(
      String tester,
      @Nullable String backup,
      Duration age,
      Duration took,
      boolean worked,
      @Nullable String proof) {}

  /** What becomes of it. */
  public sealed interface Answer {}

  public record Kept(RestoreTest test) implements Answer {}

  public record Refused(Field field, String why) implements Answer {}

  /** What is wrong, for a form that says it under its input. */
  public enum Field {
    WHO,
    BACKUP,
    AGE,
    TOOK,
    PROOF
  }

  public static Answer record(Told told, Who who, Instant now) {
    Optional<String> forbidden = Permissions.check(who.role(), Verb.TICK);
    if (forbidden.isPresent()) {
      return new Refused(Field.WHO, forbidden.get());
    }
    String backup = Wording.lineOrNull(told.backup());
    String proof = Wording.lineOrNull(told.proof());
    if (backup == null) {
      return new Refused(Field.BACKUP, "Which backup was it? Its name, or where it lies.");
    }
    if (backup.codePointCount(0, backup.length()) > BACKUP) {
      return new Refused(
          Field.BACKUP, "A backup's name has at most %d characters here.".formatted(BACKUP));
    }
    if (told.age().isNegative() || told.age().compareTo(OLDEST) > 0) {
      return new Refused(Field.AGE, "How old was the backup? In hours or days, ten years at most.");
    }
    if (told.took().isNegative() || told.took().compareTo(LONGEST) > 0) {
      return new Refused(Field.TOOK, "How long did it take? In minutes or hours, 30 days at most.");
    }
    if (proof == null) {
      return new Refused(
          Field.PROOF,
          "What proves it? A link, or a few words of what you saw in the restored data.");
    }
    Optional<String> tooLong = Wording.againstText("A proof", proof);
    if (tooLong.isPresent()) {
      return new Refused(Field.PROOF, tooLong.get());
    }
    return new Kept(
        new RestoreTest(
            told.tester(),
            backup,
            told.age(),
            told.took(),
            told.worked(),
            proof,
            who.person(),
            now));
  }
}
