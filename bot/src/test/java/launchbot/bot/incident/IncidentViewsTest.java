package launchbot.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.slack.api.model.block.element.BlockElement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import launchbot.alarm.Struck;
import launchbot.bot.Golden;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.words.Words;
import launchbot.incident.Crew;
import launchbot.incident.Incident;
import launchbot.incident.IncidentSettings;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.incident.Status;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Kind;
import launchbot.probe.Pace;
import launchbot.probe.Phase;
import launchbot.probe.Probe;
import launchbot.probe.Spec;
import launchbot.probe.WatchState;
import launchbot.sandbox.BlockKitRules;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Surface;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;

/** Every message and form of incidents as Slack gets it. */
class IncidentViewsTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");
  private static final Instant BEGAN = NOW.minus(Duration.ofMinutes(32));
  private static final String FEELS = "Checkout shows *an error* & <!channel>";
  private static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Shop", ZoneId.of("Europe/Stockholm"), null, Cast.ADA);

  private final HeadButtons buttons =
      new HeadButtons(
          Mockito.mock(Ledger.class),
          List.of(
                  "identified",
                  "monitoring",
                  "resolve",
                  "reopen",
                  "rolled-back",
                  "false-alarm",
                  "severity",
                  "feels",
                  "began")
              .stream()
              .map(word -> Topic.of(word, "", "", _ -> new Reply.Nothing()))
              .toList());

  @ParameterizedTest
  @CsvSource({
    "investigating",
    "identified",
    "monitoring",
    "resolved",
    "rolled-back",
    "false-alarm",
    "merged"
  })
  void theHeadOfEachState(String state) {
    Golden.check("incident-head-" + state, card(in(4, status(state)), List.of(), List.of()));
  }

  @Test
  void whatIsHitAndWhatOthersSayStandsBelow() {
    List<Struck> struck = new ArrayList<>();
    struck.add(struck(1, "Login", null, WatchState.UP));
    struck.add(struck(2, "Search <b>", "shop", WatchState.DEGRADED));
    struck.add(struck(3, "Checkout", "payments", WatchState.DOWN));
    IntStream.range(4, 10)
        .forEach(i -> struck.add(struck(i, "Page " + i, "shop", WatchState.DOWN)));
    Incident incident = in(4, status("identified"));
    Golden.check(
        "incident-head-affected",
        card(incident, struck, List.of("Nobody leads yet.", "3 users have reported it.")));
  }

  @Test
  void aDrillSaysSoAndSoDoesWhatWasReopenedAndCorrected() {
    Incident open = in(4, status("identified"));
    Incident again =
        open.turned(new Status.Resolved(Resolution.FIXED, null), NOW)
            .turned(new Status.Investigating("It is back"), NOW)
            .since(open.began().corrected(BEGAN.minusSeconds(600), Cast.BEN));
    Golden.check("incident-head-reopened", card(again, List.of(), List.of()));
    Golden.check("incident-head-drill", card(drill(), List.of(), List.of()));
  }

  @Test
  void howeverMuchOthersSayItIsAMessageThatSlackTakes() {
    List<BlockElement> many =
        IntStream.range(0, 40)
            .<BlockElement>mapToObj(
                i -> IncidentCommand.button("Button " + i, "show" + i, String.valueOf(i)))
            .toList();
    List<String> lines = IntStream.range(0, 60).mapToObj(i -> "x".repeat(700)).toList();
    Incident incident = in(4, new Status.Identified("y".repeat(3_500)));
    Card card = HeadView.card(new Head(LAUNCH, incident, null, List.of(), lines, many), NOW);
    assertThat(
            BlockKitRules.problems(
                JsonParser.parseString(String.valueOf(card.blocksJson())), Surface.MESSAGE))
        .isEmpty();
    assertThat(card.blocks().size()).isLessThan(20);
    assertThat(String.valueOf(card.blocksJson()).length()).isLessThan(13_000);
  }

  @Test
  void beforeItOpensItIsAskedHowBadItIsAndWhetherItIsTheSame() {
    Wanted wanted =
        Wanted.of(
            3, "trigger:1", new OpenWords.Good("Nobody can <!here> pay\nsince noon", null, false));
    Golden.check(
        "incident-card-how-bad",
        OpenView.howBad(LAUNCH, wanted, List.of(in(4, status("identified")))));
    Golden.check(
        "incident-card-alike",
        OpenView.alike(LAUNCH, wanted.rated(Sev.SEV1), List.of(in(4, status("identified")))));
    Golden.check("incident-opened", OpenView.opened(in(4, status("investigating"))));
    Golden.check("incident-settings", SettingView.view(Cast.LAUNCH, IncidentSettings.DEFAULT));
    String quotes = "\"\\".repeat(2_000);
    assertThat(
            new Wanted(3, "t", quotes, "sev1", true, 0, "C1", "1700000000.000100", quotes).json())
        .hasSizeLessThan(2_000);
  }

  @Test
  void listsSayWhatIsOpenAndForHowLong() {
    List<Incident> some = List.of(drill(), in(4, status("identified")), in(3, status("resolved")));
    Golden.check("incident-list", ListView.card(LAUNCH, some, 2, true, NOW));
    Golden.check("incident-list-none", ListView.card(LAUNCH, List.of(), 1, false, NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "Checkout hangs !sev1, Checkout hangs, SEV1, false",
    "!drill Checkout hangs !SEV-2, Checkout hangs, SEV2, true",
    "Checkout hangs sev3, Checkout hangs, SEV3, false",
    "sev1 mails are late, sev1 mails are late, , false",
    "Sehr langsam !important, Sehr langsam !important, , false",
    "\"list is empty\" !sev2, list is empty, SEV2, false",
  })
  void wordsThatOpen(String typed, String told, @Nullable String sev, boolean drill) {
    assertThat(OpenWords.read(Words.of(typed)))
        .isEqualTo(new OpenWords.Good(told, sev == null ? null : Sev.valueOf(sev), drill));
  }

  @ParameterizedTest
  @CsvSource({
    "4 into 3, 4, 3",
    "#4 into #3, 4, 3",
    "into 3, , 3",
    "3, , 3",
    "4 3, , ",
    "four into 3, , ",
    "'', , ",
    "4 into, , ",
  })
  void wordsThatMerge(String typed, @Nullable Integer from, @Nullable Integer into) {
    var pair = Merging.read(Words.of(typed));
    assertThat(pair.map(Merging.Pair::into).orElse(null)).isEqualTo(into);
    assertThat(pair.map(Merging.Pair::from).orElse(null)).isEqualTo(from);
  }

  private Card card(Incident incident, List<Struck> struck, List<String> lines) {
    Incident into = incident.status() instanceof Status.Merged ? in(3, status("identified")) : null;
    return HeadView.card(
        new Head(LAUNCH, incident, into, struck, lines, buttons.of(incident)), NOW);
  }

  private static Status status(String state) {
    return switch (state) {
      case "investigating" -> new Status.Investigating(null);
      case "identified" -> new Status.Identified("The last release broke `it`");
      case "monitoring" -> new Status.Monitoring("The release was taken back");
      case "resolved" -> new Status.Resolved(Resolution.FIXED, "The key was renewed");
      case "rolled-back" -> new Status.Resolved(Resolution.ROLLED_BACK, null);
      case "false-alarm" -> new Status.Resolved(Resolution.FALSE_ALARM, "The clock was wrong");
      default -> new Status.Merged(3);
    };
  }

  private static Incident in(int number, Status status) {
    return incident(number, status, false);
  }

  private static Incident drill() {
    return incident(5, new Status.Investigating(null), true);
  }

  private static Incident incident(int number, Status status, boolean drill) {
    return new Incident(
        number,
        3,
        number,
        FEELS,
        Sev.SEV2,
        drill,
        Cast.LAUNCH,
        null,
        status,
        BEGAN,
        Incident.Began.at(BEGAN),
        BEGAN,
        new Incident.Opened(BEGAN, Cast.ADA),
        null,
        status.open() ? null : NOW,
        0,
        Crew.NOBODY,
        null,
        1);
  }

  private static Struck struck(int number, String name, @Nullable String group, WatchState state) {
    var spec = Spec.of(Kind.HTTP, "https://shop.example/" + number);
    var probe =
        new Probe(
            number,
            3,
            number,
            name,
            spec,
            Pace.of(Kind.HTTP),
            AlarmSeverity.CRITICAL,
            group,
            null,
            null,
            Cast.ADA,
            BEGAN,
            1);
    return new Struck(probe, state, Phase.CONNECT, "refused", null, Map.of(), BEGAN, BEGAN);
  }
}
