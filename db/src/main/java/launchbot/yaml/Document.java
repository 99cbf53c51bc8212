package launchbot.yaml;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * YAML that somebody wrote, as nodes: one document, bounded, without anchors, and nothing of it
 * becomes an object.
 */
public final class Document {
  private Document() {}

  /** What came of reading it. */
  public sealed interface Read {}

  /**
   * @param root null where nothing is written
   */
  public record Good(@Nullable Node root) implements Read {}

  /** It is no such document. */
  public record Bad(Problem problem) implements Read {}

  /**
   * @param what it is, in a sentence: {@code a plan}
   * @param largest in bytes of UTF-8; the caller has refused what is larger with words of its own
   */
  public static Read read(String yaml, String what, int largest) {
    if (yaml.getBytes(StandardCharsets.UTF_8).length > largest) {
      return new Bad(
          new Problem(
              1, "This is too long: %s has at most %d KiB.".formatted(what, largest >> 10)));
    }
    try {
      return new Good(compose(yaml, largest));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      return new Bad(
          new Problem(
              mark == null ? 1 : mark.getLine() + 1,
              syntax(what, e.getContext() + " " + e.getProblem())));
    } catch (ReaderException e) {
      String before = yaml.substring(0, Math.clamp(e.getPosition(), 0, yaml.length()));
      return new Bad(
          new Problem(
              1 + (int) before.chars().filter(c -> c == '\n').count(),
              "A character here is none that people see: type the line anew."));
    } catch (YAMLException e) {
      return new Bad(
          new Problem(1, "This is nested or repeated more deeply than %s is.".formatted(what)));
    }
  }

  private static @Nullable Node compose(String yaml, int largest) {
    var options = new LoaderOptions();
    options.setCodePointLimit(largest);
    options.setNestingDepthLimit(8);
    options.setMaxAliasesForCollections(0);
    options.setAllowRecursiveKeys(false);
    options.setAllowDuplicateKeys(false);
    var dump = new DumperOptions();
    return new Yaml(new SafeConstructor(options), new Representer(dump), dump, options)
        .compose(new StringReader(yaml));
  }

  /** What to do about a text that is no YAML, by what the parser says of it. */
  private static String syntax(String what, String problem) {
    if (problem.contains("TAB")) {
      return "A tab stands here: YAML is indented with spaces, two for each level.";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "A colon stands inside a text: put the whole text in quotes.";
    }
    if (problem.contains("unexpected end of stream") || problem.contains("document separator")) {
      return "A quotation mark or bracket that was opened is never closed.";
    }
    if (problem.contains("block end") || problem.contains("could not find expected ':'")) {
      return "The line does not fit the ones above: check its indentation, the colon behind a"
          + " field's name, and quotes around texts with signs in them.";
    }
    if (problem.contains("alias") || problem.contains("anchor") || problem.contains(" tag")) {
      return "`*`, `&` and `!` have a meaning of their own in YAML: put the text in quotes.";
    }
    if (problem.contains("but found another document")) {
      return "A second document begins here: %s is one, so take the `---` out.".formatted(what);
    }
    return "This is no YAML that I can read: put texts with signs in them in quotes, and indent by"
        + " two spaces.";
  }
}
