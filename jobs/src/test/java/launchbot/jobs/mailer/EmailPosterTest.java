package launchbot.jobs.mailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import launchbot.jobs.outbox.Delivery;
import launchbot.jobs.outbox.Rendered;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import launchbot.testkit.MailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails to subscribers, as a mail server on loopback gets them. */
class EmailPosterTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final String LINK = "https://status.example.com/subscription/abc/end";

  private final MailServer server = MailServer.start();
  private final EmailPoster poster = new EmailPoster(SmtpUrl.parse(server.url("")).orElseThrow());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void itCarriesItsSubjectItsSenderAndAWayToEndIt() throws Exception {
    String subject = "\uD83D\uDEA8 \u05E9\u05DC\u05D5\u05DD: checkout does not work";
    String text = "Grüße\n\n.dots stay\nשלום\n\n-- \nEnd it: " + LINK + "\n";
    assertThat(deliver(mail("Shöp & Co", subject, text))).isInstanceOf(Delivery.Sent.class);
    var taken = server.taken().getFirst();
    assertThat(taken.to()).isEqualTo("cora@example.com");
    assertThat(taken.subject()).isEqualTo(subject);
    var from = (InternetAddress) taken.mail().getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("Shöp & Co");
    assertThat(from.getAddress()).isEqualTo("bot@example.com");
    assertThat(taken.text()).isEqualToIgnoringNewLines(text);
    assertThat(taken.id()).isEqualTo("<launchbot.T1.mail.12@example.com>");
    assertThat(taken.header("In-Reply-To")).isEqualTo("<launchbot.T1.incident.4@example.com>");
    assertThat(taken.header("References")).isEqualTo(taken.header("In-Reply-To"));
    assertThat(taken.header("List-Unsubscribe")).isEqualTo("<" + LINK + ">");
    assertThat(taken.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    assertThat(taken.header("Auto-Submitted")).isEqualTo("auto-generated");
  }

  @Test
  void nobodyWritesAHeaderFieldOfTheirOwn() {
    deliver(mail("Shop\r\nBcc: all@example.com", "Down\nX-Evil: yes\u2028more", "x"));
    var taken = server.taken().getFirst();
    assertThat(taken.header("Bcc")).isEqualTo("null");
    assertThat(taken.header("X-Evil")).isEqualTo("null");
    assertThat(taken.subject()).isEqualTo("Down X-Evil: yes more");
    assertThatThrownBy(() ->
            new Message.Mail(
                "mailto:a@b.example\r\nBcc: c@d.example",
                "mail:1",
                "",
                "Shop",
                "s",
                "t",
                LINK,
                Message.Urgency.NEWS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatTheServerSaysDecidesWhetherItIsTriedAgain() {
    server.refuse("cora@example.com");
    assertThat(deliver(mail("Shop", "s", "t")))
        .isEqualTo(new Delivery.Refused(EmailPoster.NO_SUCH_ADDRESS));
    var unreachable = new Delivery.Failed("the mail server cannot be reached", false);
    server.away(true);
    assertThat(deliver(mail("Shop", "s", "t"))).as("hung up on").isEqualTo(unreachable);
    server.close();
    assertThat(deliver(mail("Shop", "s", "t"))).as("nobody there").isEqualTo(unreachable);
    assertThat(server.taken()).isEmpty();
  }

  private Delivery deliver(Message.Mail mail) {
    return poster.deliver(
        new Claimed("T1", 7, mail, 1, false, NOW, null, null, false, "mailing"),
        new Rendered(mail.text(), "", false));
  }

  private static Message.Mail mail(String from, String subject, String text) {
    return new Message.Mail(
        "mailto:cora@example.com",
        "mail:12",
        "incident.4",
        from,
        subject,
        text,
        LINK,
        Message.Urgency.INCIDENT);
  }
}
