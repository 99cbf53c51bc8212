package launchbot.jobs.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import launchbot.jobs.fetch.Fetched.Blame;
import launchbot.probe.Phase;
import org.jspecify.annotations.Nullable;

/** One request on its way: resolve, connect, TLS, ask, read. */
final class Trip {
  private static final int MOST_ADDRESSES = 4;

  private final Wanted wanted;
  private final Addresses addresses;
  private final Guard guard;
  private final Tls tls;
  private final Trust trust;
  private final InstantSource clock;
  private final Deadline deadline;
  private final Laps laps = new Laps();

  /** Where it goes, for people. */
  private String where;

  private List<InetAddress> found = List.of();
  private @Nullable Handshake handshake;
  private @Nullable AnswerReader reader;

  Trip(Wanted wanted, Addresses addresses, Guard guard, Tls tls, Trust trust, InstantSource clock) {
    this.wanted = wanted;
    this.addresses = addresses;
    this.guard = guard;
    this.tls = tls;
    this.trust = trust;
    this.clock = clock;
    this.deadline = Deadline.in(wanted.timeout());
    this.where = String.valueOf(wanted.uri().getHost());
  }

  Fetched go() {
    try {
      Request request = Request.of(wanted);
      found = addresses.of(request.host(), deadline);
      laps.enter(Phase.CONNECT);
      try (Socket socket = connect(request.port())) {
        return over(socket, request);
      }
    } catch (Broken e) {
      return failed(e.phase(), e.why(), e.blame());
    } catch (Deadline.Late e) {
      return failed(laps.phase(), late(), Blame.TARGET);
    } catch (IOException e) {
      return failed(laps.phase(), lost(e), Blame.TARGET);
    }
  }

  private Fetched over(Socket socket, Request request) throws IOException, Deadline.Late, Broken {
    var plain = new SocketWire(socket, deadline);
    if (!request.secure()) {
      return asked(plain, socket.getInetAddress(), request);
    }
    laps.enter(Phase.TLS);
    SSLEngine engine = tls.engine(request.host());
    var secured = new TlsWire(plain, engine);
    try {
      secured.handshake();
      judge(engine.getSession(), request.host());
      return asked(secured, socket.getInetAddress(), request);
    } finally {
      secured.release();
    }
  }

  private Fetched asked(Wire wire, InetAddress address, Request request)
      throws IOException, Deadline.Late, Broken {
    laps.enter(Phase.FIRST_BYTE);
    wire.write(request.bytes());
    var answer = new AnswerReader(wire);
    reader = answer;
    answer.begin();
    AnswerReader.Head head = answer.head();
    laps.enter(Phase.BODY);
    AnswerReader.Body body = answer.body(head, wanted.method().equals("HEAD"), wanted.most());
    return new Fetched.Answered(
        head.status(), head.headers(), body.bytes(), body.cut(), address, laps.done(), handshake);
  }

  /** The first that connects. Each gets its share of the time, so that the last has one too. */
  private Socket connect(int port) throws IOException, Deadline.Late, Broken {
    int most = Math.min(found.size(), MOST_ADDRESSES);
    for (int i = 0; ; i++) {
      InetAddress address = found.get(i);
      where = Guard.words(address) + ":" + port;
      Optional<String> against = guard.against(address);
      if (against.isPresent()) {
        throw new Broken(
            Phase.CONNECT,
            "%s is %s, which probes may not reach".formatted(where, against.get()),
            Blame.REFUSED);
      }
      var socket = new Socket();
      try {
        socket.setTcpNoDelay(true);
        int left = deadline.millis();
        socket.connect(new InetSocketAddress(address, port), Math.max(1, left / (most - i)));
        return socket;
      } catch (IOException | Deadline.Late e) {
        socket.close();
        if (i + 1 < most) {
          continue;
        }
        if (e instanceof SocketTimeoutException) {
          throw new Deadline.Late();
        }
        throw e;
      }
    }
  }

  /** Before a byte of the request is sent. */
  private void judge(SSLSession session, String host) throws IOException, Broken {
    List<X509Certificate> sent =
        Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList();
    Trust.Judged judged = trust.judge(sent, host, clock.instant());
    Distrust distrust = judged.distrust();
    handshake =
        new Handshake(
            session.getProtocol(),
            session.getCipherSuite(),
            judged.sent(),
            judged.path(),
            distrust);
    if (distrust != null && !wanted.distrusted()) {
      throw new Broken(Phase.TLS, distrust.words());
    }
  }

  private Fetched failed(Phase phase, String why, Blame blame) {
    return new Fetched.Failed(phase, why, blame, laps.done(), handshake, found);
  }

  private String late() {
    String within = " within " + deadline.words();
    return switch (laps.phase()) {
      case RESOLVE -> "no answer from DNS for " + where + within;
      case CONNECT -> "no connection to " + where + within;
      case TLS -> "the TLS handshake with " + where + " did not end" + within;
      case FIRST_BYTE, EXPECTATION ->
          reader != null && reader.begun()
              ? "the headers of the answer did not end" + within
              : "no answer from " + where + within;
      case BODY ->
          "the answer did not end%s; %,d bytes of it came"
              .formatted(within, reader == null ? 0 : reader.got());
    };
  }

  private String lost(IOException e) {
    String message = String.valueOf(e.getMessage());
    return switch (laps.phase()) {
      case RESOLVE, CONNECT ->
          message.startsWith("Connection refused")
              ? "connection refused by " + where
              : "no way to " + where + ": " + Quote.of(message);
      case TLS -> where + " closed the connection during the TLS handshake";
      case FIRST_BYTE, EXPECTATION ->
          e instanceof SSLException
              ? where + " broke TLS off without an answer: " + Quote.of(message)
              : where + " closed the connection without an answer";
      case BODY ->
          "%s closed the connection within the answer, after %,d bytes"
              .formatted(where, reader == null ? 0 : reader.got());
    };
  }
}
