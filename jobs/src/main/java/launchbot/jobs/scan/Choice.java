package launchbot.jobs.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rules hold where somebody looks at their own machine. */
sealed interface Choice {
  /** The rules that a repository brings itself. */
  String OWN = ".gitleaks.toml";

  /** These, and what the repository says to leave alone. */
  record Chosen(Engine engine, Ignored ignored) implements Choice {}

  /** None: the file cannot be used. */
  record Not(String why) implements Choice {}

  /**
   * @param named the file that was asked for; null for the repository's, or else our own
   * @param root of the repository
   */
  static Choice of(@Nullable Path named, Path root) {
    try {
      Path own = root.resolve(OWN);
      Path file = named == null && Files.isRegularFile(own) ? own : named;
      if (file == null) {
        return new Chosen(new Engine(Rules.own()), ignored(root));
      }
      if (Files.size(file) > RuleFile.LONGEST) {
        return new Not(file + " is longer than 1 MiB.");
      }
      return switch (RuleFile.read(Files.readString(file), Rules.own())) {
        case RuleFile.Usable(Rules rules) -> new Chosen(new Engine(rules), ignored(root));
        case RuleFile.Unusable(List<String> mistakes) ->
            new Not(file + " cannot be used: " + String.join(" ", mistakes));
      };
    } catch (IOException e) {
      return new Not("The file of rules cannot be read: " + e.getMessage());
    }
  }

  private static Ignored ignored(Path root) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String name : Ignored.FILES) {
      Path file = root.resolve(name);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= Limits.FILE) {
        texts.add(Files.readString(file));
      }
    }
    return Ignored.of(String.join("\n", texts));
  }
}
