package launchbot.jobs.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scenarios of the public suite for RFC 7208, where they lie beside the project. */
class SpfSuiteTest {
  @Test
  void theScenariosPass() throws IOException {
    Path file =
        Path.of(System.getProperty("launchbot.root", ".."))
            .resolve("../shared/suites/spf/rfc7208-part.yml");
    if (!Files.exists(file)) {
      System.err.println("SpfSuiteTest skipped: there is no " + file.toAbsolutePath().normalize());
    }
    assumeTrue(Files.exists(file), () -> "there is no " + file);

    List<SpfSuite.Done> all = SpfSuite.run(file);

    assertThat(all).hasSizeGreaterThan(80);
    assertThat(all.stream().filter(done -> !done.right()).map(SpfSuite.Done::line)).isEmpty();
  }
}
