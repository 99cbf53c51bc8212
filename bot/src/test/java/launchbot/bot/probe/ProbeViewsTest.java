package launchbot.bot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import launchbot.bot.Golden;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.launch.Launch;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Latency;
import launchbot.probe.Level;
import launchbot.probe.Maintenance;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Probe;
import launchbot.probe.ProbeDiff;
import launchbot.probe.ProbeFile;
import launchbot.probe.Proposal;
import launchbot.probe.Recent;
import launchbot.probe.Seen;
import launchbot.probe.Span;
import launchbot.probe.Spec;
import launchbot.probe.Timings;
import launchbot.probe.Uptime;
import launchbot.probe.Watch;
import launchbot.probe.WatchState;
import launchbot.sandbox.Cast;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every message and form of probes as Slack gets it. */
class ProbeViewsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Shop", ZoneOffset.UTC, null, Cast.ADA);
  private static final Timings TOOK = new Timings(3_000, 12_000, 25_000, 80_000, 4_000);
  private static final URI PAGE = URI.create("https://app.example.com");

  @Test
  void theBoard() {
    Golden.check("probes-none", board(List.of()));
    Golden.check("probes-board", board(stands()));
    Golden.check(
        "probes-board-most",
        board(
            IntStream.rangeClosed(1, 200)
                .mapToObj(i ->
                    new Stand(
                        probe(i, "&".repeat(80), Kind.HTTP),
                        watch(WatchState.DOWN, down("<".repeat(400)))))
                .toList()));
    Golden.check("probes-list", BoardView.list(LAUNCH, stands(), "", 0, NOW));
    Golden.check("probes-list-empty", BoardView.list(LAUNCH, List.of(), "xyzzy", 0, NOW));
    List<Stand> many =
        IntStream.rangeClosed(1, 30)
            .mapToObj(i -> new Stand(probe(i, "Probe " + i, Kind.TLS), null))
            .toList();
    Golden.check("probes-list-page", BoardView.list(LAUNCH, many, "tls", 1, NOW));
  }

  @Test
  void one() {
    var figures =
        new Figures(
            List.of(
                new Seen(NOW.minusSeconds(20), Level.DOWN, Phase.CONNECT, "refused", null, TOOK),
                new Seen(NOW.minusSeconds(80), Level.UP, null, null, 200, TOOK)),
            Latency.of(List.of(80_000L, 90_000L, 120_000L)),
            Latency.of(List.of(70_000L)),
            uptime(1, 0),
            uptime(100_000, 1),
            Uptime.NONE);
    Stand stand = stands().getFirst();
    Golden.check("probe-show", ProbeView.show(LAUNCH, stand, figures, List.of(), NOW));
    var nothing =
        new Figures(
            List.of(),
            Latency.of(List.of()),
            Latency.of(List.of()),
            Uptime.NONE,
            Uptime.NONE,
            Uptime.NONE);
    for (Stand each : stands()) {
      Golden.check(
          "probe-show-" + each.concern().name().toLowerCase(Locale.ROOT),
          ProbeView.show(LAUNCH, each, nothing, List.of(), NOW));
    }
    Golden.check("probe-saved", ProbeView.saved(LAUNCH, stand, "Changed.", NOW));
    Golden.check("probe-removing", AddView.removing(stand.probe()));
    Golden.check("probe-removed", AddView.removed(stand.probe()));
    Golden.check("form-probe-edit", EditForm.view(Cast.LAUNCH, stand.probe()));
  }

  @Test
  void adding() {
    List<Probe.Draft> drafts = Proposal.of(PAGE, "example.com", List.of());
    Golden.check("probe-proposal", AddView.proposal(PAGE, drafts));
    Golden.check("form-probe-these", AddView.form(Cast.LAUNCH, PAGE, drafts));
    Golden.check(
        "probe-added",
        AddView.added(List.of(probe(1, "Shop <1>", Kind.HTTP)), List.of("TLS: #4 has it")));
  }

  @Test
  void theFile() {
    Probe standing = probe(1, "Shop", Kind.HTTP);
    var file =
        (ProbeFile.Good)
            ProbeFile.read(
                """
                probes:
                - {name: New, kind: tls, target: example.com}
                """);
    var diff = ProbeDiff.of(List.of(standing), file.probes());
    Golden.check("form-probe-file", ConfigForm.view(Cast.LAUNCH));
    Golden.check("probe-file-diff", ConfigView.diff(diff, 7, false));
    Golden.check("probe-file-anew", ConfigView.diff(diff, 7, true));
    Golden.check("probe-file-applied", ConfigView.applied(diff));
  }

  @Test
  void maintenance() {
    Golden.check(
        "probe-maintenance",
        MaintenanceTopic.said(
            new Maintenance(
                9,
                3,
                2,
                new Maintenance.Scope.Group("check*out*"),
                new Maintenance.When.Once(NOW, NOW.plusSeconds(3_600), ZoneOffset.UTC),
                "deploy <now>",
                Cast.ADA,
                NOW,
                null),
            List.of()));
  }

  @Test
  void neverAHundredPercentOfWhatWasNot() {
    assertThat(Uptime.percent(1)).isEqualTo("100 %");
    assertThat(Uptime.percent(0.999_999)).isEqualTo("99.999 %");
    assertThat(Uptime.percent(0.956_78)).isEqualTo("95.7 %");
    assertThat(Uptime.percent(0)).isEqualTo("0.0 %");
  }

  private static Card board(List<Stand> stands) {
    var blocks = new ArrayList<>(BoardView.opening(LAUNCH, stands, NOW));
    blocks.add(Blocks.actions(List.of(ProbeCommand.button("Help", "help", ""))));
    return new Card("board", blocks);
  }

  private static List<Stand> stands() {
    Finding finding =
        new Finding(
            "header.hsts", Severity.MEDIUM, "No <HSTS> header", "Traffic is read", "Send *it*");
    return List.of(
        new Stand(
            probe(3, "Checkout", Kind.HTTP),
            watch(WatchState.DOWN, down("connection refused by <x>"))),
        new Stand(probe(4, "Cert", Kind.TLS), watch(WatchState.DOWN, down("certificate expired"))),
        new Stand(
            probe(5, "Search", Kind.HTTP),
            watch(WatchState.DEGRADED, Outcome.up("took 900 ms", TOOK))),
        new Stand(
            probe(6, "Headers", Kind.HEADERS),
            watch(
                WatchState.UP,
                new Outcome(Level.UP, null, "answered", TOOK, 200, Map.of(), List.of(finding)))),
        new Stand(probe(7, "Rests", Kind.HTTP).paused(NOW.minusSeconds(60)), null),
        new Stand(probe(8, "New", Kind.DNS), null),
        new Stand(
            probe(9, "Fine", Kind.HTTP), watch(WatchState.UP, Outcome.up("answered 200", TOOK))));
  }

  private static Outcome down(String words) {
    return Outcome.down(Phase.CONNECT, words, TOOK);
  }

  private static Uptime uptime(long up, long down) {
    return new Uptime(
        Duration.ofSeconds(up),
        Duration.ZERO,
        Duration.ofSeconds(down),
        Duration.ZERO,
        Duration.ZERO,
        1);
  }

  private static Watch watch(WatchState state, @Nullable Outcome outcome) {
    Watch fresh = Watch.fresh(1, NOW.minusSeconds(720), NOW.plusSeconds(40));
    return new Watch(
        1,
        state,
        NOW.minusSeconds(720),
        new Recent(false, 0, 0, List.of(), null, 0, null),
        null,
        outcome == null ? null : new Watch.Last(outcome, NOW.minusSeconds(20)),
        "",
        new Span.Open(state, NOW.minusSeconds(720)),
        fresh.proof(),
        fresh.nextAt(),
        null);
  }

  private static Probe probe(int number, String name, Kind kind) {
    Probe.Draft draft =
        Probe.Draft.of(
                Spec.of(kind, "https://shop.example.com/" + number)
                    .expecting(List.of("status 200-299")))
            .named(name)
            .in("shop");
    return new Probe(
        100 + number,
        3,
        number,
        draft.name(),
        draft.spec(),
        draft.pace(),
        AlarmSeverity.CRITICAL,
        draft.partOf(),
        null,
        null,
        Cast.ADA,
        NOW,
        1);
  }
}
