package launchbot.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against a release, or is missing.
 *
 * @param words a sentence, plain text
 * @param type what puts it right, to be typed behind {@code /launch}; null where nothing does
 */
public record Gap(Sort sort, String words, @Nullable String type) {
  private static final int MOST = 10;

  /** From the gravest on. */
  public enum Sort {
    FREEZE,
    APPROVAL,
    BACKUP,
    VARIABLES,
    PREVIOUS,
    MIGRATION,
    NOTES
  }

  /**
   * What is known around it.
   *
   * @param previous where one could return to; null for nothing
   * @param backupAt when the last backup before it was made; null for none
   * @param backup how old that may be
   * @param frozen whether a freeze held that no exception lifts
   * @param missing variables that its environment needs and that nobody set
   */
  public record Seen(
      @Nullable Release previous,
      @Nullable Instant backupAt,
      Duration backup,
      boolean frozen,
      Collection<String> missing) {}

  /** The gravest first; those of other environments than production are spared most. */
  public static List<Gap> of(Dossier dossier, Seen seen) {
    Release release = dossier.release();
    List<Gap> gaps = new ArrayList<>();
    if (release.production() && seen.frozen()) {
      gaps.add(
          new Gap(
              Sort.FREEZE,
              "The freeze is in force, and no exception names this release.",
              "freeze except \"release %s\" because …".formatted(release.version())));
    }
    if (dossier.unapproved()) {
      gaps.add(
          new Gap(
              Sort.APPROVAL,
              "%s cannot be undone, and the lead has not approved %s."
                  .formatted(
                      names(release.irreversible().stream().map(Release.Migration::name).toList()),
                      release.irreversible().size() == 1 ? "it" : "them"),
              "release approve %d".formatted(release.number())));
    }
    if (release.production() && Proofs.risky(release) && !Proofs.backedUp(release, seen)) {
      gaps.add(
          new Gap(
              Sort.BACKUP,
              "It changes the database, and no backup was reported in the %d min before it%s."
                  .formatted(
                      seen.backup().toMinutes(),
                      seen.backupAt() == null ? "" : ": the last one is older"),
              null));
    }
    if (!seen.missing().isEmpty()) {
      gaps.add(
          new Gap(
              Sort.VARIABLES,
              "%s %s in the inventory of %s, and %s not set for it."
                  .formatted(
                      names(seen.missing().stream().sorted().toList()),
                      seen.missing().size() == 1 ? "stands" : "stand",
                      release.environment(),
                      seen.missing().size() == 1 ? "is" : "are"),
              "env"));
    }
    if (release.production() && seen.previous() == null) {
      gaps.add(
          new Gap(Sort.PREVIOUS, "No earlier good build is known that one could return to.", null));
    }
    List<String> unsaid =
        release.migrations().stream()
            .filter(one -> one.reversible() == null)
            .map(Release.Migration::name)
            .toList();
    if (!unsaid.isEmpty()) {
      gaps.add(
          new Gap(
              Sort.MIGRATION,
              "Nobody said whether %s can be undone.".formatted(names(unsaid)),
              "release edit %d".formatted(release.number())));
    }
    if (release.changes().isEmpty()) {
      gaps.add(
          new Gap(
              Sort.NOTES,
              "Nobody said what it brings.",
              "release notes %d …".formatted(release.number())));
    }
    return List.copyOf(gaps);
  }

  private static String names(List<String> names) {
    String some = names.stream().limit(MOST).collect(Collectors.joining(", "));
    return names.size() > MOST ? some + " and " + (names.size() - MOST) + " more" : some;
  }
}
