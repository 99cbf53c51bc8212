package launchbot.jobs.scan;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Looks for secrets on the machine at hand, for whoever asks on its command line. */
public final class LocalScan {
  private final Repository repository;
  private final Path under;
  private final Gathering gathering;
  private final Limits limits = Limits.none();

  private LocalScan(Repository repository, Path under, Gathering gathering) {
    this.repository = repository;
    this.under = under;
    this.gathering = gathering;
  }

  /** What is looked at. */
  public enum What {
    /** What the next commit would bring. */
    STAGED,
    /** Files as they are, but those that git ignores. */
    FILES,
    /** What any commit of any branch or tag brought. */
    HISTORY
  }

  /** What came of it. */
  public sealed interface Answer {}

  /**
   * It was looked through.
   *
   * @param ignored how many the repository's own list says to leave alone
   * @param large how many files are too long to be read
   */
  public record Looked(List<Shown> found, int ignored, int large) implements Answer {}

  /** It could not be looked at; one sentence says why. */
  public record Unusable(String why) implements Answer {}

  /**
   * A secret, so that it may be shown.
   *
   * @param path from the root of the repository
   * @param commit null for what is not committed
   * @param line counted from 1; 0 where the file itself is the secret
   * @param redacted what is left of it
   */
  public record Shown(
      String rule,
      String description,
      String path,
      @Nullable String commit,
      int line,
      String redacted,
      String fingerprint) {}

  /**
   * @param path in the repository, or the only part of it that matters
   * @param rules a file in the format of gitleaks; null for our own, or what the repository brings
   */
  public static Answer of(What what, Path path, @Nullable Path rules) {
    Bare.ignoreConfiguration();
    Path at = path.toAbsolutePath().normalize();
    if (!Files.exists(at)) {
      return new Unusable("There is no " + path + ".");
    }
    File start = directory(at).toFile();
    var builder = new FileRepositoryBuilder().findGitDir(start);
    if (builder.getGitDir() == null) {
      return what == What.FILES ? plain(at, rules) : new Unusable("This is no git repository.");
    }
    try (Repository repository = builder.build()) {
      Path root = repository.isBare() ? at : repository.getWorkTree().toPath();
      return look(what, repository, root, at, rules);
    } catch (IOException | IllegalArgumentException e) {
      return new Unusable("The repository cannot be read: " + e.getMessage());
    }
  }

  /** Itself, or the one that it lies in; absolute. */
  private static Path directory(Path at) {
    Path parent = at.getParent();
    return Files.isDirectory(at) || parent == null ? at : parent;
  }

  /** A directory that is in no repository. */
  private static Answer plain(Path at, @Nullable Path rules) {
    return switch (Choice.of(rules, directory(at))) {
      case Choice.Not(String why) -> new Unusable(why);
      case Choice.Chosen(Engine engine, Ignored ignored) -> {
        var gathering = new Gathering(engine, ignored, Limits.none());
        try (var files = Files.walk(at)) {
          for (Path file :
              files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
            String name = at.equals(file) ? String.valueOf(file.getFileName()) : slashes(at, file);
            file(gathering, new Place(name, null), file);
          }
          yield looked(gathering);
        } catch (IOException | java.io.UncheckedIOException e) {
          yield new Unusable("The files cannot be read: " + e.getMessage());
        }
      }
    };
  }

  private static Answer look(
      What what, Repository repository, Path root, Path at, @Nullable Path rules)
      throws IOException {
    return switch (Choice.of(rules, root)) {
      case Choice.Not(String why) -> new Unusable(why);
      case Choice.Chosen(Engine engine, Ignored ignored) -> {
        var gathering = new Gathering(engine, ignored, Limits.none());
        var scan = new LocalScan(repository, at, gathering);
        yield switch (what) {
          case STAGED -> scan.staged();
          case FILES -> scan.files();
          case HISTORY -> scan.history();
        };
      }
    };
  }

