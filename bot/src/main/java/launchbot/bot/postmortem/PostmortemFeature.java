package launchbot.bot.postmortem;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.page.PublicHeaders;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.People;
import launchbot.bot.web.WebRoutes;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.IncidentStore;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import launchbot.triage.Severity;
import org.jooq.DSLContext;

/** What is learnt from an incident, and what is done about it. */
public final class PostmortemFeature implements Feature {
  private final Beginning beginning;
  private final PostmortemTopic topic;
  private final List<Modal> modals;
  private final PublicPages pages;

  /**
   * @param base where visitors reach this process
   */
  public PostmortemFeature(Ledger ledger, People people, Files files, Response response, URI base) {
    var desk = new PostmortemDesk(ledger);
    var view = new PostmortemView(base);
    this.beginning = new Beginning(response);
    var writing = new Writing(desk, beginning, view);
    var handing = new Handing(desk);
    var sharing = new Sharing(desk, view);
    var acting = new Acting(desk, people);
    this.topic =
        new PostmortemTopic(
            desk, writing, handing, new Owning(desk, people, view), sharing, acting, view);
    this.modals =
        List.of(
            new SectionModal(writing),
            new HandInModal(handing, files),
            new ActionModal(acting),
            new PublishModal(sharing),
            new PublicModal(sharing));
    this.pages = new PublicPages(ledger, new PublicHeaders(base));
  }

  @Override
  public List<Topic> incidentTopics() {
    return List.of(
        Topic.of(
                "postmortem",
                "[4] [edit causes | file | hand-in | action | publish | public | skip because …]",
                "what is learnt from an incident: drafted, written, published",
                topic::answer)
            .offeredAs("Postmortem"));
  }

  @Override
  public List<IncidentListener> incidentListeners() {
    return List.of(beginning);
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new PostmortemButtons(topic::answer));
  }

  @Override
  public List<Modal> modals() {
    return modals;
  }

  @Override
  public List<Firing> firings() {
    return List.of(new Chasing());
  }

  @Override
  public List<WebRoutes> webRoutes() {
    return List.of(pages);
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return PostmortemStore.owed(sql, launch.id()).stream()
        .flatMap(one ->
            IncidentStore.find(sql, one.incident()).stream()
                .filter(incident -> !incident.open())
                .map(incident -> todo(launch, one, incident)))
        .toList();
  }

  private static Todo todo(Launch launch, Postmortem postmortem, Incident incident) {
    return new Todo(
        postmortem.owner(),
        Severity.MEDIUM.rank(),
        "Postmortem of " + PostmortemView.name(launch, incident),
        postmortem.due(),
        PostmortemButtons.of("Open", incident, "show"));
  }
}
