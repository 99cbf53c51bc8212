package launchbot.bot.sprint;

import java.util.List;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Followers;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.People;
import launchbot.ledger.Ledger;

/** The launch, its sprint, its plans and its roles. */
public final class SprintFeature implements Feature {
  private final Moving moving;
  private final Ending ending;
  private final Shaping shaping;
  private final RoleTopic roles;
  private final PlanTopic plans;
  private final Starting starting;
  private final Beginning beginning;
  private final Files files;

  public SprintFeature(Ledger ledger, People people, Files files, Followers followers) {
    var desk = new SprintDesk(ledger, followers);
    this.moving = new Moving(desk);
    this.ending = new Ending(desk);
    this.shaping = new Shaping(desk);
    this.roles = new RoleTopic(desk, people);
    this.plans = new PlanTopic(ledger);
    this.starting = new Starting(desk);
    this.beginning = new Beginning(desk, starting);
    this.files = files;
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
                "start",
                "[name] [date] [plan]",
                "begins a sprint: `start Checkout 4 dec rescue-5`",
                beginning::start)
            .offeredAs("Start a sprint"),
        Topic.of("days", "", "shows the dated days of the plan", moving::days)
            .offeredAs("The days"),
        Topic.of(
            "shift",
            "4 dec · +2",
            "moves day 1; everything follows, `--anyway` takes a day off",
            moving::shift),
        Topic.of("pause", "[because …]", "lets the days wait", moving::pause),
        Topic.of("resume", "", "lets them count again", moving::resume),
        Topic.of("extend", "2 because …", "adds working days at the end", moving::extend),
        Topic.of("stop", "because …", "ends the sprint without a go", ending::stop),
        Topic.of("role", "[approver @ada] · [remove approver @ada]", "who does what", roles::answer)
            .offeredAs("Who does what"),
        Topic.of(
            "plan",
            "[show · edit · file · remove rescue-5] · [new]",
            "the plans that can be started",
            plans::answer),
        Topic.of("date", "4 dec · none", "when the launch is", shaping::date),
        Topic.of("rename", "Checkout 2", "what the launch is called", shaping::rename),
        Topic.of("zone", "Europe/Berlin", "where its days begin and end", shaping::zone),
        Topic.of("archive", "", "closes a launch whose sprint has ended", ending::archive));
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new SprintButtons(beginning, ending));
  }

  @Override
  public List<Modal> modals() {
    return List.of(
        new StartForm(starting),
        new EndModals.Extend(moving),
        new EndModals.Stop(ending),
        new PlanForm(plans, files));
  }
}
