package launchbot.bot.notice;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.People;
import launchbot.incident.IncidentListener;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.timer.Firing;
import launchbot.ledger.Ledger;
import launchbot.notice.NoticeListener;
import launchbot.rollback.RunListener;

/** What customers are told: drafted, approved by a second person, sent, kept to. */
public final class NoticeFeature implements Feature {
  private final Ledger ledger;
  private final URI base;
  private final InstantSource clock;
  private final Approving approving;
  private final Writing writing;
  private final NoticeTopics topics;
  private final TemplateTopic templates;
  private final NoticeTimers timers;

  /**
   * @param listeners who delivers what was approved, known only once all features have been made
   * @param base where customers reach the public page
   */
  public NoticeFeature(
      Ledger ledger,
      Response response,
      People people,
      Supplier<List<NoticeListener>> listeners,
      URI base,
      InstantSource clock) {
    this.ledger = ledger;
    this.base = base;
    this.clock = clock;
    this.approving = new Approving(ledger, response, people, listeners, base);
    this.writing = new Writing(ledger, response, approving, base);
    this.topics = new NoticeTopics(ledger, writing);
    this.templates = new TemplateTopic(ledger);
    this.timers = new NoticeTimers(response, approving, base);
  }

  @Override
  public List<Topic> incidentTopics() {
    return Stream.of(
            topics.topics(), List.of(templates.topic()), new CustomerTopics(ledger).topics())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(new NoticePart(base));
  }

  @Override
  public List<IncidentListener> incidentListeners() {
    return List.of(new Drafts(base));
  }

  @Override
  public List<RunListener> runListeners() {
    return List.of(new Drafts(base));
  }

  @Override
  public List<NoticeListener> noticeListeners() {
    return List.of(new CustomerChannels());
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new NoticeButtons(writing, approving, topics));
  }

  @Override
  public List<Modal> modals() {
    return List.of(new WriteModal(writing), new TemplateModal(templates));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new NoticeLive(ledger, base, clock), new DeliveryLive(ledger));
  }

  @Override
  public List<Firing> firings() {
    return List.of(timers);
  }
}
