package launchbot.jobs.scan;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import launchbot.scan.Leak;
import launchbot.scan.ScanProgress;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a repository came to.
 *
 * @param leaks found now
 * @param progress how far it is read from now on
 * @param commits how many were read now
 * @param ignored how many the repository's own list says to leave alone
 * @param large how many files are too long to be read
 * @param tooLong whether it has more commits than are read
 */
record Reading(
    List<Leak> leaks,
    ScanProgress progress,
    int commits,
    int ignored,
    int large,
    boolean tooLong,
    @Nullable String note) {

  /**
   * Reads on from where an earlier look ended; with other rules, or where history was written anew,
   * from the start.
   */
  static Reading of(
      Repository repository, Fetching.Tips tips, ScanProgress before, byte[] salt, Limits limits)
      throws IOException {
    Brought brought = Brought.of(repository, tips.head());
    ScanProgress from =
        before.basis().equals(brought.basis()) ? before : before.again(brought.basis());
    Reading reading = read(repository, tips, from, brought, salt, limits);
    return reading != null
        ? reading
        : Objects.requireNonNull(
            read(repository, tips, from.again(brought.basis()), brought, salt, limits));
  }

  /** Null where it was written anew since. */
  private static @Nullable Reading read(
      Repository repository,
      Fetching.Tips tips,
      ScanProgress from,
      Brought brought,
      byte[] salt,
      Limits limits)
      throws IOException {
    var gathering = new Gathering(new Engine(brought.rules()), brought.ignored(), limits);
    List<ObjectId> ids = List.copyOf(tips.ids().values());
    return switch (History.walk(repository, ids, from.frontier(), gathering, limits)) {
      case History.Rewritten() -> null;
      case History.TooLong _ -> of(gathering, from, 0, brought, salt, true);
      case History.Read(List<String> frontier, int commits, boolean through) ->
          of(
              gathering,
              new ScanProgress(
                  from.basis(),
                  from.round(),
                  frontier,
                  through ? tips.digest(Rules.own().digest()) : "",
                  from.commits() + commits),
              commits,
              brought,
              salt,
              false);
    };
  }

  private static Reading of(
      Gathering gathering,
      ScanProgress progress,
      int commits,
      Brought brought,
      byte[] salt,
      boolean tooLong) {
    return new Reading(
        gathering.hits().stream().map(hit -> leak(hit, salt)).toList(),
        progress,
        commits,
        gathering.left(),
        gathering.large(),
        tooLong,
        brought.note());
  }

  private static Leak leak(Hit hit, byte[] salt) {
    return new Leak(
        hit.rule().id(),
        hit.place().path(),
        hit.place().commit(),
        hit.line(),
        Digests.salted(salt, hit.secret()));
  }
}
