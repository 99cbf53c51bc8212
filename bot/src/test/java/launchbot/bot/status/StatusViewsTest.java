package launchbot.bot.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import launchbot.bot.Golden;
import launchbot.bot.launch.Progress;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Upcoming;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.decision.Decision;
import launchbot.decision.Facts;
import launchbot.decision.GoCall;
import launchbot.decision.Vote;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import launchbot.ledger.Actor;
import launchbot.ledger.Change;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Subject;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;
import launchbot.sandbox.BlockKitRules;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Surface;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import launchbot.sprint.Timetable;
import launchbot.triage.EntryState;
import launchbot.triage.Severity;
import launchbot.triage.Tally;
import launchbot.triage.Trend;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every message of the status and of the go or no-go as Slack gets it. */
class StatusViewsTest {
  /** A Wednesday. */
  private static final Instant NOW = Instant.parse("2026-12-02T14:30:00Z");

  private static final LocalDate TODAY = LocalDate.parse("2026-12-02");
  private static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Launch <!here>", ZoneOffset.UTC, null, Cast.ADA);
  private static final Plan PLAN =
      new Plan(
          "rescue-5",
          "Rescue",
          1,
          IntStream.rangeClosed(1, 5)
              .mapToObj(n -> new Plan.Day("focus *of* day " + n, "", Set.of()))
              .toList(),
          Set.of());

  private static final Reason STOPS =
      reason(Reason.Weight.STOPS, "Blocker #12 is open: Signup hangs", "triage show 12", Cast.BEN);
  private static final Reason NOBODY =
      reason(Reason.Weight.STOPS, "Item 4 is open", "launch check show 4", null);
  private static final Reason RISKS =
      reason(
          Reason.Weight.RISKS, "High #13 rests on a workaround: Mail", "triage show 13", Cast.ADA);

  @Test
  void theStatusInThreeVerdicts() {
    Golden.check("status-go", card(situation(List.of(), sprint()), StatusView.For.ONE));
    Golden.check("status-risks", card(situation(List.of(RISKS), sprint()), StatusView.For.ALL));
    Golden.check(
        "status-no-go",
        card(situation(List.of(STOPS, NOBODY, RISKS), sprint()), StatusView.For.LIVE));
    Golden.check("status-without-sprint", card(situation(many(12), null), StatusView.For.ONE));
  }

  @Test
  void allReasonsAPageAtATime() {
    var readiness = Readiness.of(many(40));
    Golden.check("status-reasons", StatusView.reasons(LAUNCH, readiness, 1));
    Golden.check("status-which", StatusView.which("Which one?", "status_show", List.of(LAUNCH)));
  }

  @ParameterizedTest
  @EnumSource(GoCall.State.class)
  void theQuestionInEachState(GoCall.State state) {
    Facts facts = situation(List.of(STOPS, RISKS), sprint()).facts();
    Facts now = situation(List.of(STOPS, NOBODY), sprint()).facts();
    Golden.check("go-" + state.key(), GoView.card(LAUNCH, call(state, facts), now, true));
  }

  @Test
  void beforeAndAfterTheQuestion() {
    Situation red = situation(many(12), sprint());
    Situation green = situation(List.of(), sprint());
    Golden.check("go-before-red", GoView.before(red, List.of(Cast.BEN, Cast.CHIYO)));
    Golden.check("go-before-green", GoView.before(green, List.of()));
    Golden.check("go-last-day", GoView.lastDay(red, 5));
    Golden.check(
        "go-confirm", GoView.confirm(call(GoCall.State.OPEN, green.facts()), "the *press* waits"));
    Golden.check("go-result-go", GoView.result(LAUNCH, decision(true, false)));
    Golden.check("go-result-override", GoView.result(LAUNCH, decision(true, true)));
    Golden.check("go-result-no-go", GoView.result(LAUNCH, decision(false, false)));
    Golden.check("go-form-ask", GoModal.ask(Cast.LAUNCH, 3));
    Golden.check("go-form-no", GoModal.no(Cast.LAUNCH, 9));
    Golden.check("go-form-override", GoModal.override(Cast.LAUNCH, 9));
  }

