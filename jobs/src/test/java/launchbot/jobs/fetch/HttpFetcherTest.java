package launchbot.jobs.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Fetched.Blame;
import launchbot.jobs.fetch.Fetched.Failed;
import launchbot.probe.Phase;
import launchbot.testkit.BadActs;
import launchbot.testkit.BadServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers on loopback do what servers do; each request ends in time, and says what it saw. */
class HttpFetcherTest {
  private static final Duration TIME = Duration.ofMillis(400);
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Resolver NOWHERE = (_, _) -> new DnsAnswer.NoSuchName();

  private final BadServer server = BadServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anAnswerComesWithItsPhases() {
    server.answer("/a", 503, "maintenance", "Retry-After: 7", "Set-Cookie: a=1", "set-cookie: b=2");
    Answered answered = answered(get(server.at("/a?b=c")));
    assertThat(answered.status()).isEqualTo(503);
    assertThat(answered.text()).isEqualTo("maintenance");
    assertThat(answered.cut()).isFalse();
    assertThat(answered.header("retry-after")).contains("7");
    assertThat(answered.headers("Set-Cookie")).containsExactly("a=1", "b=2");
    assertThat(answered.address().getHostAddress()).isEqualTo("127.0.0.1");
    assertThat(answered.timings().resolve()).isNotNegative();
    assertThat(answered.timings().connect()).isNotNegative();
    assertThat(answered.timings().tls()).isEqualTo(-1);
    assertThat(answered.timings().firstByte()).isPositive();
    assertThat(answered.timings().body()).isNotNegative();
    BadServer.Asked asked = server.asked().getFirst();
    assertThat(asked.path()).isEqualTo("/a?b=c");
    assertThat(asked.headers())
        .contains("Host: 127.0.0.1:" + server.port(), "Connection: close")
        .contains("Accept-Encoding: identity");
  }

  @Test
  void aBodyInChunksIsPutTogether() {
    server.on("/", BadActs.chunks("one ", "two ", "x".repeat(40_000)));
    Answered answered = answered(get(server.at("/")));
    assertThat(answered.text()).hasSize(40_008).startsWith("one two xxx");
  }

  @Test
  void whatIsSentArrives() {
    var header = new Wanted.Header("X-Launch", "yes");
    byte[] body = "{\"a\":1}".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    Fetched fetched =
        fetch(
            new Wanted("POST", server.at("/in"), List.of(header), body, Duration.ofSeconds(5), 9));
    assertThat(answered(fetched).status()).isEqualTo(200);
    assertThat(server.asked().getFirst().method()).isEqualTo("POST");
    assertThat(server.asked().getFirst().body()).hasSize(140_000);
    assertThat(server.asked().getFirst().headers()).contains("X-Launch: yes");
  }

  @Test
  void whatHangsEndsInTimeAndSaysWhere() {
    server.on("/hang", BadActs.hang());
    failed(
        get(server.at("/hang")), Phase.FIRST_BYTE, "no answer from 127.0.0.1:PORT within 400 ms");
    server.on("/half", BadActs.hangAfterHeaders());
    failed(get(server.at("/half")), Phase.BODY, "the answer did not end within 400 ms; 0 bytes");
    server.on("/drip", BadActs.drip(Duration.ofMillis(20)));
    failed(get(server.at("/drip")), Phase.BODY, "the answer did not end within 400 ms; ");
    server.on("/slow", BadActs.dripHeaders(Duration.ofMillis(20)));
    failed(get(server.at("/slow")), Phase.FIRST_BYTE, "the headers of the answer did not end");
  }

