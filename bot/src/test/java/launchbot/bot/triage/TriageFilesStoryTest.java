package launchbot.bot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import launchbot.bot.Stage;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Entries that go out and come in as files. */
class TriageFilesStoryTest {
  private Stage stage;
  private SandboxPerson ada;

  @BeforeEach
  void open() {
    stage = Stage.open();
    ada = stage.ada();
  }

  @AfterEach
  void close() {
    stage.nothingRejected();
    stage.close();
  }

  @Test
  void theExportHoldsWhatTheTeamMayReadAndNothingOfWhoDidWhat() throws Exception {
    stage.type(ada, "add Signup hangs | Nobody gets in !blocker #signup");
    stage.type(stage.ben(), "add =HYPERLINK(\"https://evil\") | Clicks !high @ben");
    stage.type(stage.ben(), "fix 1");
    stage.type(ada, "verify 1");
    assertThat(stage.type(ada, "export json all")).contains("2 entries are on their way");
    JsonArray exported = JsonParser.parseString(file(".json")).getAsJsonArray();
    assertThat(exported).hasSize(2);
    assertThat(exported.get(0).getAsJsonObject().keySet())
        .containsExactly(
            "number",
            "launch",
            "severity",
            "state",
            "title",
            "impact",
            "workaround",
            "owner",
            "due",
            "tags",
            "created");
    assertThat(exported.get(0).getAsJsonObject().get("state").getAsString()).isEqualTo("verified");
    assertThat(exported.toString()).doesNotContain(Cast.ADA).contains(Cast.BEN);
    stage.type(ada, "export csv high");
    assertThat(file(".csv")).contains("'=HYPERLINK").doesNotContain("Signup hangs", Cast.ADA);
    assertThat(stage.type(ada, "export pdf")).contains("As what?");
  }

  @Test
  void aFileIsHandedInThroughTheForm() {
    SubmitAnswer answer =
        handIn("title;severity;impact\nSignup hangs;blocker;Nobody gets in\nLogo;low;Looks cheap");
    assertThat(answer.closed()).isTrue();
    stage.whispered(Cast.ADA, Cast.LAUNCH, "2 entries are imported into <#" + Cast.LAUNCH + ">");
    stage.seesIn(Cast.LAUNCH, "imported 2 entries");
    assertThat(stage.type(ada, "list")).contains("Signup hangs", "Logo");
  }

  @Test
  void aFileWithAWrongLineIsRefusedWholeAndTheFormStaysOpen() {
    SubmitAnswer answer =
        handIn("title,severity,impact\nSignup hangs,blocker,Nobody gets in\nLogo,worst,\n,low,x");
    assertThat(answer.closed()).isFalse();
    assertThat(answer.errors().get("file")).contains("Nothing was imported", "Line 3", "Line 4");
    assertThat(stage.sandbox().messages(Cast.LAUNCH)).isEmpty();
    // Nor has a launch been started for it.
    assertThat(stage.type(ada, "")).contains("now the home of a launch");
  }

  @Test
  void aFormWithNeitherFileNorLinesAsksForThem() {
    String form = form();
    assertThat(ada.submit(form, Map.of()).errors().get("pasted")).contains("Hand in a file");
  }

  /** Slack waits three seconds, then tells the person that it failed. */
  @Test
  void fiveThousandLinesAreImportedBeforeSlackGivesUp() {
    String lines =
        IntStream.rangeClosed(1, 5_000)
            .mapToObj(i ->
                "Finding %d of the big list,low,Somebody runs into number %d,<@%s>,tag%d"
                    .formatted(i, i, i % 2 == 0 ? Cast.BEN : Cast.CHIYO, i % 7))
            .collect(Collectors.joining("\n", "title,severity,impact,owner,tags\n", ""));
    Instant start = Instant.now();
    SubmitAnswer answer = handIn(lines);
    Duration took = Duration.between(start, Instant.now());
    LoggerFactory.getLogger(TriageFilesStoryTest.class)
        .warn("5,000 lines were imported in {} ms", took.toMillis());
    assertThat(answer.trouble()).isNull();
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.closed()).isTrue();
    assertThat(stage.type(ada, "list")).contains("🔵 5000 low", "(1 of 500)");
    assertThat(stage.type(ada, "list #tag3")).contains("only #tag3");
    assertThat(handIn(lines + "\nOne more,low,x,,").errors().get("file")).contains("5,000 rows");
  }

  private SubmitAnswer handIn(String content) {
    String form = form();
    String file = ada.upload("entries.csv", content.getBytes(StandardCharsets.UTF_8));
    return ada.submit(form, Map.of("file", List.of(file)));
  }

  private String form() {
    JsonObject view = Objects.requireNonNull(stage.answer(ada, "import").openedView());
    return view.get("id").getAsString();
  }

  /** What is in the newest file of this kind that the bot sent Ada. */
  private String file(String ending) throws IOException, InterruptedException {
    String id =
        Awaitility.await()
            .until(
                () ->
                    stage.sandbox().messages(ada.direct()).stream()
                        .filter(message -> message.has("files"))
                        .flatMap(message -> message.getAsJsonArray("files").asList().stream())
                        .map(file -> file.getAsJsonObject())
                        .filter(file -> file.get("name").getAsString().endsWith(ending))
                        .map(file -> file.get("id").getAsString())
                        .reduce("", (_, last) -> last),
                found -> !found.isEmpty());
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + stage.bot().port() + "/sandbox/ui/files/" + id))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
