package launchbot.bot.board;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import launchbot.board.BoardSessionStore;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.People;
import launchbot.bot.web.Html;
import launchbot.bot.web.Proxies;
import launchbot.bot.web.WebRoutes;
import launchbot.jobs.Rate;
import launchbot.ledger.Ledger;

/** The board in a browser: how a launch stands, live. */
public final class BoardFeature implements Feature {
  private static final Duration SWEEP = Duration.ofMinutes(10);
  private static final int AT_ONCE = 1000;

  private final Ledger ledger;
  private final InstantSource clock;
  private final BoardDesk desk;
  private final Sheets sheets;
  private final Watchers watchers;
  private final BoardRoutes routes;

  /**
   * @param base where browsers reach us
   * @param door who is in
   * @param proxies who is believed about where visitors come from
   * @param features all there are; asked late
   */
  public BoardFeature(
      Ledger ledger,
      People people,
      InstantSource clock,
      URI base,
      Doorkeeper door,
      Proxies proxies,
      Supplier<List<Feature>> features) {
    this.ledger = ledger;
    this.clock = clock;
    this.desk = new BoardDesk(ledger, base);
    this.sheets = new Sheets(features);
    Watchers.Drawer drawer = guest -> draw(guest, people);
    this.watchers = new Watchers(ledger, clock, door, drawer);
    this.routes = new BoardRoutes(door, watchers, drawer, proxies, System::nanoTime);
  }

  private String draw(Doorkeeper.Guest guest, People people) {
    Sheet sheet = sheet(guest);
    if (!sheet.strangers().isEmpty()) {
      people.know(guest.workspace(), sheet.strangers(), clock.instant());
      sheet = sheet(guest);
    }
    return Html.of("board/sheet", Map.of("sheet", sheet));
  }

  private Sheet sheet(Doorkeeper.Guest guest) {
    return ledger.read(guest.workspace(), sql -> sheets.of(sql, guest.launch(), clock.instant()));
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of("board", "[out]", "how it all stands, live in a browser", desk::answer)
            .offeredAs("Board"));
  }

  @Override
  public List<WebRoutes> webRoutes() {
    return List.of(routes);
  }

  @Override
  public List<Rate> rates() {
    return List.of(
        watchers.rate(),
        new Rate(
            "board sessions",
            SWEEP,
            () -> ledger.across(sql -> BoardSessionStore.forget(sql, clock.instant(), AT_ONCE))));
  }
}
