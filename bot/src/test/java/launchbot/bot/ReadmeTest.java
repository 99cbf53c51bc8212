package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import launchbot.bench.Jvm;
import org.junit.jupiter.api.Test;

/** What the documents promise is there. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("launchbot.root"));
  private static final Pattern LINK = Pattern.compile("(?:\\]\\(|src=\")([^)\"#:]+)[)\"]");
  private static final Pattern VARIABLE = Pattern.compile("\"([A-Z][A-Z_]{3,})\"");

  @Test
  void theTestCommandIsTheOneThatDecidesWhetherAChangeLands() throws IOException {
    assertThat(read("README.md")).contains("mvn -q compile exec:exec", "mvn verify");
    assertThat(read(".ci/run")).containsPattern("mvn [-\\w ]*verify");
  }

  /**
   * {@code mvn -q compile exec:exec -Dlaunchbot.args=--check} reaches main, which serves without.
   */
  @Test
  void mavenHandsOnWhatTheDocumentsTellItTo() throws IOException {
    assertThat(read("docs/connect-slack.md"))
        .contains("mvn -q compile exec:exec -Dlaunchbot.args=--check");
    assertThat(read("bot/pom.xml"))
        .contains(
            "<launchbot.args>serve</launchbot.args>", "<argument>${launchbot.args}</argument>");
  }

  @Test
  void everyLinkInsideTheProjectLeadsSomewhere() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      List<Path> pages =
          Stream.concat(
                  Stream.of(ROOT.resolve("README.md")),
                  docs.filter(file -> file.toString().endsWith(".md")))
              .toList();
      for (Path page : pages) {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
          assertThat(page.resolveSibling(links.group(1)).normalize())
              .as("link in " + page.getFileName())
              .exists();
        }
      }
    }
  }

  @Test
  void everyVariableIsExplainedAndEveryExplanationIsTrue() throws IOException {
    var inTheCode = new TreeSet<String>();
    Matcher names = VARIABLE.matcher(read("bot/src/main/java/launchbot/bot/Config.java"));
    while (names.find()) {
      inTheCode.add(names.group(1));
    }
    var explained = new TreeSet<String>();
    Matcher rows =
        Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|").matcher(read("docs/configuration.md"));
    while (rows.find()) {
      explained.add(rows.group(1));
    }
    assertThat(explained).isEqualTo(inTheCode);
  }

  @Test
  void theFlagsThatAreRecommendedAreThoseThatAreMeasuredAndUsed() throws IOException {
    assertThat(read("docs/operations.md"))
        .contains("java " + String.join(" ", Jvm.RECOMMENDED) + " -jar launchbot.jar");
    assertThat(read("bot/pom.xml"))
        .contains(Jvm.RECOMMENDED.stream().map("<argument>%s</argument>"::formatted).toList());
  }

  private static String read(String path) throws IOException {
    return Files.readString(ROOT.resolve(path));
  }
}
