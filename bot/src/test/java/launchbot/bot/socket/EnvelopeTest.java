package launchbot.bot.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes through a connection, read. The examples are those of Slack's documentation. */
class EnvelopeTest {

  @Test
  void aCommandBecomesTheFormThatHttpWouldCarry() {
    var request =
        read(
            """
            {"payload":{"token":"x","team_id":"T1","text":"add A & b = c","user_id":"U1"},
             "envelope_id":"1d3c-1","type":"slash_commands","accepts_response_payload":true}\
            """);
    assertThat(request.id()).isEqualTo("1d3c-1");
    assertThat(request.answerable()).isTrue();
    assertThat(request.arrival().body())
        .isEqualTo("token=x&team_id=T1&text=add+A+%26+b+%3D+c&user_id=U1");
    assertThat(request.arrival().headers()).isEmpty();
  }

  @Test
  void anInteractionBecomesThePayloadField() {
    var request =
        read(
            """
            {"payload":{"type":"block_actions","x":"é"},"envelope_id":"2","type":"interactive",
             "accepts_response_payload":false}\
            """);
    assertThat(request.answerable()).isFalse();
    assertThat(request.arrival().body())
        .isEqualTo("payload=%7B%22type%22%3A%22block_actions%22%2C%22x%22%3A%22%C3%A9%22%7D");
  }

  @Test
  void anEventStaysWhatItIsAndSaysHowOftenItWasSent() {
    var request =
        read(
            """
            {"payload":{"event_id":"Ev1"},"envelope_id":"3","type":"events_api",
             "accepts_response_payload":false,"retry_attempt":2,"retry_reason":"timeout"}\
            """);
    assertThat(request.arrival().body()).isEqualTo("{\"event_id\":\"Ev1\"}");
    assertThat(request.arrival().headers())
        .isEqualTo(
            Map.of("X-Slack-Retry-Num", List.of("2"), "X-Slack-Retry-Reason", List.of("timeout")));
  }

  @Test
  void hellosAndGoodbyes() {
    assertThat(Envelope.read("{\"type\":\"hello\",\"num_connections\":4}"))
        .isEqualTo(new Envelope.Hello());
    assertThat(Envelope.read("{\"type\":\"disconnect\",\"reason\":\"warning\",\"debug_info\":{}}"))
        .isEqualTo(new Envelope.Disconnect("warning"));
    assertThat(Envelope.read("{\"type\":\"disconnect\"}")).isEqualTo(new Envelope.Disconnect(""));
  }

  @Test
  void whatIsNewIsNamedAndWhatIsNoneIsGarbage() {
    assertThat(Envelope.read("{\"type\":\"quantum\",\"envelope_id\":\"4\",\"payload\":{}}"))
        .isEqualTo(new Envelope.Unknown("quantum", "4"));
    for (String garbage :
        List.of(
            "",
            "hello",
            "[]",
            "null",
            "{",
            "{\"type\":\"slash_commands\",\"payload\":{}}",
            "{\"type\":\"slash_commands\",\"envelope_id\":\"5\",\"payload\":[]}",
            "{\"type\":\"interactive\",\"envelope_id\":{},\"payload\":{}}",
            "{\"a\":".repeat(100_000))) {
      assertThat(Envelope.read(garbage)).as(garbage).isEqualTo(new Envelope.Garbage());
    }
  }

  @Test
  void noSpoiltEnvelopeThrows() {
    long seed = new Random().nextLong();
    System.out.println("EnvelopeTest: seed " + seed);
    var random = new Random(seed);
    String whole =
        "{\"payload\":{\"text\":\"é\\u0000\",\"n\":1},\"envelope_id\":\"6\",\"type\":\"slash_commands\",\"retry_attempt\":1}";
    for (int i = 0; i < 20_000; i++) {
      var spoilt = new StringBuilder(whole);
      for (int j = random.nextInt(4); j >= 0; j--) {
        spoilt.setCharAt(random.nextInt(spoilt.length()), (char) random.nextInt(0x250));
      }
      if (Envelope.read(spoilt.toString()) instanceof Envelope.Request request) {
        assertThat(request.arrival().body()).isNotNull();
      }
    }
  }

  private static Envelope.Request read(String message) {
    return (Envelope.Request) Envelope.read(message);
  }
}
