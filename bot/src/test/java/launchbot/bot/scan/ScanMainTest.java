package launchbot.bot.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scan} on the command line: what it finds, what it prints, how it ends. */
class ScanMainTest {
  private static final String SECRET = "sk_" + "live_" + "9aB3kQ7zR2mX5vW8nL4t";

  private @TempDir Path here;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Git git;

  @BeforeEach
  void build() throws Exception {
    git = Git.init().setDirectory(here.toFile()).call();
    write("README.md", "hello\n");
    commit("one");
  }

  @AfterEach
  void nothingOfTheSecretIsShown() {
    git.close();
    assertThat(printed()).doesNotContain(SECRET.substring(5));
  }

  @Test
  void aCleanRepositoryEndsWithZero() {
    assertThat(run("--staged")).isZero();
    assertThat(run()).isZero();
    assertThat(run("--history")).isZero();
    assertThat(printed()).isEmpty();
  }

  @Test
  void whatIsStagedStopsTheCommit() throws Exception {
    write("app/pay.rb", "x\nkey = '" + SECRET + "'\n");
    assertThat(run("--staged")).isZero();
    git.add().addFilepattern(".").call();
    assertThat(run("--staged")).isEqualTo(1);
    assertThat(printed())
        .contains("app/pay.rb:2 stripe-secret-key ", "(sk_l…)", "app/pay.rb:stripe-secret-key:2");
    write(".launchbotignore", "app/pay.rb:stripe-secret-key:2\n");
    assertThat(run("--staged")).isZero();
  }

  @Test
  void filesThatGitIgnoresAreLeftAlone() throws Exception {
    write(".gitignore", "*.env\n");
    write("prod.env", "KEY=" + SECRET + "\n");
    assertThat(run()).isZero();
    write("a b.txt", "KEY=" + SECRET + "\n");
    assertThat(run()).isEqualTo(1);
    assertThat(printed()).contains("a b.txt:1").doesNotContain("prod.env");
    assertThat(run("README.md")).isZero();
  }

  @Test
  void historyTellsTheCommit() throws Exception {
    write("a.rb", SECRET);
    String two = commit("two");
    git.rm().addFilepattern("a.rb").call();
    commit("three");
    assertThat(run()).isZero();
    assertThat(run("--history")).isEqualTo(1);
    assertThat(printed()).contains(two.substring(0, 10) + " a.rb:1 stripe-secret-key");
  }

  @Test
  void programsReadItAsJsonAndSarif() throws Exception {
    write("läb el.rb", SECRET);
    assertThat(run("--format", "json")).isEqualTo(1);
    var found = JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonArray();
    assertThat(found.get(0).getAsJsonObject().get("path").getAsString()).isEqualTo("läb el.rb");
    out.reset();
    assertThat(run("--format", "sarif")).isEqualTo(1);
    var sarif = JsonParser.parseString(out.toString(StandardCharsets.UTF_8)).getAsJsonObject();
    assertThat(sarif.get("version").getAsString()).isEqualTo("2.1.0");
    assertThat(sarif.toString()).contains("l%C3%A4b%20el.rb");
  }

  @Test
  void otherRulesMayBeNamed() throws Exception {
    write(
        "r.toml", "[[rules]]\nid = \"mine\"\nregex = '''mine-[0-9]+'''\nkeywords = [\"mine-\"]\n");
    write("a.txt", "mine-123 " + SECRET);
    assertThat(run("--rules", "r.toml", "a.txt")).isEqualTo(1);
    assertThat(printed()).contains("a.txt:1 mine");
  }

  @Test
  void whatCannotBeDoneEndsWithTwo() throws Exception {
    write("broken.toml", "[[rules]\n");
    write("lookahead.toml", "[[rules]]\nid = \"x\"\nregex = '''(?!a)b'''\n");
    write("deep.toml", "a = " + "[".repeat(100_000));
    for (List<String> words :
        List.of(
            List.of("--format", "xml"),
            List.of("--format"),
            List.of("--xyzzy"),
            List.of("a", "b"),
            List.of("nowhere"),
            List.of("--rules", "nowhere.toml"),
            List.of("--rules", "broken.toml"),
            List.of("--rules", "lookahead.toml"),
            List.of("--rules", "deep.toml"))) {
      assertThat(ScanMain.run(words, here, stream(out), stream(err)))
          .as(String.join(" ", words))
          .isEqualTo(2);
    }
    assertThat(out.size()).isZero();
  }

  private String commit(String message) throws GitAPIException {
    git.add().addFilepattern(".").call();
    return git.commit()
        .setMessage(message)
        .setAuthor("a", "a@b")
        .setCommitter("a", "a@b")
        .setSign(false)
        .call()
        .name();
  }

  private int run(String... words) {
    return ScanMain.run(List.of(words), here, stream(out), stream(err));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }

  private void write(String path, String text) throws IOException {
    Path file = here.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
