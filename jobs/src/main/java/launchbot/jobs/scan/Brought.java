package launchbot.jobs.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * What a repository says itself of how it is to be looked through, in the newest commit of its main
 * branch.
 *
 * @param rules its own, or ours
 * @param note why its own rules are not used; null where they are, or where it has none
 */
record Brought(Rules rules, Ignored ignored, @Nullable String note) {
  /** The longest file of rules that is taken from a repository, in bytes. */
  private static final int LONGEST = 256 << 10;

  /**
   * @param head null for an empty repository
   */
  static Brought of(Repository repository, @Nullable ObjectId head) throws IOException {
    if (head == null) {
      return new Brought(Rules.own(), Ignored.NONE, null);
    }
    List<String> ignored = new ArrayList<>();
    for (String name : Ignored.FILES) {
      String text = file(repository, head, name);
      if (text != null) {
        ignored.add(text);
      }
    }
    Ignored places = Ignored.of(String.join("\n", ignored));
    String toml = file(repository, head, Choice.OWN);
    if (toml == null) {
      return new Brought(Rules.own(), places, null);
    }
    return switch (RuleFile.read(toml, Rules.own())) {
      case RuleFile.Usable(Rules rules) -> new Brought(rules, places, null);
      case RuleFile.Unusable(List<String> mistakes) ->
          new Brought(
              Rules.own(),
              places,
              "%s cannot be used, so our own rules are: %s"
                  .formatted(Choice.OWN, mistakes.getFirst()));
    };
  }

  /** Another one: everything has to be read again. */
  String basis() {
    return Digests.hex((rules.digest() + "\n" + ignored.text()).getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String file(Repository repository, ObjectId head, String name)
      throws IOException {
    try (var walk = new RevWalk(repository);
        TreeWalk tree = TreeWalk.forPath(repository, name, walk.parseTree(head))) {
      if (tree == null || !FileMode.REGULAR_FILE.equals(tree.getFileMode(0))) {
        return null;
      }
      ObjectLoader file = repository.open(tree.getObjectId(0));
      return file.getSize() > LONGEST ? null : Texts.of(file.getCachedBytes(LONGEST));
    }
  }
}
