package launchbot.bot.release;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import launchbot.bot.freeze.Frozen;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.release.BackupStore;
import launchbot.release.BuildStore;
import launchbot.release.Dossier;
import launchbot.release.Gap;
import launchbot.release.KnownVariables;
import launchbot.release.Proofs;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import org.jooq.DSLContext;

/** What is known around a release: the freeze, backups, builds, variables. */
final class Around {
  private final KnownVariables known;

  Around(KnownVariables known) {
    this.known = known;
  }

  /** What speaks against it, or is missing. */
  List<Gap> gaps(DSLContext sql, Dossier dossier) {
    return LaunchStore.find(sql, dossier.release().launch())
        .map(launch -> Gap.of(dossier, seen(sql, launch, dossier)))
        .orElse(List.of());
  }

  Gap.Seen seen(DSLContext sql, Launch launch, Dossier dossier) {
    Release release = dossier.release();
    return new Gap.Seen(
        ReleaseStore.previousGood(sql, release).orElse(null),
        BackupStore.before(sql, launch.id(), release.startedAt()).orElse(null),
        BuildStore.settings(sql, launch.id()).backup(),
        frozen(sql, launch, release),
        missing(sql, dossier));
  }

  static Proofs.Build build(DSLContext sql, Release release) {
    if (!BuildStore.anyTested(sql, release.launch())) {
      return Proofs.Build.UNTOLD;
    }
    String digest = release.digest();
    if (digest == null) {
      return Proofs.Build.UNNAMED;
    }
    return BuildStore.isTested(sql, release.launch(), digest)
        ? Proofs.Build.SAME
        : Proofs.Build.OTHER;
  }

  /** An exception may name the version, or what it brings. */
  private static boolean frozen(DSLContext sql, Launch launch, Release release) {
    Frozen frozen = Frozen.of(sql, launch, release.startedAt());
    return Stream.concat(
            Stream.of(release.version(), "release " + release.version()),
            release.changes().stream())
        .allMatch(frozen::holds);
  }

  /** Compared only where the pipeline says what it sets. */
  private Set<String> missing(DSLContext sql, Dossier dossier) {
    if (dossier.variables().isEmpty()) {
      return Set.of();
    }
    Release release = dossier.release();
    Set<String> names = new TreeSet<>(known.names(sql, release.launch(), release.environment()));
    names.removeAll(Set.copyOf(dossier.variables()));
    return names;
  }
}
