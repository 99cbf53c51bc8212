package launchbot.bot.room;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import launchbot.bot.check.Checkup;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.People;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.slack.SlackListener;
import launchbot.incident.IncidentListener;
import launchbot.jobs.Rate;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.timer.Firing;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** Channels of their own for the worst incidents, and threads whose channel is gone. */
public final class RoomFeature implements Feature {
  private final RoomTender tender;
  private final Threads threads;
  private final RoomTopic rooms;
  private final ThreadTopic thread;
  private final RoomHead head;
  private final RoomEnd end;
  private final ChannelListener listener;
  private final ChannelCheckup checkup;

  /**
   * @param shown an incident as its thread's head message shows it
   */
  public RoomFeature(
      Ledger ledger,
      SlackConnection slack,
      People people,
      Response response,
      BiFunction<DSLContext, Long, Optional<Card>> shown,
      InstantSource clock) {
    this.tender = new RoomTender(ledger, new RoomSlack(slack), people, response, clock);
    this.threads = new Threads(ledger, response, clock);
    this.rooms = new RoomTopic(ledger);
    this.thread = new ThreadTopic(ledger, threads);
    this.head = new RoomHead(ledger, shown::apply);
    this.end = new RoomEnd(ledger);
    this.listener = new ChannelListener(ledger, response, threads);
    this.checkup = new ChannelCheckup(ledger, slack);
  }

  @Override
  public List<Topic> incidentTopics() {
    return List.of(
        Topic.of(
            "room", "[archive | keep] [4]", "a channel of its own for an incident", rooms::answer),
        Topic.of("thread", "[4]", "its thread goes on in this channel", thread::answer));
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(new RoomPart());
  }

  @Override
  public List<IncidentListener> incidentListeners() {
    return List.of(new RoomListener());
  }

  @Override
  public List<SlackListener> slackListeners() {
    return List.of(listener);
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(head, end);
  }

  @Override
  public List<Firing> firings() {
    return List.of(end);
  }

  @Override
  public List<Rate> rates() {
    return List.of(tender.rate(), threads.rate());
  }

  @Override
  public List<Checkup> checkups() {
    return List.of(new Checkup("Channels of incidents", checkup::look));
  }
}