  @Test
  void history() {
    List<HistoryStore.Fact> facts =
        List.of(
            fact("said-no-go", new Subject("launch", 3), "cards <!here> fail"),
            fact("shifted", new Subject("sprint", 3), null),
            fact("done", new Subject("item", 4), null),
            fact("wont-fix", new Subject("entry", 12), null));
    Golden.check("launch-history", HistoryDesk.card(LAUNCH, facts, 0));
    Golden.check("launch-history-end", HistoryDesk.card(LAUNCH, List.of(), 7));
  }

  @Test
  void appHome() {
    Todo todo =
        new Todo(
            Cast.ADA,
            0,
            "🔴 *#12* Signup hangs",
            TODAY.minusDays(1),
            Blocks.button("Show", "triage_show", "12"));
    Todo bare = new Todo(Cast.ADA, 2, "Item 4", null, null);
    check("home-empty", HomeView.view(List.of(), NOW));
    check(
        "home",
        HomeView.view(
            List.of(
                new HomeView.Mine(situation(many(7), sprint()), List.of(todo, bare)),
                new HomeView.Mine(situation(List.of(), null), List.of())),
            NOW));
  }

  @Test
  void scriptsGetAStableShape() {
    Golden.check(
        "status-json",
        Card.of("```\n" + StatusJson.of(situation(List.of(STOPS, NOBODY), sprint())) + "\n```"));
    var bare = JsonParser.parseString(StatusJson.of(situation(List.of(), null))).getAsJsonObject();
    assertThat(bare.keySet())
        .containsExactly(
            "version",
            "at",
            "launch",
            "sprint",
            "verdict",
            "reasons",
            "triage",
            "checklist",
            "lines",
            "waiting",
            "next");
    assertThat(bare.get("sprint").isJsonNull()).isTrue();
  }

  @Test
  void theDaysOfASprintInWords() {
    assertThat(day(sprint(), TODAY)).contains("Day 3 of 5");
    assertThat(day(sprint(), TODAY.minusDays(9))).contains("Day 1 of 5 is Mon 30 Nov");
    assertThat(day(sprint(), TODAY.plusDays(9))).contains("last day was Fri 4 Dec");
    assertThat(day(null, TODAY)).contains("No sprint");
    for (Sprint.State state : Sprint.State.values()) {
      assertThat(day(sprint(state), TODAY)).isNotEmpty();
    }
  }

