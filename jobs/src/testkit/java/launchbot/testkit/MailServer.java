package launchbot.testkit;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An SMTP server on loopback (RFC 5321, as much of it as senders use): takes mails, refuses
 * addresses, and takes mails without saying so.
 */
public final class MailServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Thread door;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private volatile int silentFrom = Integer.MAX_VALUE;
  private volatile boolean away;

  /** A mail and whom it was for. */
  public record Taken(String to, MimeMessage mail) {
    public String id() {
      return header("Message-ID");
    }

    public String header(String name) {
      try {
        return String.valueOf(mail.getHeader(name, null));
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    public String subject() {
      try {
        return mail.getSubject();
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    /** With line feeds alone between its lines. */
    public String text() {
      try {
        return String.valueOf(mail.getContent()).replace("\r\n", "\n");
      } catch (MessagingException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private MailServer(ServerSocket listening) {
    this.listening = listening;
    this.door = Thread.ofVirtual().unstarted(this::listen);
  }

  public static MailServer start() {
    try {
      var server = new MailServer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()));
      server.door.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code SMTP_URL} wants it. */
  public String url(String more) {
    return "smtp://127.0.0.1:%d?from=bot@example.com%s".formatted(listening.getLocalPort(), more);
  }

  /** From now on that address is none of ours. */
  public void refuse(String address) {
    refused.add(address);
  }

  /** From the mail of that number on, the first is 1, it takes them and never answers. */
  public void silentFrom(int number) {
    silentFrom = number;
  }

  /** Answers again, to those who ask anew. */
  public void speak() {
    silentFrom = Integer.MAX_VALUE;
  }

  /** Whether it closes every connection at once. */
  public void away(boolean is) {
    away = is;
  }

  /** In the order in which they came. */
  public List<Taken> taken() {
    return List.copyOf(taken);
  }

  public List<Taken> takenFor(String address) {
    return taken.stream().filter(one -> one.to().equals(address)).toList();
  }

  /** From here on nobody gets a connection. */
  @Override
  public void close() {
    try {
      listening.close();
      // The port stays open until the virtual thread that waits at it has noticed.
      door.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void listen() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void talk(Socket socket) {
    try (socket;
        var lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      OutputStream out = socket.getOutputStream();
      if (away) {
        return;
      }
      say(out, "220 mail.example.com");
      String to = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        switch (line.toUpperCase(Locale.ROOT).split("[ :]", 2)[0]) {
          case "RCPT" -> {
            to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            say(out, refused.contains(to) ? "550 5.1.1 No such user" : "250 2.1.5 Fine");
          }
          case "DATA" -> {
            say(out, "354 Go on");
            taken.add(new Taken(to, mail(lines)));
            if (taken.size() >= silentFrom) {
              lines.readLine(); // until the other side gives up or is no more
              return;
            }
            say(out, "250 2.0.0 Taken");
          }
          case "QUIT" -> {
            say(out, "221 Bye");
            return;
          }
          default -> say(out, "250 Fine");
        }
      }
    } catch (IOException | MessagingException e) {
      // The other side went in the middle of it, which tests bring about on purpose.
    }
  }

  private static MimeMessage mail(BufferedReader lines) throws IOException, MessagingException {
    var text = new StringBuilder();
    for (String line = lines.readLine(); !".".equals(line); line = lines.readLine()) {
      if (line == null) {
        throw new IOException("it broke off");
      }
      text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
