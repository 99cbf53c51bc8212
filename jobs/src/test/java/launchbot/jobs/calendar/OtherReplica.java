package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import launchbot.postgres.Database;
import launchbot.postgres.DatabaseUrl;
import launchbot.testkit.TestDatabase;

/** A replica in a process of its own, which never gets to the end of what it runs. */
record OtherReplica(Process process) {

  static OtherReplica start(DatabaseUrl url, Instant at) {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OtherReplica.class.getName(),
            url.jdbc(),
            url.user(),
            url.password(),
            at.toString());
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new OtherReplica(process);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** SIGKILL as soon as it has said that line. */
  void killWhen(String line) throws IOException {
    try (var said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo(line);
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  public static void main(String[] args) throws Exception {
    var url = new DatabaseUrl(args[0], args[1], args[2]);
    var appointment = Diary.at(Instant.parse(args[3]), "a");
    var never = new CountDownLatch(1);
    try (var database = Database.open(url, TestDatabase.KEY, Instant.now());
        var calendar =
            new Calendar(
                database.dataSource(),
                List.of(
                    new Duty(
                        "note",
                        () -> List.of(appointment),
                        occasion -> {
                          System.out.println("runs " + occasion.receipt());
                          Replicas.pause(Duration.ofHours(1));
                        })),
                InstantSource.system())) {
      calendar.tend();
      never.await();
    }
  }
}
