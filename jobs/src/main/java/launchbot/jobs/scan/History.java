package launchbot.jobs.scan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commits of a repository, the oldest first: of each what it added, every version of a
 * file once. Since a commit comes after its parents, what it did not add has been read already.
 */
final class History {
  private final Repository repository;
  private final Gathering gathering;
  private final Limits limits;
  private final Set<ObjectId> read = new HashSet<>();
  // Versions that were left out: what follows on them is read as a whole.
  private final Set<ObjectId> leftOut = new HashSet<>();
  private final Set<ObjectId> frontier = new LinkedHashSet<>();

  private History(Repository repository, Gathering gathering, Limits limits) {
    this.repository = repository;
    this.gathering = gathering;
    this.limits = limits;
  }

  /** What became of it. */
  sealed interface Walked {}

  /**
   * It was read, as far as time allowed.
   *
   * @param frontier commits that are read with all before them, so that the next walk begins there
   * @param commits how many were read now
   * @param through whether nothing is left
   */
  record Read(List<String> frontier, int commits, boolean through) implements Walked {}

  /** The frontier is no part of it any more: it was written anew, and has to be read anew. */
  record Rewritten() implements Walked {}

  /** There are more commits than are read. */
  record TooLong(int most) implements Walked {}

  /**
   * @param tips branches and tags
   * @param known the frontier of an earlier walk
   */
  static Walked walk(
      Repository repository,
      Collection<ObjectId> tips,
      List<String> known,
      Gathering gathering,
      Limits limits)
      throws IOException {
    return new History(repository, gathering, limits).walk(tips, known);
  }

  private Walked walk(Collection<ObjectId> tips, List<String> known) throws IOException {
    try (var walk = new RevWalk(repository)) {
      walk.setRetainBody(false);
      if (!begin(walk, tips, known)) {
        return new Rewritten();
      }
      int all = 0;
      while (walk.next() != null) {
        if (++all > limits.commits()) {
          return new TooLong(limits.commits());
        }
      }
      walk.reset();
      walk.sort(RevSort.TOPO, true);
      walk.sort(RevSort.REVERSE, true);
      begin(walk, tips, known);
      int commits = 0;
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        if (limits.over() || !read(walk, commit)) {
          return new Read(names(), commits, false);
        }
        for (RevCommit parent : commit.getParents()) {
          frontier.remove(parent.getId());
        }
        frontier.add(commit.copy());
        commits++;
      }
      return new Read(names(), commits, true);
    }
  }

  /** Whether all that was known is still there. */
  private boolean begin(RevWalk walk, Collection<ObjectId> tips, List<String> known)
      throws IOException {
    for (ObjectId tip : tips) {
      try {
        walk.markStart(walk.parseCommit(tip));
      } catch (IncorrectObjectTypeException e) {
        // A tag of a file or a tree; what a branch does not hold as well is not looked for.
      }
    }
    for (String id : known) {
      try {
        RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
        walk.markUninteresting(commit);
        frontier.add(commit.copy());
      } catch (MissingObjectException | IncorrectObjectTypeException e) {
        return false;
      }
    }
    return true;
  }

  private List<String> names() {
    return frontier.stream().map(AnyObjectId::name).toList();
  }

  /** Whether there was time for all of it. */
  private boolean read(RevWalk commits, RevCommit commit) throws IOException {
    try (ObjectReader reader = repository.newObjectReader();
        var tree = new TreeWalk(repository, reader)) {
      tree.setRecursive(true);
      tree.addTree(commits.parseTree(commit));
      for (RevCommit parent : commit.getParents()) {
        tree.addTree(commits.parseTree(parent));
      }
      if (commit.getParentCount() == 0) {
        tree.addTree(new EmptyTreeIterator());
      }
      tree.setFilter(TreeFilter.ANY_DIFF);
      while (tree.next()) {
        if (limits.over()) {
          return false;
        }
        if (isFile(tree.getFileMode(0)) && !isOfAParent(tree)) {
          read(reader, new Place(tree.getPathString(), commit.name()), tree);
        }
      }
      return true;
    }
  }

  private void read(ObjectReader reader, Place place, TreeWalk tree) throws IOException {
    ObjectId id = tree.getObjectId(0);
    if (gathering.skips(place)) {
      leftOut.add(id);
      return;
    }
    gathering.name(place);
    if (!read.add(id)) {
      return;
    }
    String text = text(reader, id);
    if (text == null) {
      leftOut.add(id);
      return;
    }
    leftOut.remove(id);
    ObjectId before = before(tree);
    String known = before == null || leftOut.contains(before) ? null : text(reader, before);
    gathering.text(place, known == null ? List.of(Texts.all(text)) : Texts.added(known, text));
  }

  private @Nullable String text(ObjectReader reader, ObjectId id) throws IOException {
    ObjectLoader file;
    try {
      file = reader.open(id);
    } catch (MissingObjectException e) {
      return null; // a repository that was not fetched whole
    }
    if (file.getSize() > Limits.FILE) {
      gathering.tooLarge();
      return null;
    }
    return Texts.of(file.getCachedBytes(Limits.FILE));
  }

  /** The version of the first parent that has the file; null for a new one. */
  private static @Nullable ObjectId before(TreeWalk tree) {
    for (int parent = 1; parent < tree.getTreeCount(); parent++) {
      if (isFile(tree.getFileMode(parent))) {
        return tree.getObjectId(parent);
      }
    }
    return null;
  }

  private static boolean isOfAParent(TreeWalk tree) {
    for (int parent = 1; parent < tree.getTreeCount(); parent++) {
      if (tree.idEqual(0, parent)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFile(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  /** Branches and tags, peeled. */
  static Collection<ObjectId> tips(Repository repository) throws IOException {
    List<ObjectId> tips = new ArrayList<>();
    for (var ref : repository.getRefDatabase().getRefs()) {
      ObjectId peeled = repository.getRefDatabase().peel(ref).getPeeledObjectId();
      ObjectId id = peeled == null ? ref.getObjectId() : peeled;
      if (id != null) {
        tips.add(id);
      }
    }
    return tips;
  }
}
