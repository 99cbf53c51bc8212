package launchbot.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.checklist.Evidence;
import org.jspecify.annotations.Nullable;

/** What a release in production proves of the checklist (PLAYBOOK "Checklists"). */
public final class Proofs {
  private static final String RELEASE = "release";
  private static final String PREVIOUS = "rollback.previous-build";
  private static final String NOTES = "rollback.release-notes";
  private static final String BACKUP = "rollback.backup-before-migration";
  private static final String TESTED = "deployment.tested-build";
  private static final String GUILTY = "observability.guilty-deploy";

  private Proofs() {}

  /** How what was shipped goes with what was tested. */
  public enum Build {
    /** CI never told of a tested build. */
    UNTOLD,
    /** The deploy named no digest. */
    UNNAMED,
    SAME,
    OTHER
  }

  /** Whether it changes the database in a way that nobody called reversible. */
  static boolean risky(Release release) {
    return release.migrations().stream().anyMatch(one -> !Boolean.TRUE.equals(one.reversible()));
  }

  static boolean backedUp(Release release, Gap.Seen seen) {
    Instant at = seen.backupAt();
    return at != null && !at.isBefore(release.startedAt().minus(seen.backup()));
  }

  /**
   * @param release that runs in production, or is on its way there
   * @param seen what is known around it, such as where one can return to
   */
  public static List<Evidence> of(Release release, Gap.Seen seen, Build build, Instant now) {
    List<Evidence> all = new ArrayList<>();
    all.add(previous(release, seen.previous(), now));
    boolean noted = !release.changes().isEmpty();
    all.add(
        one(
            NOTES,
            noted ? Evidence.Result.GREEN : Evidence.Result.RED,
            noted
                ? "Release %s says what it brings".formatted(release.version())
                : "Nobody said what release %s brings".formatted(release.version()),
            now));
    boolean traced = release.commit() != null || release.digest() != null;
    all.add(
        one(
            GUILTY,
            traced ? Evidence.Result.GREEN : Evidence.Result.RED,
            traced
                ? "Release %s names its build".formatted(release.version())
                : "Release %s names neither commit nor digest".formatted(release.version()),
            now));
    switch (build) {
      case UNTOLD -> {}
      case UNNAMED ->
          all.add(
              one(
                  TESTED,
                  Evidence.Result.RED,
                  "Release %s does not say which build it is".formatted(release.version()),
                  now));
      case SAME ->
          all.add(
              one(
                  TESTED,
                  Evidence.Result.GREEN,
                  "Release %s is the build that passed its tests".formatted(release.version()),
                  now));
      case OTHER ->
          all.add(
              one(
                  TESTED,
                  Evidence.Result.RED,
                  "Release %s is a build that CI has not told of as tested"
                      .formatted(release.version()),
                  now));
    }
    if (risky(release)) {
      boolean saved = backedUp(release, seen);
      all.add(
          new Evidence(
              "heartbeat",
              BACKUP + "/release",
              saved ? Evidence.Result.GREEN : Evidence.Result.RED,
              saved
                  ? "A backup was reported within %d min before release %s"
                      .formatted(seen.backup().toMinutes(), release.version())
                  : "No backup was reported in the %d min before release %s"
                      .formatted(seen.backup().toMinutes(), release.version()),
              null,
              now));
    }
    return List.copyOf(all);
  }

  /**
   * What an incident proves: whether one can tell which deploy came before it.
   *
   * @param number the incident's
   * @param before null where none is known
   */
  public static Evidence incident(int number, @Nullable Release before, Instant now) {
    return new Evidence(
        "incident",
        "release",
        before == null ? Evidence.Result.RED : Evidence.Result.GREEN,
        before == null
            ? "No release is known from before incident %d".formatted(number)
            : "Incident %d names release %s as the one before it"
                .formatted(number, before.version()),
        null,
        now);
  }

  private static Evidence previous(Release release, @Nullable Release previous, Instant now) {
    if (previous == null) {
      return one(
          PREVIOUS,
          Evidence.Result.RED,
          "No good build is known from before release " + release.version(),
          now);
    }
    String build = previous.digest() == null ? previous.commit() : previous.digest();
    return build == null
        ? one(
            PREVIOUS,
            Evidence.Result.RED,
            "Before release %s ran %s, of which neither digest nor commit is known"
                .formatted(release.version(), previous.version()),
            now)
        : one(
            PREVIOUS,
            Evidence.Result.GREEN,
            "From release %s one can return to %s, build %s"
                .formatted(release.version(), previous.version(), build),
            now);
  }

  private static Evidence one(String item, Evidence.Result result, String words, Instant now) {
    return new Evidence(RELEASE, item + "/production", result, words, null, now);
  }
}
