package launchbot.jobs.mailer;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.CustomMailer;
import org.simplejavamail.api.mailer.config.OperationalConfig;

/**
 * Signs in at the mail server, then hands a mail over. The exceptions of both steps are alike, and
 * only after the second may the mail be out.
 */
record Handover(SmtpUrl server) implements CustomMailer {

  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Whether the server had let us in; if not, nothing of the mail has left. */
    final boolean signedIn;

    Failure(boolean signedIn, MessagingException cause) {
      super(cause);
      this.signedIn = signedIn;
    }
  }

  @Override
  public void sendMessage(
      OperationalConfig config, Session session, Email email, MimeMessage message) {
    boolean signedIn = false;
    try (Transport transport = session.getTransport()) {
      connect(transport);
      signedIn = true;
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw new Failure(signedIn, e);
    }
  }

  @Override
  public void testConnection(OperationalConfig config, Session session) {
    try (Transport transport = session.getTransport()) {
      connect(transport);
    } catch (MessagingException e) {
      throw new Failure(false, e);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    transport.connect(server.host(), server.port(), server.user(), server.password());
  }
}
