package launchbot.bot.crew;

import java.time.InstantSource;
import java.util.List;
import launchbot.bot.incident.IncidentDesk;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.SlackListener;
import launchbot.incident.IncidentListener;
import launchbot.incident.Job;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.timer.Firing;
import launchbot.ledger.Ledger;

/** Who holds which job in an incident, and when the next update is due. */
public final class CrewFeature implements Feature {
  private static final int SUMMARY = 2_900;

  private final Ledger ledger;
  private final Response response;
  private final InstantSource clock;
  private final JobDesk jobs;
  private final UpdateDesk updates;

  public CrewFeature(Ledger ledger, Response response, People people, InstantSource clock) {
    this.ledger = ledger;
    this.response = response;
    this.clock = clock;
    this.jobs = new JobDesk(ledger, response, people);
    this.updates = new UpdateDesk(ledger, response);
  }

  @Override
  public List<Topic> incidentTopics() {
    return List.of(
        Topic.of("lead", "[4]", "lead it: decide, and keep the others free", take(Job.COMMANDER)),
        Topic.of("speak", "[4]", "tell everybody how it stands", take(Job.COMMUNICATIONS)),
        Topic.of("repair", "[4]", "repair it", take(Job.OPERATIONS)),
        Topic.of(
            "role",
            "[4] commander | communications | operations @ada | me | nobody",
            "who does what",
            jobs::role),
        Topic.of(
            "update",
            "[4] [cards are declined]",
            "say inside how it stands; without words a form opens",
            updates::update),
        Topic.of("summary", "[4]", "how it stands, to copy", this::summary));
  }

  private Topic.Answer take(Job job) {
    return ask -> jobs.take(ask, job);
  }

  private Reply summary(Ask ask) {
    return IncidentDesk.read(
        ledger,
        ask.visit(),
        ask.words(),
        (sql, one) -> {
          if (!one.rest().isEmpty()) {
            return new Reply.Refusal(
                "Nothing follows that word but a number: `/incident summary 4`.");
          }
          String text = Summary.of(sql, one.launch(), one.incident(), ask.visit().at());
          String shown = Mrkdwn.truncate(Mrkdwn.escape(text.replace("`", "'")), SUMMARY);
          return new Reply.Private(
              new Card(
                  "Incident %d in a few lines".formatted(one.incident().number()),
                  List.of(
                      Blocks.section("```\n" + shown + "\n```"),
                      Blocks.context("Only you see this. Copy it to wherever it is needed."))));
        });
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new CrewButtons(updates));
  }

  @Override
  public List<Modal> modals() {
    return List.of(new UpdateModal(updates));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new ReminderLive(ledger, clock));
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(new CrewPart());
  }

  @Override
  public List<IncidentListener> incidentListeners() {
    return List.of(new Staffing(response));
  }

  @Override
  public List<SlackListener> slackListeners() {
    return List.of(new Leavers(ledger, response));
  }

  @Override
  public List<Firing> firings() {
    return List.of(new Chasing(response));
  }
}
