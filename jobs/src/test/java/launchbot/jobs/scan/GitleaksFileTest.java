package launchbot.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules that gitleaks brings: all of them compile and work. Skipped where they are not at hand.
 */
class GitleaksFileTest {
  private static final String FILE = "suites/gitleaks/gitleaks.toml";

  @Test
  void allOfItsRulesAreRead() throws IOException {
    Rules rules = read();
    assertThat(rules.rules()).hasSize(222);
    assertThat(rules.rules()).noneMatch(rule -> rule.regex() == null && rule.path() == null);
    assertThat(rules.rules().stream().filter(rule -> rule.entropy() > 0)).hasSizeGreaterThan(100);
    assertThat(rules.allowlists()).hasSize(1);
  }

  @Test
  void theyFindWhatOursFind() throws IOException {
    var engine = new Engine(read());
    assertThat(ids(engine, "a.rb", "key = '" + Samples.stripeKey() + "'"))
        .contains("stripe-access-token");
    assertThat(ids(engine, "a.rb", "key = '" + Samples.githubToken() + "'")).contains("github-pat");
    assertThat(ids(engine, "a.py", "key = '" + Samples.awsKey() + "'"))
        .contains("aws-access-token");
    assertThat(ids(engine, "id_rsa", Samples.privateKey())).contains("private-key");
    assertThat(ids(engine, "package-lock.json", "'" + Samples.githubToken() + "'")).isEmpty();
    assertThat(ids(engine, "certs/a.p12", "binary")).contains("pkcs12-file");
  }

  private static Stream<String> ids(Engine engine, String path, String text) {
    var place = new Place(path, null);
    return Stream.concat(engine.scan(place, 1, text).stream(), engine.named(place).stream())
        .map(hit -> hit.rule().id());
  }

  private static Rules read() throws IOException {
    Optional<Path> file = file();
    assumeTrue(file.isPresent(), FILE + " is not beside this checkout: nothing to compare with");
    return switch (RuleFile.read(Files.readString(file.orElseThrow()), Rules.own())) {
      case RuleFile.Usable(Rules rules) -> rules;
      case RuleFile.Unusable(var mistakes) -> throw new AssertionError(mistakes);
    };
  }

  private static Optional<Path> file() {
    Path root = Path.of(System.getProperty("launchbot.root")).toAbsolutePath();
    return Stream.of("../shared", "../../shared")
        .map(d -> root.resolve(d).resolve(FILE))
        .filter(Files::exists)
        .findFirst();
  }
}
