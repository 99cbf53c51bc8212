package launchbot.bot.sprint;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.SettingsStore;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.sprint.KeptPlan;
import launchbot.sprint.PlanStore;
import launchbot.sprint.Sprint;
import launchbot.sprint.SprintStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@code /launch start}: with a date or a plan it begins, otherwise it is a form. */
final class Beginning {
  private final SprintDesk desk;
  private final Starting starting;

  Beginning(SprintDesk desk, Starting starting) {
    this.desk = desk;
    this.starting = starting;
  }

  /**
   * What a start is judged by.
   *
   * @param launch null where the channel has none
   */
  private record Ground(
      @Nullable Launch launch, List<KeptPlan> plans, boolean weekends, @Nullable String against) {}

  Reply start(Ask ask) {
    Visit visit = ask.visit();
    Ground ground = desk.ledger().read(visit.workspace(), sql -> ground(sql, visit));
    if (ground.against() != null) {
      return new Reply.Refusal(ground.against());
    }
    Set<String> keys =
        ground.plans().stream().map(kept -> kept.plan().key()).collect(Collectors.toSet());
    LocalDate today = visit.at().atZone(zone(visit, ground)).toLocalDate();
    return switch (StartWords.read(ask.words(), today, keys)) {
      case StartWords.Unclear(String why) -> new Reply.Refusal(why);
      case StartWords.Start(StartRequest request, boolean clear) ->
          clear ? begin(visit, request) : form(visit, ground, request);
    };
  }

  /** The form with a plan chosen. */
  Reply with(Visit visit, String plan) {
    Ground ground = desk.ledger().read(visit.workspace(), sql -> ground(sql, visit));
    return ground.against() != null
        ? new Reply.Refusal(ground.against())
        : form(visit, ground, StartRequest.of(null, plan, null));
  }

  private Reply begin(Visit visit, StartRequest request) {
    return switch (starting.start(visit, request)) {
      case Starting.Started(Card card) -> new Reply.Private(card);
      case Starting.Refused(_, String why) -> new Reply.Refusal(why);
    };
  }

  private static Reply form(Visit visit, Ground ground, StartRequest typed) {
    return new Reply.Open(
        StartForm.view(
            visit.channel(),
            ground.launch(),
            ground.plans(),
            zone(visit, ground),
            ground.weekends(),
            typed),
        new Card(
            "Type a name, a date and a plan, or open the form.",
            List.of(
                Blocks.section(
                    "Type what is launched, when, and by which plan: `/launch start Checkout 4 dec"
                        + " rescue-5`. Or open the form:"),
                Blocks.actions(List.of(LaunchCommand.button("Open the form", "start", ""))))));
  }

  private static Ground ground(DSLContext sql, Visit visit) {
    Launch launch = null;
    String against = Permissions.check(Roles.anywhere(visit), Verb.START).orElse(null);
    boolean weekends = false;
    switch (Places.of(sql, visit, Places.START_HERE)) {
      case Places.Here(Launch found) -> {
        launch = found;
        weekends = SettingsStore.of(sql, found.id()).weekends();
        Sprint sprint = SprintStore.find(sql, found.id()).orElse(null);
        if (against == null && sprint != null && sprint.state().open()) {
          against =
              "A sprint runs here already: `/launch days` shows it, `/launch shift` moves it,"
                  + " `/launch stop because …` ends it.";
        }
      }
      case Places.Nowhere(String why) -> against = against == null ? why : against;
      case Places.Fresh _, Places.Which _ -> {
        // it gets one
      }
    }
    return new Ground(launch, PlanStore.all(sql), weekends, against);
  }

  private static ZoneId zone(Visit visit, Ground ground) {
    return ground.launch() == null ? visit.person().zone() : ground.launch().zone();
  }
}
