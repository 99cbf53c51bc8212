package launchbot.jobs.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * A repository without a working tree, for what is fetched from strangers: an object that is longer
 * than source ever is ends the fetch, instead of filling memory.
 */
final class Bare extends FileRepository {
  private static final long OBJECT = 64L << 20;

  Bare(Path directory) throws IOException {
    super(directory.toFile());
  }

  @Override
  public ObjectInserter newObjectInserter() {
    ObjectInserter inserter = super.newObjectInserter();
    return new ObjectInserter.Filter() {
      @Override
      protected ObjectInserter delegate() {
        return inserter;
      }

      @Override
      public PackParser newPackParser(InputStream in) throws IOException {
        PackParser parser = inserter.newPackParser(in);
        parser.setMaxObjectSizeLimit(OBJECT);
        return parser;
      }
    };
  }

  /**
   * From now on nothing that this machine's or user's configuration of git says is followed: it may
   * name other addresses, proxies and programs.
   */
  static void ignoreConfiguration() {
    if (!(SystemReader.getInstance() instanceof Unconfigured)) {
      SystemReader.setInstance(new Unconfigured(SystemReader.getInstance()));
    }
  }

  private static final class Unconfigured extends SystemReader.Delegate {
    Unconfigured(SystemReader usual) {
      super(usual);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
      return new Nothing(parent, fs);
    }
  }

  private static final class Nothing extends FileBasedConfig {
    private static final Duration COARSE = Duration.ofSeconds(2);

    Nothing(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() throws IOException, ConfigInvalidException {
      // There is no file.
    }

    /** How fine a file system's clock is, JGit would measure, with files of its own beside ours. */
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(COARSE)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