  @Test
  void whateverThereIsItFits() {
    List<Reason> longest = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      longest.add(
          reason(Reason.Weight.STOPS, "&lt;".repeat(200), "triage show 123456789", Cast.BEN));
    }
    Situation all = crowded(longest);
    List<Card> cards =
        List.of(
            card(all, StatusView.For.ONE),
            StatusView.reasons(LAUNCH, all.readiness(), 0),
            GoView.before(all, List.of(Cast.BEN)),
            GoView.card(LAUNCH, call(GoCall.State.OPEN, all.facts()), all.facts(), false),
            GoView.lastDay(all, 5));
    for (Card card : cards) {
      var blocks = JsonParser.parseString(Objects.requireNonNull(card.blocksJson()));
      assertThat(BlockKitRules.problems(blocks, Surface.MESSAGE)).as(card.text()).isEmpty();
      assertThat(BlockKitRules.textLength(blocks)).as(card.text()).isLessThan(13_000);
      assertThat(card.text().length()).isLessThan(4_000);
    }
    List<Todo> todos = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      todos.add(
          new Todo(Cast.ADA, 0, "x".repeat(900), TODAY, Blocks.button("Show", "triage_show", "1")));
    }
    var mine = new HomeView.Mine(all, todos);
    var home = HomeView.view(List.of(mine, mine, mine, mine, mine, mine, mine), NOW);
    assertThat(BlockKitRules.problems(json(home), Surface.HOME)).isEmpty();
  }

  private static Situation crowded(List<Reason> reasons) {
    Situation some = situation(reasons, sprint());
    return new Situation(
        some.launch(),
        some.sprint(),
        some.readiness(),
        some.tally(),
        new Trend(900, 90, 10, true),
        IntStream.range(0, 40).mapToObj(i -> new Progress("&".repeat(60) + i, i, 40)).toList(),
        List.of(new StatusLine("freeze", "&amp;".repeat(100))),
        IntStream.range(0, 40).mapToObj(i -> new Situation.Waiting("U" + i, 40 - i)).toList(),
        new Upcoming(TODAY, "y".repeat(400)),
        TODAY,
        NOW);
  }

  private static Card card(Situation situation, StatusView.For whom) {
    return StatusView.card(situation, whom);
  }

  private static String day(@Nullable Sprint sprint, LocalDate today) {
    Situation there = situation(List.of(), sprint);
    return Look.day(
        new Situation(
            LAUNCH,
            there.sprint(),
            there.readiness(),
            there.tally(),
            there.trend(),
            List.of(),
            List.of(),
            List.of(),
            null,
            today,
            NOW));
  }

  private static List<Reason> many(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n ->
            reason(
                n < 8 ? Reason.Weight.STOPS : Reason.Weight.RISKS,
                "Reason <number> " + n,
                "triage show " + n,
                n % 2 == 0 ? Cast.BEN : null))
        .map(r ->
            new Reason(
                r.weight(),
                r.kind(),
                r.words().replace("<number>", "number"),
                r.command(),
                r.who()))
        .toList();
  }

  private static Situation situation(List<Reason> reasons, @Nullable Sprint sprint) {
    Map<Tally.Kind, Integer> counts =
        Map.of(
            new Tally.Kind(Severity.BLOCKER, EntryState.OPEN),
            2,
            new Tally.Kind(Severity.HIGH, EntryState.IN_PROGRESS),
            reasons.size(),
            new Tally.Kind(Severity.LOW, EntryState.FIXED),
            4);
    boolean quiet = sprint == null;
    return new Situation(
        LAUNCH,
        sprint == null
            ? null
            : new Situation.Running(
                sprint, Timetable.of(sprint, Settings.DEFAULT.workingDays(ZoneOffset.UTC), TODAY)),
        Readiness.of(reasons),
        new Tally(counts),
        quiet ? new Trend(0, 0, 0, false) : new Trend(3, 2, 1, false),
        quiet
            ? List.of()
            : List.of(
                new Progress("Critical paths", 0, 6),
                new Progress("Pre-launch & more", 3, 10),
                new Progress("Speed", 5, 5)),
        quiet ? List.of() : List.of(new StatusLine("freeze", "❄️ New features are frozen.")),
        quiet
            ? List.of()
            : List.of(new Situation.Waiting(Cast.BEN, 4), new Situation.Waiting(Cast.ADA, 1)),
        quiet ? null : new Upcoming(TODAY.plusDays(1), "day 4 of 5, walk the paths"),
        TODAY,
        NOW);
  }

  private static Sprint sprint() {
    return sprint(Sprint.State.ACTIVE);
  }

  private static Sprint sprint(Sprint.State state) {
    return new Sprint(
        3, PLAN, LocalDate.parse("2026-11-30"), 0, state, List.of(), Cast.ADA, NOW, null, null, 1);
  }

  private static GoCall call(GoCall.State state, Facts facts) {
    boolean open = state == GoCall.State.OPEN;
    return new GoCall(
        9,
        3,
        state,
        facts,
        "the press waits & <more>",
        Cast.ADA,
        NOW,
        NOW.plusSeconds(86_400),
        List.of(Cast.BEN, Cast.CHIYO),
        List.of(new Vote(Cast.BEN, state != GoCall.State.NO_GO, "cards <!here> fail", NOW)),
        open ? null : new GoCall.Ending(Cast.ADA, NOW, "we *must*", state == GoCall.State.GO),
        2);
  }

  private static Decision decision(boolean go, boolean overridden) {
    return new Decision(
        1,
        3,
        9,
        go,
        overridden,
        Cast.ADA,
        overridden ? "the press waits" : null,
        situation(List.of(STOPS), sprint()).facts(),
        List.of(new Vote(Cast.BEN, go, go ? null : "cards fail", NOW)),
        NOW);
  }

  private static HistoryStore.Fact fact(String verb, Subject subject, @Nullable String reason) {
    return new HistoryStore.Fact(
        1, new Change(verb, subject, List.of(), reason), Actor.person(Cast.BEN), NOW);
  }

  private static void check(String name, View home) {
    assertThat(BlockKitRules.problems(json(home), Surface.HOME)).as(name).isEmpty();
    Golden.check(name, new Card("App Home", home.getBlocks()));
  }

  private static com.google.gson.JsonElement json(View view) {
    return JsonParser.parseString(GsonFactory.createSnakeCase().toJson(view));
  }

  private static Reason reason(
      Reason.Weight weight, String words, String command, @Nullable String who) {
    return new Reason(weight, "kind", words, command, who);
  }
}
