package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The jar as people start it. */
class JarIT {
  private static final Path JAR = Path.of("target", "launchbot.jar");

  @Test
  void saysItsVersion() throws Exception {
    Process process = start("--version");
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
        .matches("Launchbot \\d+\\.\\d+\\.\\d+");
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void opensTheSandboxInAnEmptyHomeAndStopsWhenTold() throws Exception {
    Process process = start();
    try {
      String ready = readyLine(process);
      URI sandbox = URI.create(ready.substring(ready.indexOf("http")) + "/sandbox");
      try (HttpClient http = HttpClient.newHttpClient()) {
        var page =
            http.send(
                HttpRequest.newBuilder(sandbox).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("About this sandbox");
      }
      process.destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("SIGTERM ends it").isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String readyLine(Process process) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).as("the first line on stdout").startsWith("Launchbot is ready on http://");
    return line;
  }

  private static Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.matches("(SLACK|LAUNCHBOT|DATABASE)_.*"));
    builder.environment().put("LAUNCHBOT_HOME", Stage.home().toString());
    builder.environment().put("PORT", "0");
    return builder.start();
  }
}
