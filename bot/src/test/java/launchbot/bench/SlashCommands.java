package launchbot.bench;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import launchbot.bot.slack.Signatures;

/** Signed slash commands as Slack sends them, each with a trigger of its own. */
final class SlashCommands {
  private static final String[] WORDS =
      ("checkout form login upload invoice search mail reset avatar export import webhook banner"
              + " tooltip filter signup trial coupon refund address phone report chart")
          .split(" ");
  private static final AtomicLong TRIGGERS = new AtomicLong();

  private final Signatures signatures;
  private final String team;
  private final String channel;
  private final String[] people;

  SlashCommands(String secret, String team, String channel, String... people) {
    this.signatures = new Signatures(secret);
    this.team = team;
    this.channel = channel;
    this.people = people.clone();
  }

  /** One that adds an entry whose title nothing else has. */
  byte[] add(Random random) {
    long unique = TRIGGERS.incrementAndGet();
    String title =
        "%s %s fails case %d"
            .formatted(
                WORDS[random.nextInt(WORDS.length)], WORDS[random.nextInt(WORDS.length)], unique);
    String person = person(random);
    return of(
        person,
        "add %s | customers lose what they typed !high <@%s|someone>".formatted(title, person));
  }

  byte[] list(Random random) {
    return of(person(random), "list");
  }

  byte[] status(Random random) {
    return of(person(random), "/launch", "status");
  }

  private String person(Random random) {
    return people[random.nextInt(people.length)];
  }

  /** The bytes of a whole HTTP/1.1 request. */
  byte[] of(String person, String text) {
    return of(person, "/triage", text);
  }

  private byte[] of(String person, String command, String text) {
    String body =
        "token=none&team_id=%s&team_domain=bench&channel_id=%s&channel_name=launch&user_id=%s&user_name=someone&command=%s&text=%s&api_app_id=A1&is_enterprise_install=false&response_url=https%%3A%%2F%%2Fhooks.slack.com%%2Fcommands%%2Fbench&trigger_id=%d.%d"
            .formatted(
                team,
                channel,
                person,
                URLEncoder.encode(command, StandardCharsets.UTF_8),
                URLEncoder.encode(text, StandardCharsets.UTF_8),
                TRIGGERS.incrementAndGet(),
                System.nanoTime());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String timestamp = String.valueOf(Instant.now().getEpochSecond());
    String head =
        "POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\nX-Slack-Request-Timestamp: %s\r\nX-Slack-Signature: %s\r\n\r\n"
            .formatted(bytes.length, timestamp, signatures.sign(timestamp, bytes));
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(bytes);
    return whole.toByteArray();
  }
}
