package launchbot.bot.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.slack.api.model.view.View;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import launchbot.bot.Golden;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.Settings;
import launchbot.people.Person;
import launchbot.sandbox.BlockKitRules;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Surface;
import launchbot.sprint.BuiltInPlans;
import launchbot.sprint.KeptPlan;
import launchbot.sprint.Plan;
import launchbot.sprint.PlanReader;
import launchbot.sprint.PlanStore;
import launchbot.sprint.Sprint;
import launchbot.sprint.Timetable;
import launchbot.triage.EntryState;
import launchbot.triage.Severity;
import launchbot.triage.Tally;
import org.junit.jupiter.api.Test;

/** Every message and form of the sprint as Slack gets it. */
class SprintViewsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 2);
  private static final Instant NOW = Instant.parse("2026-12-02T09:00:00Z");
  private static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Checkout 2", BERLIN, LocalDate.of(2026, 12, 7), Cast.ADA);
  private static final KeptPlan RESCUE = BuiltInPlans.ALL.getFirst();
  private static final String NASTY = "<!here> & *bold* `code` 🚀 שלום ";
  private static final KeptPlan LONGEST =
      new KeptPlan(
          new Plan(
              "our-30",
              (NASTY + "x".repeat(80)).substring(0, 80),
              2,
              IntStream.rangeClosed(1, 30)
                  .mapToObj(n ->
                      new Plan.Day(
                          (NASTY + "&".repeat(150)).substring(0, 150),
                          (NASTY + "<".repeat(600)).substring(0, 600),
                          Set.of(Plan.Act.values())))
                  .toList(),
              Set.of()),
          "plan: our-30\n" + "x".repeat(3_000),
          Cast.BEN,
          NOW);

  private static Sprint sprint(
      Plan plan, String dayOne, int extended, Sprint.State state, List<Sprint.Pause> pauses) {
    boolean over = !state.open();
    return new Sprint(
        3,
        plan,
        LocalDate.parse(dayOne),
        extended,
        state,
        pauses,
        Cast.ADA,
        NOW,
        over ? NOW : null,
        over ? "All is green " + NASTY : null,
        1);
  }

  private static Timetable days(Sprint sprint) {
    return Timetable.of(sprint, Settings.DEFAULT.workingDays(BERLIN), TODAY);
  }

  @Test
  void whatTheChannelReadsWhenItBegins() {
    Sprint today = sprint(RESCUE.plan(), "2026-12-02", 0, Sprint.State.ACTIVE, List.of());
    Golden.check(
        "sprint-begins",
        SprintView.announcement(
            LAUNCH, today, days(today), TODAY, List.of("⚠️ It ends after the launch.")));
    Sprint later = sprint(LONGEST.plan(), "2026-12-09", 0, Sprint.State.ACTIVE, List.of());
    var nasty = new Launch(4, Cast.LAUNCH, NASTY, BERLIN, null, Cast.ADA);
    fits(SprintView.announcement(nasty, later, days(later), TODAY, List.of()));
  }

  @Test
  void theDaysInEveryState() {
    var pause = new Sprint.Pause(TODAY, null);
    for (Sprint sprint :
        List.of(
            sprint(RESCUE.plan(), "2026-12-01", 2, Sprint.State.ACTIVE, List.of()),
            sprint(RESCUE.plan(), "2026-12-01", 0, Sprint.State.PAUSED, List.of(pause)),
            sprint(RESCUE.plan(), "2026-11-25", 0, Sprint.State.WENT, List.of()),
            sprint(RESCUE.plan(), "2026-11-25", 0, Sprint.State.STOPPED, List.of()))) {
      Golden.check(
          "sprint-days-" + sprint.state().key(),
          SprintView.days(LAUNCH, sprint, days(sprint), TODAY));
    }
    Sprint ahead = sprint(RESCUE.plan(), "2026-12-09", 0, Sprint.State.ACTIVE, List.of());
    assertThat(SprintView.days(LAUNCH, ahead, days(ahead), TODAY).text())
        .isEqualTo("It begins on Wed 9 Dec.");
    Sprint over = sprint(RESCUE.plan(), "2026-11-23", 0, Sprint.State.ACTIVE, List.of());
    Golden.check("sprint-days-over", SprintView.days(LAUNCH, over, days(over), TODAY));
    assertThat(SprintView.where(over, days(over), LocalDate.of(2026, 11, 28)))
        .contains("are over without a go");
    assertThat(SprintView.where(ahead, days(ahead), LocalDate.of(2026, 12, 12)))
        .isEqualTo("Today is a day off; 3 of 5 days are done.");
    Sprint long30 = sprint(LONGEST.plan(), "2026-12-01", 90, Sprint.State.ACTIVE, List.of());
    fits(SprintView.days(LAUNCH, long30, days(long30), TODAY));
  }

  @Test
  void whatIsAskedBackBeforeItEnds() {
    var left =
        new Tally(
            Map.of(
                new Tally.Kind(Severity.BLOCKER, EntryState.OPEN), 2,
                new Tally.Kind(Severity.HIGH, EntryState.IN_PROGRESS), 1,
                new Tally.Kind(Severity.LOW, EntryState.VERIFIED), 7));
    Golden.check("sprint-stop", EndForms.confirm(LAUNCH, left, NASTY));
    Golden.check("sprint-stop-nothing", EndForms.confirm(LAUNCH, new Tally(Map.of()), "Why not"));
    Golden.check("sprint-stop-form", view(EndForms.stop(visit(), LAUNCH, left)));
    Sprint sprint = sprint(RESCUE.plan(), "2026-12-01", 0, Sprint.State.ACTIVE, List.of());
    Golden.check("sprint-extend-form", view(EndForms.extend(visit(), LAUNCH, sprint)));
    Golden.check("sprint-archive", EndForms.archive(LAUNCH));
  }

  @Test
  void theFormsToStartAndToWriteAPlan() {
    var typed = StartRequest.of("Checkout 3", "launch-48h", LocalDate.of(2026, 12, 18));
    Golden.check(
        "sprint-start-form",
        StartForm.view(Cast.LAUNCH, LAUNCH, BuiltInPlans.ALL, BERLIN, false, typed));
    Golden.check(
        "sprint-start-form-bare",
        StartForm.view(
            Cast.LAUNCH,
            null,
            List.of(LONGEST),
            BERLIN,
            true,
            StartRequest.of("x".repeat(5_000), "gone", null)));
    Golden.check("sprint-plan-form", PlanForm.view(Cast.LAUNCH, RESCUE));
    Golden.check("sprint-plan-form-new", PlanForm.view(Cast.LAUNCH, null));
    Golden.check("sprint-plan-form-long", PlanForm.view(Cast.LAUNCH, LONGEST));
  }

  @Test
  void plans() {
    Golden.check("sprint-plans", PlanView.list(List.of(LONGEST, RESCUE)));
    Golden.check("sprint-plan", PlanView.one(RESCUE, List.of(), NOW.atZone(BERLIN)));
    fits(
        PlanView.one(
            LONGEST,
            IntStream.rangeClosed(1, 10)
                .mapToObj(n -> new PlanStore.Version(n, n == 3, Cast.BEN, NOW))
                .toList(),
            NOW.atZone(BERLIN)));
    fits(PlanView.list(IntStream.rangeClosed(1, 42).mapToObj(_ -> LONGEST).toList()));
    Golden.check("sprint-plan-saved", PlanView.saved(LONGEST.plan()));
  }

  @Test
  void whoDoesWhat() {
    Golden.check(
        "sprint-roles",
        RoleTopic.list(
            LAUNCH,
            Map.of(
                LaunchRole.LEAD, List.of(Cast.ADA),
                LaunchRole.APPROVER, List.of(Cast.BEN, Cast.CHIYO))));
    var many = IntStream.range(0, 300).mapToObj(n -> "U0PERSON%03d".formatted(n)).toList();
    fits(RoleTopic.list(LAUNCH, Map.of(LaunchRole.MEMBER, many, LaunchRole.TESTER, many)));
  }

  @Test
  void theTemplateOfANewPlanIsAPlan() {
    assertThat(PlanReader.read(PlanForm.TEMPLATE)).isInstanceOf(PlanReader.Good.class);
    assertThat(PlanForm.TEMPLATE.length()).isLessThan(PlanForm.INPUT);
  }

  private static void fits(Card card) {
    String json = Objects.requireNonNull(card.blocksJson());
    assertThat(BlockKitRules.problems(JsonParser.parseString(json), Surface.MESSAGE)).isEmpty();
    assertThat(json).doesNotContain("<!here>", "<!here");
  }

  private static View view(Reply reply) {
    return ((Reply.Open) reply).view();
  }

  private static Visit visit() {
    return new Visit(
        Cast.TEAM,
        new Person(Cast.ADA, "Ada", BERLIN, false, false),
        Cast.LAUNCH,
        null,
        "r",
        "t",
        null,
        NOW);
  }
}
