package launchbot.bot.flag;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.BoardPart;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.web.Markdown;
import launchbot.bot.web.Proxies;
import launchbot.bot.web.WebRoutes;
import launchbot.flag.Flag;
import launchbot.flag.FlagStore;
import launchbot.jobs.Rate;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** Kill switches: features turned off, and what programs ask. */
public final class FlagFeature implements Feature {
  private static final String KEY = "switches";

  private final Ledger ledger;
  private final InstantSource clock;
  private final Stakes stakes = new Stakes();
  private final SwitchTopic topic;
  private final SwitchDesk desk;
  private final FlagShelf shelf;
  private final AskedFor asked;
  private final OfrepRoutes routes;

  /**
   * @param base where programs reach this Launchbot
   * @param proxies who is believed about where they come from
   */
  public FlagFeature(
      Ledger ledger, Response response, URI base, Proxies proxies, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
    this.desk = new SwitchDesk(ledger, new Following(response));
    this.topic = new SwitchTopic(desk, new SettingDesk(ledger, base), stakes);
    this.shelf = new FlagShelf(ledger, clock);
    this.asked = new AskedFor(ledger, clock);
    this.routes = new OfrepRoutes(shelf, asked, proxies, System::nanoTime);
  }

  @Override
  public List<Topic> rollbackTopics() {
    return List.of(
        Topic.of(
                "switch",
                "[off checkout because … | on checkout | list | add checkout \"…\"]",
                "features that are turned off while they are broken",
                topic::answer)
            .offeredAs("Switches"));
  }

  @Override
  public List<Modal> modals() {
    return List.of(new SwitchForm(desk));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(
        new FlagLive(ledger, clock, stakes),
        new AskLive(ledger, stakes, AskLive.CHANNEL),
        new AskLive(ledger, stakes, AskLive.LEAD));
  }

  @Override
  public List<Firing> firings() {
    return List.of(new Chasing());
  }

  @Override
  public List<Rate> rates() {
    return List.of(
        new Rate("switches", Duration.ofSeconds(1), shelf::tend),
        new Rate("switches asked for", Duration.ofSeconds(30), asked::keep));
  }

  @Override
  public List<WebRoutes> webRoutes() {
    return List.of(routes);
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(new FlagPart(stakes));
  }

  @Override
  public List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    List<Flag> off = FlagStore.off(sql, launch.id());
    return off.isEmpty()
        ? List.of()
        : List.of(
            new StatusLine(
                KEY,
                "🔴 Switched off: "
                    + off.stream()
                        .limit(5)
                        .map(flag -> Mrkdwn.plain(flag.name()))
                        .collect(Collectors.joining(", "))
                    + (off.size() > 5 ? " and %d more".formatted(off.size() - 5) : "")));
  }

  @Override
  public List<BoardPart> board(DSLContext sql, Launch launch, Instant now) {
    List<Flag> off = FlagStore.off(sql, launch.id());
    return off.isEmpty()
        ? List.of()
        : List.of(
            new BoardPart(
                KEY,
                "Switched off",
                1,
                off.stream()
                    .map(flag ->
                        new BoardPart.Line(
                            BoardPart.Tone.WARN,
                            "*%s*  %s"
                                .formatted(Mrkdwn.plain(flag.name()), Mrkdwn.plain(flag.what())),
                            flag.turned().since(),
                            null))
                    .toList()));
  }

  /** Which there are, and how they stand; never a token. */
  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    List<Flag> standing = FlagStore.standing(sql, launch.id());
    List<Passage.Gap> gaps = new ArrayList<>();
    if (standing.isEmpty()) {
      gaps.add(
          new Passage.Gap(
              "No feature can be switched off while it is broken",
              launch.lead(),
              "/rollback switch add checkout \"Paying by card\""));
    }
    standing.stream()
        .filter(one -> one.askedAt() == null)
        .forEach(one ->
            gaps.add(
                new Passage.Gap(
                    "No program asks for the switch " + one.name(),
                    launch.lead(),
                    "/rollback switch show %s %s".formatted(one.key(), one.environment()))));
    String rows =
        standing.stream()
            .map(one ->
                "- **%s** (%s), turns off %s: %s"
                    .formatted(
                        Markdown.plain(one.key()),
                        Markdown.plain(one.environment()),
                        Markdown.plain(one.what()),
                        one.on()
                            ? "on"
                            : "off since "
                                + one.turned().since().atZone(launch.zone()).toLocalDate()))
            .collect(Collectors.joining("\n"));
    return List.of(new Passage(Passage.Chapter.ROLLBACK, "Kill switches", rows, gaps));
  }
}
