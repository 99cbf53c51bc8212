package launchbot.bot.scan;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import launchbot.jobs.scan.LocalScan;
import org.jspecify.annotations.Nullable;

/** {@code scan} on the command line: it needs neither a database nor Slack, and starts quickly. */
public final class ScanMain {
  private static final int FOUND = 1;
  private static final int UNUSABLE = 2;

  private static final String USAGE =
      "Type: scan --staged | scan --history | scan [PATH], with --rules FILE and --format"
          + " text|json|sarif.";

  private ScanMain() {}

  private record Wish(
      LocalScan.What what, @Nullable Path path, @Nullable Path rules, ScanReport.Format format) {}

  private static final class Misspelt extends Exception {
    private static final long serialVersionUID = 1L;

    Misspelt(String what) {
      super(what);
    }
  }

  /**
   * @param words what follows {@code scan}
   * @param here the current directory
   * @return 0 where nothing was found, 1 where something was, 2 where it could not be looked for
   */
  public static int run(List<String> words, Path here, PrintStream out, PrintStream err) {
    Wish wish;
    try {
      wish = wish(words, here);
    } catch (Misspelt | InvalidPathException e) {
      err.println(e.getMessage() + " " + USAGE);
      return UNUSABLE;
    }
    Path path = wish.path() == null ? here : wish.path();
    return switch (LocalScan.of(wish.what(), path, wish.rules())) {
      case LocalScan.Unusable(String why) -> {
        err.println(why);
        yield UNUSABLE;
      }
      case LocalScan.Looked looked -> {
        ScanReport.lines(wish.format(), looked).forEach(out::println);
        out.flush();
        if (wish.format() == ScanReport.Format.TEXT) {
          ScanReport.closing(looked).forEach(err::println);
        }
        yield looked.found().isEmpty() ? 0 : FOUND;
      }
    };
  }

  private static Wish wish(List<String> words, Path here) throws Misspelt {
    LocalScan.What what = LocalScan.What.FILES;
    @Nullable Path path = null;
    @Nullable Path rules = null;
    ScanReport.Format format = ScanReport.Format.TEXT;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      switch (word) {
        case "--staged" -> what = LocalScan.What.STAGED;
        case "--history" -> what = LocalScan.What.HISTORY;
        case "--rules" -> rules = here.resolve(after(words, i++));
        case "--format" ->
            format =
                ScanReport.Format.of(after(words, i++))
                    .orElseThrow(() -> new Misspelt("That is no format."));
        default -> {
          if (word.startsWith("-") || path != null) {
            throw new Misspelt("There is one word too many.");
          }
          path = here.resolve(word);
        }
      }
    }
    return new Wish(what, path, rules, format);
  }

  private static String after(List<String> words, int i) throws Misspelt {
    if (i + 1 >= words.size()) {
      throw new Misspelt("Something is missing after " + words.get(i) + ".");
    }
    return words.get(i + 1);
  }
}
