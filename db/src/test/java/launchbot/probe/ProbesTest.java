package launchbot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProbesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Probe.Draft SHOP =
      Probe.Draft.of(Spec.of(Kind.HTTP, "https://shop.example.com")).named("Shop");
  private static final Probe.Draft CERTIFICATE =
      Probe.Draft.of(Spec.of(Kind.TLS, "shop.example.com"));
  private static final List<Probe> STANDING =
      List.of(probe(1, SHOP), probe(2, CERTIFICATE.under(101L)));

  /** A wish, and what is said to it; null where it is granted. */
  record Wish(String what, Probe.Draft draft, @Nullable String why) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Wish> wishes() {
    Probe.Draft fresh = Probe.Draft.of(Spec.of(Kind.HTTP, "https://example.com/new"));
    return Stream.of(
        new Wish("a new one", fresh, null),
        new Wish(
            "another kind at the same place", with(Kind.PAGE, "https://shop.example.com"), null),
        new Wish(
            "the same again", with(Kind.HTTP, "https://SHOP.example.com"), "#1 watches it already"),
        new Wish("another value of one document", json("$.other == 1"), null),
        new Wish("no name", fresh.named(""), "needs a name"),
        new Wish("a name of two lines", fresh.named("a\nb"), "needs a name of one line"),
        new Wish("a given name", fresh.named("shop"), "#1 has that name already"),
        new Wish("a number as a name", fresh.named("12"), "taken for a number"),
        new Wish("a long name", fresh.named("x".repeat(81)), "at most 80"),
        new Wish("no target", with(Kind.HTTP, " "), "Say what to look at"),
        new Wish("a long target", with(Kind.HTTP, "https://" + "x".repeat(500)), "at most 500"),
        new Wish("an empty group", fresh.in(" "), "Name the group"),
        new Wish("a group", fresh.in("checkout"), null),
        new Wish("too often", paced(pace -> pace.every(Duration.ofSeconds(9))), "every 10 s"),
        new Wish("as often as may be", paced(pace -> pace.every(Duration.ofSeconds(10))), null),
        new Wish("too seldom", paced(pace -> pace.every(Duration.ofDays(32))), "31 days"),
        new Wish("no time", paced(pace -> pace.timeout(Duration.ofMillis(50))), "`timeout 5s`"),
        new Wish(
            "longer than the interval",
            paced(pace -> pace.timeout(Duration.ofSeconds(61))),
            "longer than the time until the next"),
        new Wish("after none", paced(pace -> pace.after(0, 0)), "`after 2`"),
        new Wish("after more than all", paced(pace -> pace.after(3, 2)), "`after 2`"),
        new Wish("some of the last", paced(pace -> pace.after(3, 10)), null),
        new Wish("too many of the last", paced(pace -> pace.after(3, 21)), "`after 2`"),
        new Wish("recovers never", paced(pace -> pace.recovers(0)), "`recover 2`"),
        new Wish("below another", fresh.under(101L), null),
        new Wish("below nobody", fresh.under(999L), "no such probe"),
        new Wish(
            "expects too much",
            fresh.with(
                fresh
                    .spec()
                    .expecting(IntStream.range(0, 21).mapToObj(i -> "body has " + i).toList())),
            "at most 20"),
        new Wish(
            "expects at length",
            fresh.with(fresh.spec().expecting(List.of("x".repeat(301)))),
            "at most 300"),
        new Wish(
            "options without end",
            fresh.with(fresh.spec().with("steps", "x".repeat(20_001))),
            "at most 20000"));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void whatCanBeAdded(Wish wish) {
    List<Probe> standing = new ArrayList<>(STANDING);
    standing.add(probe(3, json("$.status == \"ok\"")));
    var said = Probes.add(standing, wish.draft(), Role.MEMBER);
    if (wish.why() == null) {
      assertThat(said).isEmpty();
    } else {
      assertThat(said).hasValueSatisfying(why -> assertThat(why).contains(wish.why()));
    }
  }

  @Test
  void aLaunchHasSoManyAndNoMore() {
    List<Probe> all =
        IntStream.rangeClosed(1, Probes.MOST)
            .mapToObj(i -> probe(i, with(Kind.TLS, "h" + i + ".example.com")))
            .toList();
    assertThat(Probes.add(all.subList(1, Probes.MOST), SHOP, Role.MEMBER)).isEmpty();
    assertThat(Probes.add(all, SHOP, Role.MEMBER).orElseThrow()).contains("at most 200");
  }

  @ParameterizedTest
  @CsvSource({"LEAD, true", "MEMBER, true", "GUEST, false"})
  void guestsLookAndDoNotChange(Role role, boolean may) {
    Probe probe = STANDING.getFirst();
    Probe paused = probe.paused(NOW);
    assertThat(Probes.add(List.of(), SHOP, role).isEmpty()).isEqualTo(may);
    for (Verdict<Probe> verdict :
        List.of(
            Probes.edit(probe, SHOP.named("Store"), STANDING, role),
            Probes.pause(probe, NOW, role),
            Probes.resume(paused, role),
            Probes.remove(probe, role),
            Probes.restore(probe, List.of(), role))) {
      assertThat(verdict instanceof Verdict.Moved).isEqualTo(may);
    }
  }

  @Test
  void anEditSaysWhatBecameOfWhat() {
    Probe.Draft wanted =
        SHOP.named("Store")
            .with(SHOP.pace().every(Duration.ofSeconds(30)).after(3, 10))
            .with(SHOP.spec().expecting(List.of("status 200", "under 800ms")).with("proves", "a.b"))
            .in("checkout")
            .with(AlarmSeverity.INFO);
    var moved =
        (Verdict.Moved<Probe>) Probes.edit(STANDING.getFirst(), wanted, STANDING, Role.MEMBER);
    assertThat(moved.next().draft()).isEqualTo(wanted);
    assertThat(moved.change().fields())
        .containsExactly(
            new Change.Field("name", "Shop", "Store"),
            new Change.Field("every", "60s", "30s"),
            new Change.Field("expect", null, "status 200; under 800ms"),
            new Change.Field("severity", "critical", "info"),
            new Change.Field("group", null, "checkout"),
            new Change.Field("after", "2", "3/10"),
            new Change.Field("proves", null, "a.b"));
  }

  @Test
  void whatCannotBecomeOfOne() {
    Probe shop = STANDING.getFirst();
    assertThat(why(Probes.edit(shop, SHOP, STANDING, Role.LEAD))).contains("like that already");
    assertThat(why(Probes.edit(shop, CERTIFICATE.named("x"), STANDING, Role.LEAD)))
        .contains("`/probe add tls");
    assertThat(why(Probes.edit(shop, SHOP.under(102L), STANDING, Role.LEAD)))
        .contains("explain the other's failure");
    assertThat(why(Probes.edit(shop, SHOP.under(101L), STANDING, Role.LEAD)))
        .contains("explain the other's failure");
    assertThat(why(Probes.pause(shop.paused(NOW), NOW, Role.LEAD))).contains("paused already");
    assertThat(why(Probes.resume(shop, Role.LEAD))).contains("not paused");
    assertThat(why(Probes.restore(shop, STANDING, Role.LEAD))).contains("#1 has that name");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "60s, PT60S, 60s",
        "1m, PT60S, 60s",
        "90 s, PT90S, 90s",
        "5 min, PT5M, 5m",
        "2H, PT2H, 2h",
        "24h, PT24H, 1d",
        "2w, PT336H, 14d",
        "800ms, PT0.8S, 800ms",
        "1500ms, PT1.5S, 1500ms",
        "60, -, -",
        "s, -, -",
        "-5s, -, -",
        "5 parsecs, -, -",
        "9999999999s, -, -",
        "'', -, -",
        "1.5h, -, -"
      })
  void lengthsOfTimeAreReadAsTheyAreTyped(
      String typed, @Nullable Duration length, @Nullable String words) {
    assertThat(Length.of(typed).orElse(null)).isEqualTo(length);
    if (length != null) {
      assertThat(Length.words(length)).isEqualTo(words);
      assertThat(Length.of(Length.words(length))).contains(length);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "#1, 1", "shop, 1", "SHOP.example.com tls, 2", "3, 0", "#, 0", "'', 0"})
  void aProbeIsMeantByItsNumberOrItsName(String typed, int number) {
    assertThat(Probes.meant(STANDING, typed).map(Probe::number).orElse(0)).isEqualTo(number);
  }

  @Test
  void aDomainIsProposedWhatFitsIt() {
    assertThat(
            Proposal.of(
                URI.create("https://app.example.com"),
                "example.com",
                List.of("app.example.com TLS")))
        .extracting(
            draft -> draft.spec().kind().key() + " " + draft.spec().target() + " " + draft.name())
        .containsExactly(
            "http https://app.example.com app.example.com",
            "tls app.example.com app.example.com TLS 2",
            "redirect https://app.example.com/ app.example.com redirect",
            "headers https://app.example.com app.example.com headers",
            "page https://app.example.com app.example.com page",
            "email-auth example.com example.com email");
    assertThat(Proposal.of(URI.create("http://127.0.0.1:8080/x?y=1"), "", List.of()))
        .extracting(draft -> draft.name() + " " + draft.severity())
        .containsExactly(
            "127.0.0.1:8080/x CRITICAL",
            "127.0.0.1:8080/x headers WARNING",
            "127.0.0.1:8080/x page WARNING");
  }

  private static String why(Verdict<Probe> verdict) {
    return ((Verdict.Refused<Probe>) verdict).why();
  }

  private static Probe.Draft with(Kind kind, String target) {
    return Probe.Draft.of(Spec.of(kind, target)).named("Another");
  }

  private static Probe.Draft json(String expect) {
    Spec spec = Spec.of(Kind.JSON, "https://api.example.com").expecting(List.of(expect));
    return Probe.Draft.of(spec).named(expect);
  }

  private static Probe.Draft paced(java.util.function.UnaryOperator<Pace> change) {
    Probe.Draft draft = with(Kind.HTTP, "https://example.com/paced");
    return draft.with(change.apply(draft.pace()));
  }

  private static Probe probe(int number, Probe.Draft draft) {
    return new Probe(
        100 + number,
        1,
        number,
        draft.name(),
        draft.spec(),
        draft.pace(),
        draft.severity(),
        draft.partOf(),
        draft.parent(),
        null,
        "UADA",
        NOW,
        1);
  }
}