  private Answer staged() throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        var tree = new TreeWalk(repository, reader)) {
      tree.setRecursive(true);
      tree.setFilter(TreeFilter.ANY_DIFF);
      tree.addTree(new DirCacheIterator(repository.readDirCache()));
      ObjectId head = repository.resolve(Constants.HEAD);
      if (head == null) {
        tree.addTree(new EmptyTreeIterator());
      } else {
        try (var walk = new RevWalk(reader)) {
          tree.addTree(walk.parseTree(head));
        }
      }
      while (tree.next()) {
        if (isFile(tree.getFileMode(0))) {
          var place = new Place(tree.getPathString(), null);
          String before = isFile(tree.getFileMode(1)) ? text(reader, tree.getObjectId(1)) : null;
          blob(place, text(reader, tree.getObjectId(0)), before);
        }
      }
    }
    return looked(gathering);
  }

  private Answer history() throws IOException {
    var tips = History.tips(repository);
    return History.walk(repository, tips, List.of(), gathering, limits)
            instanceof History.TooLong(int most)
        ? new Unusable("There are more than %d commits.".formatted(most))
        : looked(gathering);
  }

  private void blob(Place place, @Nullable String text, @Nullable String before) {
    if (gathering.skips(place)) {
      return;
    }
    gathering.name(place);
    if (text != null) {
      gathering.text(place, before == null ? List.of(Texts.all(text)) : Texts.added(before, text));
    }
  }

  private @Nullable String text(ObjectReader reader, ObjectId id) throws IOException {
    ObjectLoader file = reader.open(id);
    if (file.getSize() > Limits.FILE) {
      gathering.tooLarge();
      return null;
    }
    return Texts.of(file.getCachedBytes(Limits.FILE));
  }

  private Answer files() throws IOException {
    Path root = repository.getWorkTree().toPath();
    try (var tree = new TreeWalk(repository)) {
      tree.addTree(new FileTreeIterator(repository));
      tree.addTree(new DirCacheIterator(repository.readDirCache()));
      if (!under.equals(root) && under.startsWith(root)) {
        tree.setFilter(PathFilter.create(slashes(root, under)));
      }
      while (tree.next()) {
        WorkingTreeIterator file = tree.getTree(0, WorkingTreeIterator.class);
        boolean tracked = tree.getTree(1, DirCacheIterator.class) != null;
        if (file == null || (!tracked && file.isEntryIgnored())) {
          continue;
        }
        if (tree.isSubtree()) {
          tree.enterSubtree();
        } else if (isFile(tree.getFileMode(0))) {
          Path path = root.resolve(tree.getPathString());
          file(gathering, new Place(tree.getPathString(), null), path);
        }
      }
    }
    return looked(gathering);
  }

  private static void file(Gathering gathering, Place place, Path path) throws IOException {
    if (gathering.skips(place)) {
      return;
    }
    gathering.name(place);
    try {
      if (Files.size(path) > Limits.FILE) {
        gathering.tooLarge();
        return;
      }
      String text = Texts.of(Files.readAllBytes(path));
      if (text != null) {
        gathering.text(place, List.of(Texts.all(text)));
      }
    } catch (NoSuchFileException e) {
      // It was there a moment ago.
    }
  }

  private static Answer looked(Gathering gathering) {
    return new Looked(
        gathering.hits().stream().map(LocalScan::shown).toList(),
        gathering.left(),
        gathering.large());
  }

  private static Shown shown(Hit hit) {
    return new Shown(
        hit.rule().id(),
        hit.rule().description(),
        hit.place().path(),
        hit.place().commit(),
        hit.line(),
        hit.line() == 0 ? "" : Redacted.secret(hit.secret()),
        hit.fingerprint());
  }

  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  private static String slashes(Path root, Path path) {
    return root.relativize(path).toString().replace(File.separatorChar, '/');
  }
}
