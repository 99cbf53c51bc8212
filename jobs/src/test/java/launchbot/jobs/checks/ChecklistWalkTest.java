package launchbot.jobs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemStore;
import launchbot.checklist.Needs;
import launchbot.checklist.Proofs;
import launchbot.checklist.State;
import launchbot.checklist.Who;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.HttpFetcher;
import launchbot.jobs.fetch.Trust;
import launchbot.jobs.probe.Checks;
import launchbot.jobs.probe.Instruments;
import launchbot.jobs.probe.Look;
import launchbot.jobs.smoke.KeptRouteSpeeds;
import launchbot.jobs.smoke.PerfCheck;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Pace;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Settling;
import launchbot.probe.Spec;
import launchbot.testkit.BadServer;
import launchbot.testkit.Certificates;
import launchbot.testkit.TestDatabase;
import launchbot.testkit.Zone;
import launchbot.testkit.ZoneResolver;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The playbook's checklist, row by row: what a probe proves becomes done when a real target is as
 * it should be, and opens again when that target breaks. Rows whose proof is told by programs are
 * walked where those come in, over HTTP.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChecklistWalkTest {
  private static final String TEAM = "T0WALK0001";
  private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
  private static final String HOST = "shop.test";

  /** The sources that probes are, as {@code items.json} names them. */
  private static final Set<String> PROBES =
      Set.of(
          "smoke",
          "http",
          "tls",
          "dns",
          "redirect",
          "header",
          "page",
          "email-auth",
          "perf",
          "uptime");

  private final TestDatabase database = TestDatabase.fresh();
  private final Certificates certificates = Certificates.at(START);
  private final Zone zone = new Zone();
  private final BadServer site = BadServer.start();
  private final Certificates.Chain chain = certificates.fine(HOST, "www." + HOST);
  private final Instant secureEnds = chain.own().getNotAfter().toInstant();
  private final BadServer secure = BadServer.start(chain.context());
  private long launch;
  private Instant now = START;

  /** What the fetcher takes for the time: certificates end by it. */
  private Instant clock = START;

  private Checks checks;

  /** A probe of a source, and how its target is mended and broken. */
  private record Case(
      Kind kind,
      String target,
      List<String> expect,
      Map<String, String> options,
      Runnable good,
      Runnable bad) {}

  @BeforeAll
  void open() {
    var fetcher =
        HttpFetcher.of(
            new ZoneResolver(zone),
            new Guard(true),
            Trust.of(List.of(certificates.root())),
            () -> clock);
    checks =
        AllChecks.of(
            new Instruments(fetcher, new ZoneResolver(zone), new Guard(true), () -> clock),
            List.of(new PerfCheck(fetcher, new KeptRouteSpeeds(database.ledger()))));
    new WorkspaceStore(database.ledger())
        .connect(new Workspace(TEAM, "Walkers", "U0BOT00001"), START);
    launch =
        write(tx -> {
          long id = LaunchStore.start(tx, "C0WALK0001", "Launch", ZoneId.of("UTC")).id();
          ChecklistStore.start(tx, id, Set.of());
          return id;
        });
    zone.a(HOST, "127.0.0.1").a("www." + HOST, "127.0.0.1");
  }

  @AfterAll
  void close() {
    site.close();
    secure.close();
    database.close();
  }

  /** Every row that a probe has a part in, whatever else has one. */
  List<String> rows() {
    return database
        .ledger()
        .read(
            TEAM,
            sql ->
                ItemStore.all(sql, launch).stream()
                    .filter(item -> item.needs().sources().stream().anyMatch(PROBES::contains))
                    .map(Item::key)
                    .toList());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void goesDoneAndOpensAgain(String key) {
    List<Watched> probes =
        item(key).needs().sources().stream()
            .filter(PROBES::contains)
            .map(source -> watch(key, source))
            .toList();
    probes.forEach(one -> one.what().good().run());
    others(key, Evidence.Result.GREEN);
    probes.forEach(this::twice);
    tickedBesides(key);
    assertThat(state(key))
        .as("done, once all is well: " + probes.stream().map(Watched::last).toList())
        .isInstanceOf(State.Done.class);
    for (Watched one : probes) {
      one.what().bad().run();
      twice(one);
      assertThat(state(key))
          .as("open again: " + one.probe().kind() + " says " + one.last())
          .isInstanceOf(State.Open.class);
      one.what().good().run();
      twice(one);
      tickedBesides(key);
      assertThat(state(key)).as("done again: " + one.last()).isInstanceOf(State.Done.class);
    }
  }

  @Test
  void noRowIsLeftOut() {
    assertThat(rows()).hasSizeGreaterThan(18);
    Set<String> walked = new TreeSet<>(rows());
    assertThat(walked).contains("domain-edge.tls", "email.authenticated", "observability.watched");
  }

  private static final class Watched {
    private final Probe probe;
    private final Case what;
    private Outcome last = Outcome.untestable("not looked at");

    Watched(Probe probe, Case what) {
      this.probe = probe;
      this.what = what;
    }

    Probe probe() {
      return probe;
    }

    Case what() {
      return what;
    }

    String last() {
      return last.level() + ", " + last.words() + " " + last.facts();
    }
  }

  private Watched watch(String key, String source) {
    Case what = how(key, source);
    Map<String, String> options = new LinkedHashMap<>(what.options());
    if (what.kind() != Kind.HEADERS && what.kind() != Kind.PAGE && what.kind() != Kind.EMAIL_AUTH) {
      options.put(Spec.PROVES, key);
    }
    var spec = new Spec(what.kind(), what.target(), what.expect(), options);
    assertThat(checks.of(what.kind()).orElseThrow().mistakes(spec)).as(key).isEmpty();
    Probe probe = write(tx -> ProbeStore.add(tx, launch, Probe.Draft.of(spec)));
    return new Watched(probe, what);
  }

  /** As often as it takes until a look is believed. */
  private void twice(Watched one) {
    look(one);
    look(one);
  }

  /** Where a person's word is wanted besides, it is given. */
  private void tickedBesides(String key) {
    Item item = item(key);
    if (item.needs().hand() == Needs.Hand.BESIDE && !item.settled(now)) {
      write(tx -> {
        var backing = EvidenceStore.backing(tx.sql(), item, now);
        var ticked =
            (Verdict.Moved<Item>)
                Proofs.tick(item, "seen", backing, new Who("U0ADA00001", Role.LEAD), now);
        ItemStore.save(tx, ticked.next(), ticked.change());
        return EvidenceStore.settle(tx, launch);
      });
    }
  }

  /** Looks with the real check at the real target, and keeps it as the runner does. */
  private void look(Watched one) {
    now = now.plusSeconds(30);
    Probe probe = one.probe();
    one.last =
        checks
            .of(probe.kind())
            .orElseThrow()
            .look(
                probe.spec(),
                new Look(
                    TEAM,
                    launch,
                    probe.id(),
                    now.plus(Duration.between(START, clock)),
                    Pace.of(probe.kind()).timeout(),
                    Look.Secrets.NONE));
    database
        .ledger()
        .observe(
            cause(),
            tx -> {
              Settling.settle(tx, probe, one.last, List.of());
              return probe.id();
            });
  }

  /** What no probe says of it: a person's word, other sources. */
  private void others(String key, Evidence.Result result) {
    Item item = item(key);
    write(tx -> {
      item.needs().sources().stream()
          .filter(source -> !PROBES.contains(source))
          .forEach(source ->
              EvidenceStore.put(
                  tx,
                  launch,
                  new Evidence(source, key, result, "told by another source", null, now)));
      return item.id();
    });
  }

  private Case how(String key, String source) {
    String path = "/" + key;
    String url = site.at(HOST, path).toString();
    Runnable fine = () -> site.answer(path, 200, "fine");
    Runnable broken = () -> site.answer(path, 500, "Traceback");
    return switch (source) {
      case "http" -> new Case(Kind.HTTP, url, List.of(), Map.of(), fine, broken);
      case "uptime" -> new Case(Kind.HTTP, url, List.of(), Map.of(), fine, broken);
      case "smoke" ->
          new Case(
              Kind.SMOKE,
              url,
              List.of(),
              Map.of("steps", "- name: opens\n  url: " + path + "\n  expect: [status 200]\n"),
              fine,
              broken);
      case "perf" ->
          new Case(Kind.PERF, url, List.of(), Map.of("routes", "GET " + path), fine, broken);
      case "dns" -> {
        String name = key.replace('.', '-') + ".test";
        yield new Case(
            Kind.DNS,
            name,
            List.of("resolves"),
            Map.of(),
            () -> zone.a(name, "203.0.113.7"),
            () -> zone.remove(name));
      }
      case "redirect" ->
          new Case(
              Kind.REDIRECT,
              url,
              List.of(),
              Map.of(),
              () -> site.on(path, (asked, line) -> line.say(toRoot(asked, url))),
              fine);
      case "tls" -> {
        secure.answer("/", 200, "fine");
        yield new Case(
            Kind.TLS,
            "https://%s:%d".formatted(HOST, secure.port()),
            List.of(),
            Map.of(),
            () -> clock = START,
            () -> clock = secureEnds.minus(Duration.ofDays(5)));
      }
      case "header" ->
          new Case(
              Kind.HEADERS,
              secure.at(HOST, path).toString(),
              List.of(),
              Map.of(),
              () -> secure.answer(path, 200, "<p>fine</p>", GOOD_HEADERS),
              () ->
                  secure.on(
                      path, (asked, line) -> line.say(BadServer.answer(200, "x", bad(asked)))));
      case "page" ->
          new Case(
              Kind.PAGE,
              secure.at(HOST, path).toString(),
              List.of(),
              Map.of(),
              () -> secure.answer(path, 200, "<html><p>light</p></html>", HTML),
              () ->
                  secure
                      .answer(path, 200, HEAVY, HTML)
                      .answer("/huge.png", 200, "x".repeat(900_000), "Content-Type: image/png"));
      case "email-auth" ->
          new Case(
              Kind.EMAIL_AUTH,
              "mail.test",
              List.of(),
              Map.of("selectors", "s1"),
              this::mailIsRight,
              this::nobodysMail);
      default -> throw new IllegalArgumentException(source);
    };
  }

  private static final String HTML = "Content-Type: text/html";

  private static final String HEAVY =
      "<html><img src=\"/huge.png\"><script src=\"http://x.test/a.js\"></script></html>";

  private static final String[] GOOD_HEADERS = {
    "Server: cloudflare",
    "CF-RAY: 8a1b2c3d4e5f-FRA",
    "Set-Cookie: session=abc; Path=/; Secure; HttpOnly; SameSite=Lax",
    "Cache-Control: private, no-store",
    "Strict-Transport-Security: max-age=31536000",
    "Content-Security-Policy: default-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    HTML
  };

  /** It lets every page read its answers, and hands out cookies that anybody may keep. */
  private static String[] bad(BadServer.Asked asked) {
    String origin =
        asked.headers().stream()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("origin:"))
            .findFirst()
            .map(line -> line.substring("origin:".length()).strip())
            .orElse("https://elsewhere.example");
    return new String[] {
      "Set-Cookie: session=abc; Path=/",
      "Access-Control-Allow-Origin: " + origin,
      "Access-Control-Allow-Credentials: true",
      "Cache-Control: public, max-age=600",
      HTML
    };
  }

  private static String toRoot(BadServer.Asked asked, String url) {
    boolean www =
        asked.headers().stream()
            .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("host: www."));
    return www ? BadServer.answer(301, "", "Location: " + url) : BadServer.answer(200, "fine");
  }

  private void mailIsRight() {
    nobodysMail();
    zone.txt("s1._domainkey.mail.test", "v=DKIM1; k=rsa; p=" + publicKey());
    zone.a("mail.test", "203.0.113.9")
        .txt("mail.test", "v=spf1 ip4:203.0.113.9 -all")
        .txt("_dmarc.mail.test", "v=DMARC1; p=reject; rua=mailto:reports@mail.test")
        .mx("mail.test", 10, "mail.test");
  }

  private void nobodysMail() {
    zone.remove("mail.test").remove("_dmarc.mail.test").remove("s1._domainkey.mail.test");
  }

  private static String publicKey() {
    try {
      var keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      return Base64.getEncoder().encodeToString(keys.generateKeyPair().getPublic().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Item item(String key) {
    return database.ledger().read(TEAM, sql -> ItemStore.withKey(sql, launch, key)).orElseThrow();
  }

  private State state(String key) {
    return item(key).state();
  }

  private Cause cause() {
    return new Cause(TEAM, Actor.person("U0ADA00001"), now, null);
  }

  private <T> T write(Function<Tx, T> work) {
    return database.ledger().write(cause(), work);
  }
}