  /** Nobody reads what is sent, and it is more than any buffer holds. */
  @Test
  void whoeverDoesNotReadHoldsNobodyUp() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      Duration time = Duration.ofSeconds(1);
      var wanted = new Wanted("POST", uri, List.of(), new byte[50 << 20], time, 9);
      failed(fetch(wanted), Phase.FIRST_BYTE, "no answer from ");
    }
  }

  @Test
  void whatIsTooMuchIsCut() {
    server.on("/ten", BadActs.tenGigabytes());
    Answered answered = answered(fetch(wanted(server.at("/ten"), Duration.ofSeconds(5))));
    assertThat(answered.body()).hasSize(Wanted.MOST);
    assertThat(answered.cut()).isTrue();
    server.on("/huge", BadActs.hugeHeader());
    failed(get(server.at("/huge")), Phase.FIRST_BYTE, "its headers are larger than 64 KiB");
  }

  @Test
  void whatIsBrokenSaysHow() {
    server.on("/chunk", BadActs.badChunk());
    failed(
        get(server.at("/chunk")),
        Phase.BODY,
        "the answer is broken: a chunk's length was expected, and “zz” came");
    server.on("/off", BadActs.breakOff());
    failed(get(server.at("/off")), Phase.BODY, "the answer broke off after 9 of 100 bytes");
    server.on("/reset", BadActs.reset());
    failed(
        get(server.at("/reset")), Phase.FIRST_BYTE, "127.0.0.1:PORT closed the connection without");
    server.on("/ssh", BadActs.nonsense());
    failed(
        get(server.at("/ssh")),
        Phase.FIRST_BYTE,
        "that is no answer of HTTP: “SSH-2.0-OpenSSH_9.2”");
    server.on("/nothing", (_, _) -> {});
    failed(
        get(server.at("/nothing")),
        Phase.FIRST_BYTE,
        "the connection was closed without an answer");
  }

  @Test
  void whereNobodyListensItIsSaid() {
    int port = BadServer.nobody();
    failed(
        get(URI.create("http://127.0.0.1:" + port)),
        Phase.CONNECT,
        "connection refused by 127.0.0.1:" + port);
  }

  @Test
  void dnsIsAskedAndItsAnswerSaid() {
    failed(get(URI.create("http://a.example")), Phase.RESOLVE, "DNS knows no a.example");
    Resolver broken = (_, _) -> new DnsAnswer.Broken("SERVFAIL from 192.0.2.53");
    failed(
        with(broken, true).fetch(wanted(URI.create("http://a.example"), TIME)),
        Phase.RESOLVE,
        "DNS gave no answer for a.example: SERVFAIL from 192.0.2.53");
    Resolver slow =
        (_, _) -> {
          try {
            Thread.sleep(5_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return new DnsAnswer.Empty();
        };
    failed(
        with(slow, true).fetch(wanted(URI.create("http://a.example"), TIME)),
        Phase.RESOLVE,
        "no answer from DNS for a.example within 400 ms");
  }

  /** The next address is tried where the first has nobody. */
  @Test
  void oneOfSeveralAddressesIsEnough() {
    Resolver two = addresses("127.0.0.2", "127.0.0.1");
    Fetched fetched =
        with(two, true).fetch(wanted(server.at("a.example", "/x"), Duration.ofSeconds(2)));
    assertThat(answered(fetched).address().getHostAddress()).isEqualTo("127.0.0.1");
    assertThat(server.asked().getFirst().headers()).contains("Host: a.example:" + server.port());
  }

  @Test
  void whatIsOnlyInIpv6IsNotDownWhereThereIsNone() {
    Resolver six =
        (_, type) -> type == RecordType.AAAA ? found("2001:db8:1::7") : new DnsAnswer.Empty();
    Fetched fetched = with(six, true).fetch(wanted(URI.create("http://six.example"), TIME));
    if (fetched instanceof Failed failed && failed.blame() == Blame.NOT_TESTABLE) {
      assertThat(failed.why()).contains("six.example has only IPv6 addresses");
    } else { // on a machine that has it
      assertThat(fetched).isInstanceOf(Failed.class);
    }
  }

  @Test
  void whereProbesMayNotGoNoSocketIsOpened() {
    for (Resolver resolver : List.of(NOWHERE, addresses("127.0.0.1"))) {
      for (String host : List.of("127.0.0.1", "localhost", "rebound.example")) {
        URI uri = server.at(host, "/");
        Fetched fetched = with(resolver, false).fetch(wanted(uri, TIME));
        if (fetched instanceof Failed failed && failed.phase() == Phase.RESOLVE) {
          continue; // a name that is nowhere
        }
        failed(fetched, Phase.CONNECT, "is a loopback address, which probes may not reach");
        assertThat(((Failed) fetched).refused()).isTrue();
      }
    }
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void whatCannotBeSentIsNotSent() {
    for (String odd :
        List.of(
            "http://a:b@127.0.0.1/", "ftp://127.0.0.1/", "http://2130706433/", "http://0x7f.1/")) {
      assertThat(((Failed) get(URI.create(odd))).refused()).as(odd).isTrue();
    }
    var smuggled = new Wanted.Header("X-A", "b\r\nX-C: d");
    Fetched fetched =
        fetch(new Wanted("GET", server.at("/"), List.of(smuggled), new byte[0], TIME, 9));
    assertThat(((Failed) fetched).why()).isEqualTo("a header cannot be sent as it is: “X-A”");
    assertThat(server.asked()).isEmpty();
  }

  private void failed(Fetched fetched, Phase phase, String why) {
    assertThat(fetched).isInstanceOf(Failed.class);
    Failed failed = (Failed) fetched;
    assertThat(failed.why()).contains(why.replace("PORT", String.valueOf(server.port())));
    assertThat(failed.phase()).isEqualTo(phase);
    assertThat(failed.timings().total()).isLessThan(2_000_000);
  }

  private static Answered answered(Fetched fetched) {
    assertThat(fetched).isInstanceOf(Answered.class);
    return (Answered) fetched;
  }

  private static Fetched get(URI uri) {
    return fetch(wanted(uri, TIME));
  }

  private static Fetched fetch(Wanted wanted) {
    return with(NOWHERE, true).fetch(wanted);
  }

  private static Wanted wanted(URI uri, Duration time) {
    return Wanted.get(uri, time);
  }

  private static HttpFetcher with(Resolver resolver, boolean privateToo) {
    return HttpFetcher.of(resolver, new Guard(privateToo), () -> NOW);
  }

  private static Resolver addresses(String... all) {
    return (_, type) -> type == RecordType.A ? found(all) : new DnsAnswer.Empty();
  }

  private static DnsAnswer found(String... all) {
    return new DnsAnswer.Found(
        Arrays.stream(all).<Data>map(one -> new Data.Address(InetAddress.ofLiteral(one))).toList());
  }
}
