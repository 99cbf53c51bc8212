package launchbot.bot.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.Zone;
import launchbot.testkit.ZoneServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A message that arrived is handed in, and proves that mail arrives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailStoryTest {
  private static final String MESSAGE =
      """
      Return-Path: <bounce@mail.example.com>
      Received: from out.example.com (out.example.com [192.0.2.25]) by mx.example.org;
       Fri, 20 Nov 2026 11:00:00 +0000
      From: Support <support@example.com>
      Subject: <!channel> Your invite

      Welcome.
      """;

  private final ZoneServer dns =
      new ZoneServer(
          new Zone()
              .txt("mail.example.com", "v=spf1 ip4:192.0.2.25 -all")
              .txt("evil.example", "v=spf1 +all")
              .txt("_dmarc.example.com", "v=DMARC1; p=reject"));
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.with(Map.of("LAUNCHBOT_DNS", dns.address()));
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    dns.close();
  }

  @Test
  void aMessageThatIsTrustedProvesThatMailArrives() {
    assertThat(probe("mail example.com").shown()).contains("opens a form");
    assertThat(submit(Map.of()).errors().get("pasted")).contains("Hand in a file");
    assertThat(submit(Map.of("pasted", "hello")).errors().get("pasted"))
        .contains("cannot be verified");

    SubmitAnswer forged =
        submit(Map.of("pasted", MESSAGE.replace("bounce@mail.example.com", "x@evil.example")));
    assertThat(forged.closed()).as(forged.errors().toString()).isTrue();
    stage.whispered(
        Cast.ADA, Cast.LAUNCH, "This message is not trusted: neither SPF nor DKIM speaks");

    String file = stage.ada().upload("invite.eml", MESSAGE.getBytes(StandardCharsets.UTF_8));
    SubmitAnswer trusted = submit(Map.of("file", List.of(file)));
    assertThat(trusted.closed()).as(trusted.errors().toString()).isTrue();
    stage.whispered(Cast.ADA, Cast.LAUNCH, "This message is trusted: SPF speaks for example.com");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "kept as the proof that mail arrives");
    assertThat(stage.launch(stage.ada(), "check section email all").shown())
        .contains("Invites, password resets and support mail arrive");
  }

  private SubmitAnswer submit(Map<String, ?> values) {
    JsonObject view = Objects.requireNonNull(probe("mail").openedView());
    return stage.ada().submit(view.get("id").getAsString(), values);
  }

  private Answer probe(String words) {
    Answer answer = stage.ada().command(Cast.LAUNCH, "/probe " + words);
    assertThat(answer.error()).isNull();
    return answer;
  }
}
