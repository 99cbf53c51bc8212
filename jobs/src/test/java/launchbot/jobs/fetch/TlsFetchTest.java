package launchbot.jobs.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.fetch.Distrust.Flaw;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Fetched.Failed;
import launchbot.probe.Phase;
import launchbot.testkit.BadActs;
import launchbot.testkit.BadServer;
import launchbot.testkit.Certificates;
import launchbot.testkit.Certificates.Chain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real handshakes with certificates made here, with both kinds of TLS that we can have. */
class TlsFetchTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration TIME = Duration.ofSeconds(5);
  private static final String HOST = "app.example";
  private static final Certificates AUTHORITY = Certificates.at(NOW);
  private static final Trust TRUST = Trust.of(List.of(AUTHORITY.root()));
  private static final Resolver HERE =
      (_, _) -> new DnsAnswer.Found(List.of(new Data.Address(InetAddress.ofLiteral("127.0.0.1"))));

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGoodChainIsTrustedAndShown(boolean jdk) {
    Chain chain = AUTHORITY.fine(HOST);
    try (BadServer server = BadServer.start(chain.context())) {
      server.on("/", BadActs.chunks("x".repeat(100_000)));
      Answered answered = (Answered) fetcher(jdk, NOW).fetch(wanted(server));
      assertThat(answered.text()).hasSize(100_000);
      Handshake handshake = Objects.requireNonNull(answered.handshake());
      assertThat(handshake.protocol()).isEqualTo("TLSv1.3");
      assertThat(handshake.cipher()).startsWith("TLS_");
      assertThat(handshake.sent()).isEqualTo(chain.sent());
      assertThat(handshake.path())
          .containsExactly(chain.own(), chain.sent().get(1), AUTHORITY.root());
      assertThat(handshake.distrust()).isNull();
      assertThat(answered.timings().tls()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachBadChainIsCalledWhatItIs(boolean jdk) {
    expect(
        jdk,
        AUTHORITY.endingIn(Duration.ofDays(-3), HOST),
        Flaw.EXPIRED,
        "the certificate expired on 17 November 2026");
    expect(
        jdk,
        AUTHORITY.notYet(HOST),
        Flaw.NOT_YET,
        "the certificate is not valid before 21 November 2026");
    expect(
        jdk,
        AUTHORITY.fine("www.other.example", "other.example"),
        Flaw.NAME,
        "the certificate is not for app.example but for “www.other.example, other.example”");
    expect(
        jdk,
        AUTHORITY.selfSigned(HOST),
        Flaw.SELF_SIGNED,
        "the certificate is self-signed: no authority vouches for it");
    expect(
        jdk,
        AUTHORITY.incomplete(HOST),
        Flaw.INCOMPLETE,
        "the intermediate certificate is missing: the server sends only its own, and its issuer"
            + " “Test Intermediate” is no known root");
    expect(
        jdk,
        AUTHORITY.unknown(HOST),
        Flaw.UNKNOWN_ISSUER,
        "the certificate comes from an authority that nobody here trusts: “Nobody's Root”");
    expect(
        jdk,
        AUTHORITY.intermediateEndingIn(Duration.ofDays(-2), HOST),
        Flaw.EXPIRED,
        "a certificate between it and the root expired on 18 November 2026");
  }

  private static void expect(boolean jdk, Chain chain, Flaw flaw, String words) {
    try (BadServer server = BadServer.start(chain.context())) {
      Failed failed = (Failed) fetcher(jdk, NOW).fetch(wanted(server));
      assertThat(failed.phase()).isEqualTo(Phase.TLS);
      assertThat(failed.why()).isEqualTo(words);
      Handshake handshake = Objects.requireNonNull(failed.handshake());
      assertThat(handshake.distrust()).isEqualTo(new Distrust(flaw, words));
      assertThat(handshake.sent().getFirst()).isEqualTo(chain.own());
      assertThat(server.asked()).as("nothing is said to whom nobody trusts").isEmpty();

      Wanted wanted = wanted(server);
      var anyway =
          new Wanted(
              "HEAD", wanted.uri(), wanted.headers(), wanted.body(), TIME, wanted.most(), true);
      Answered answered = (Answered) fetcher(jdk, NOW).fetch(anyway);
      assertThat(Objects.requireNonNull(answered.handshake()).distrust())
          .isEqualTo(new Distrust(flaw, words));
    }
  }

  /** What was found good is kept, and is good no longer than its dates say. */
  @Test
  void aChainThatWasGoodExpires() {
    Chain chain = AUTHORITY.fine(HOST);
    List<X509Certificate> sent = chain.sent();
    assertThat(TRUST.judge(sent, HOST, NOW).distrust()).isNull();
    assertThat(TRUST.judge(sent, HOST, NOW.plus(Duration.ofDays(89))).distrust()).isNull();
    assertThat(TRUST.judge(sent, "other.example", NOW).distrust()).isNotNull();
    Distrust late = TRUST.judge(sent, HOST, NOW.plus(Duration.ofDays(91))).distrust();
    assertThat(Objects.requireNonNull(late).flaw()).isEqualTo(Flaw.EXPIRED);
    Distrust early = TRUST.judge(sent, HOST, NOW.minus(Duration.ofDays(2))).distrust();
    assertThat(Objects.requireNonNull(early).flaw()).isEqualTo(Flaw.NOT_YET);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aWeakKeyIsStillShown(boolean jdk) {
    try (BadServer server = BadServer.start(AUTHORITY.weak(HOST).context())) {
      Fetched fetched = fetcher(jdk, NOW).fetch(wanted(server));
      assertThat(fetched.handshake()).as(fetched.toString()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noProbeResumesTheSessionOfAnother(boolean jdk) {
    try (BadServer server = BadServer.start(AUTHORITY.fine(HOST).context())) {
      Set<Long> begun = ConcurrentHashMap.newKeySet();
      server.on(
          "/",
          (_, line) -> {
            begun.add(((SSLSocket) line.socket()).getSession().getCreationTime());
            line.say(BadServer.answer(200, ""));
            Thread.sleep(2); // so that the next one begins in another millisecond
          });
      HttpFetcher fetcher = fetcher(jdk, NOW);
      for (int i = 0; i < 5; i++) {
        Answered answered = (Answered) fetcher.fetch(wanted(server));
        assertThat(Objects.requireNonNull(answered.handshake()).sent()).hasSize(2);
      }
      assertThat(begun).as("a resumed session keeps the time of the first").hasSize(5);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsNoTlsIsSaid(boolean jdk) {
    try (BadServer server = BadServer.start()) {
      URI uri = URI.create("https://" + HOST + ":" + server.port());
      Failed failed = (Failed) fetcher(jdk, NOW).fetch(Wanted.get(uri, Duration.ofMillis(300)));
      assertThat(failed.phase()).isEqualTo(Phase.TLS);
      assertThat(failed.why())
          .isEqualTo(
              "the TLS handshake with 127.0.0.1:" + server.port() + " did not end within 300 ms");
    }
    raw(jdk, "SSH-2.0-OpenSSH_9.2\r\n", "it does not speak TLS there; it answered “SSH-2.0-");
    raw(
        jdk,
        "\25\3\3\0\2\2\50",
        "the server refused the TLS handshake: no cipher or key in common");
    raw(jdk, "\25\3\3\0\2\2\160", "the server knows no certificate for that name");
    raw(jdk, "\26\3\3\0\4\2\0\0\0", "the TLS handshake failed: ");
    raw(jdk, "", "the connection was closed during the TLS handshake");
  }

  /** Somebody who says that at once, whatever comes, and goes. */
  private static void raw(boolean jdk, String said, String why) {
    try (var door = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.startVirtualThread(() -> {
        try (var socket = door.accept()) {
          socket.getInputStream().read(new byte[2000]);
          socket.getOutputStream().write(said.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
          // the test says what is missing
        }
      });
      URI uri = URI.create("https://" + HOST + ":" + door.getLocalPort());
      Failed failed = (Failed) fetcher(jdk, NOW).fetch(Wanted.get(uri, TIME));
      assertThat(failed.why()).startsWith(why);
      assertThat(failed.phase()).isEqualTo(Phase.TLS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Wanted wanted(BadServer server) {
    return Wanted.get(server.at(HOST, "/"), TIME);
  }

  private static HttpFetcher fetcher(boolean jdk, Instant now) {
    return new HttpFetcher(
        HERE, new Guard(true), jdk ? Tls.ofTheJdk() : Tls.best(), TRUST, () -> now);
  }
}
