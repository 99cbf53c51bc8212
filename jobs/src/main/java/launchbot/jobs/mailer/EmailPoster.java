package launchbot.jobs.mailer;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.util.Objects;
import java.util.stream.Stream;
import launchbot.jobs.outbox.Delivery;
import launchbot.jobs.outbox.Poster;
import launchbot.jobs.outbox.Rendered;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import org.jspecify.annotations.Nullable;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;

/**
 * Mails. Of a message that is no {@link Message.Mail} the first line is the subject. Each has one
 * Message-ID for ever: where it is not known whether a mail went out it is sent again, and servers
 * and readers that know the id show it once.
 */
public final class EmailPoster implements Poster {
  /** Of each step; all of them end before the outbox's lease does. */
  private static final int TIMEOUT_MILLIS = 8_000;

  /** What a mail is refused with whose address the server will never take. */
  public static final String NO_SUCH_ADDRESS = "the mail server does not take that address";

  private final @Nullable SmtpUrl server;
  private final @Nullable Mailer mailer;

  /**
   * @param server null: none is set up
   */
  public EmailPoster(@Nullable SmtpUrl server) {
    this.server = server;
    this.mailer = server == null ? null : mailer(server);
  }

  private static Mailer mailer(SmtpUrl server) {
    return MailerBuilder.withTransportStrategy(
            server.encrypted() ? TransportStrategy.SMTPS : TransportStrategy.SMTP)
        .withSessionTimeout(TIMEOUT_MILLIS)
        .withCustomMailer(new Handover(server))
        .buildMailer();
  }

  @Override
  public Delivery deliver(Claimed claimed, Rendered rendered) {
    if (mailer == null || server == null) {
      return new Delivery.Refused("SMTP_URL is not set");
    }
    try {
      // Not in the background: when this returns, the server has taken it.
      mailer.sendMail(mail(server, claimed, rendered.text()), false).join();
      return new Delivery.Sent(
          new Claimed.Place(claimed.message().channel(), id(server, claimed, name(claimed))));
    } catch (MailException e) {
      return outcome(e);
    }
  }

  private static Email mail(SmtpUrl server, Claimed claimed, String text) {
    EmailPopulatingBuilder mail =
        EmailBuilder.startingBlank()
            .to(claimed.message().channel().substring("mailto:".length()))
            .withPlainText(text)
            .withHeader("Auto-Submitted", "auto-generated") // RFC 3834: no holiday replies
            .fixingMessageId(id(server, claimed, name(claimed)));
    if (!(claimed.message() instanceof Message.Mail letter)) {
      return mail.from("Launchbot", server.from())
          .withSubject("[Launchbot] " + text.lines().findFirst().orElse("").strip())
          .buildEmail();
    }
    mail.from(letter.from(), server.from())
        .withSubject(letter.subject())
        // RFC 2369, and RFC 8058: the reader's program can end it with one POST.
        .withHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">")
        .withHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    if (!letter.about().isEmpty()) {
      // Readers put together what refers to the same mail, though that one was never sent.
      String first = id(server, claimed, letter.about());
      mail.withHeader("In-Reply-To", first).withHeader("References", first);
    }
    return mail.buildEmail();
  }

  private static String name(Claimed claimed) {
    return claimed.message() instanceof Message.Mail letter
        ? letter.tag().replace(':', '.')
        : String.valueOf(claimed.id());
  }

  private static String id(SmtpUrl server, Claimed claimed, String name) {
    String domain = server.from().substring(server.from().lastIndexOf('@') + 1);
    return "<launchbot.%s.%s@%s>".formatted(claimed.workspace(), name, domain);
  }

  /** What a server said may hold addresses, so only the kind of it is told. */
  private static Delivery outcome(MailException e) {
    boolean signedIn = true;
    for (Throwable cause : causes(e).toList()) {
      switch (cause) {
        case AuthenticationFailedException _ -> {
          return new Delivery.Failed("the mail server does not let us sign in: SMTP_URL", false);
        }
        case SendFailedException failed
            when failed.getInvalidAddresses() != null
                && failed.getInvalidAddresses().length > 0 -> {
          return new Delivery.Refused(NO_SUCH_ADDRESS);
        }
        case SendFailedException failed
            when failed.getValidSentAddresses() == null
                || failed.getValidSentAddresses().length == 0 -> {
          return new Delivery.Failed("the mail server did not take it", false);
        }
        case Handover.Failure failed -> signedIn = failed.signedIn;
        default -> {}
      }
    }
    return signedIn
        ? new Delivery.Failed("the mail server did not take it", true)
        : new Delivery.Failed("the mail server cannot be reached", false);
  }

  private static Stream<Throwable> causes(Throwable first) {
    return Stream.iterate(first, Objects::nonNull, Throwable::getCause).limit(10);
  }
}
