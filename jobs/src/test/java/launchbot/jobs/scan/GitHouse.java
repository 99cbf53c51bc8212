package launchbot.jobs.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/** A git repository on disk, made commit by commit. */
final class GitHouse implements AutoCloseable {
  private static final PersonIdent ME =
      new PersonIdent("A", "a@example.com", Instant.EPOCH.plusSeconds(1_000_000), ZoneOffset.UTC);

  private final Git git;
  private final Path root;

  GitHouse(Path root) throws GitAPIException {
    Bare.ignoreConfiguration();
    this.root = root;
    this.git = Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
  }

  Path root() {
    return root;
  }

  Repository repository() {
    return git.getRepository();
  }

  GitHouse write(String path, String text) throws IOException {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  GitHouse write(String path, byte[] bytes) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  GitHouse delete(String path) throws IOException {
    Files.delete(root.resolve(path));
    return this;
  }

  GitHouse stage() throws GitAPIException {
    git.add().addFilepattern(".").call();
    git.add().addFilepattern(".").setUpdate(true).call();
    return this;
  }

  String commit(String message) throws GitAPIException {
    stage();
    return git.commit()
        .setMessage(message)
        .setAuthor(ME)
        .setCommitter(ME)
        .setSign(false)
        .call()
        .name();
  }

  GitHouse branch(String name) throws GitAPIException {
    git.checkout().setCreateBranch(true).setName(name).call();
    return this;
  }

  GitHouse checkout(String name) throws GitAPIException {
    git.checkout().setName(name).call();
    return this;
  }

  /** Merges, and lets the caller change files before it is committed. */
  GitHouse merge(String branch) throws GitAPIException, IOException {
    RevCommit other = git.getRepository().parseCommit(git.getRepository().resolve(branch));
    git.merge()
        .include(other)
        .setCommit(false)
        .setFastForward(MergeCommand.FastForwardMode.NO_FF)
        .call();
    return this;
  }

  /** The branch begins again at that commit: what came after it is forgotten. */
  GitHouse rewind(String commit) throws GitAPIException {
    git.reset().setMode(org.eclipse.jgit.api.ResetCommand.ResetType.HARD).setRef(commit).call();
    return this;
  }

  @Override
  public void close() {
    git.close();
  }
}
