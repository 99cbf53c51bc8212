package launchbot.bot.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.release.BuildStore;
import launchbot.release.Dossier;
import launchbot.release.Following;
import launchbot.release.News;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import org.jspecify.annotations.Nullable;

/** What hooks and people tell of releases becomes releases, one each however often it is told. */
final class ReleaseDesk {
  private static final int OF_VERSION = 20;

  private final Releases releases;
  private final Checklist checklist;

  ReleaseDesk(Releases releases, Checklist checklist) {
    this.releases = releases;
    this.checklist = checklist;
  }

  /** What became of news. */
  sealed interface Taken {}

  /**
   * @param isNew whether it has just become known
   * @param changed whether anything is other than before
   */
  record Kept(Dossier dossier, boolean isNew, boolean changed) implements Taken {}

  /**
   * Something that is no release of its own.
   *
   * @param of how many releases it changed
   */
  record Noted(boolean changed, int of) implements Taken {}

  /** The launch is archived. */
  record Over() implements Taken {}

  Taken take(Tx tx, long id, News news) {
    // Whoever takes a number, or looks whether a release is known already, holds the launch.
    Optional<Launch> launch = LaunchStore.lock(tx, id);
    return launch.isEmpty()
        ? new Over()
        : switch (news) {
          case News.Deployed deployed -> deployed(tx, launch.get(), deployed);
          case News.Tested tested -> tested(tx, launch.get(), tested);
          case News.Noted noted -> noted(tx, launch.get(), noted);
        };
  }

  private Kept deployed(Tx tx, Launch launch, News.Deployed news) {
    String environment = news.facts().environment();
    String version = news.facts().version();
    String reference = news.reference();
    Optional<Dossier> known =
        Following.which(
            news,
            reference == null
                ? null
                : ReleaseStore.known(tx.sql(), launch.id(), reference)
                    .filter(one -> same(one.release(), news.facts()))
                    .orElse(null),
            ReleaseStore.ofVersion(tx.sql(), launch.id(), environment, version, OF_VERSION),
            ReleaseStore.latest(tx.sql(), launch.id(), environment).orElse(null));
    if (known.isPresent()) {
      return again(tx, launch, known.get(), Following.with(known.get(), news));
    }
    Dossier draft =
        Following.draft(
            launch.id(),
            news,
            BuildStore.notes(tx.sql(), launch.id(), version),
            ReleaseStore.running(tx.sql(), launch.id(), environment).orElse(null));
    return new Kept(
        releases.add(tx, launch, free(tx, launch, draft), Following.fields(null, draft)),
        true,
        true);
  }

  /** A pipeline that names two versions alike means two releases: the first keeps the name. */
  private static Dossier free(Tx tx, Launch launch, Dossier draft) {
    String reference = draft.reference();
    return reference != null && ReleaseStore.known(tx.sql(), launch.id(), reference).isPresent()
        ? draft.known(null)
        : draft;
  }

  private static boolean same(Release release, News.Facts facts) {
    return release.environment().equals(facts.environment())
        && release.version().equals(facts.version());
  }

  private Kept again(Tx tx, Launch launch, Dossier before, Dossier after) {
    boolean changed = !before.equals(after);
    if (changed) {
      save(tx, launch, before, after, "told", null);
    }
    return new Kept(after, false, changed);
  }

  /**
   * @param verb in the past tense of a log
   * @param reason what was said with it; null for nothing
   */
  void save(
      Tx tx, Launch launch, Dossier before, Dossier after, String verb, @Nullable String reason) {
    releases.save(
        tx,
        launch,
        before,
        after,
        new Change(verb, after.release().subject(), Following.fields(before, after), reason));
  }

  private Noted tested(Tx tx, Launch launch, News.Tested news) {
    boolean isNew = BuildStore.tested(tx, launch.id(), news);
    if (isNew) {
      String version = news.version();
      tx.record(
          new Change(
              "tested",
              new Subject("launch", launch.id()),
              version == null
                  ? List.of(new Change.Field("digest", null, news.digest()))
                  : List.of(
                      new Change.Field("digest", null, news.digest()),
                      new Change.Field("version", null, version)),
              null));
      checklist.settle(tx, launch);
    }
    return new Noted(isNew, 0);
  }

  private Noted noted(Tx tx, Launch launch, News.Noted news) {
    if (news.changes().isEmpty()
        || BuildStore.notes(tx.sql(), launch.id(), news.version()).equals(news.changes())) {
      return new Noted(false, 0);
    }
    BuildStore.note(tx, launch.id(), news);
    tx.record(
        new Change(
            "noted",
            new Subject("launch", launch.id()),
            List.of(
                new Change.Field("version", null, news.version()),
                new Change.Field("changes", null, String.join("; ", news.changes()))),
            null));
    List<Dossier> all = new ArrayList<>();
    ReleaseStore.list(tx.sql(), launch.id(), null, 0, OF_VERSION).stream()
        .filter(one -> one.version().equals(news.version()))
        .flatMap(one -> ReleaseStore.dossier(tx.sql(), one.id()).stream())
        .forEach(all::add);
    for (Dossier one : all) {
      Dossier next = one.with(one.release().bringing(news.changes()));
      if (!next.equals(one)) {
        save(tx, launch, one, next, "told", null);
      }
    }
    return new Noted(true, all.size());
  }
}
