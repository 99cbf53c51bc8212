package launchbot.bot.handover;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.board.Doorkeeper;
import launchbot.bot.web.Html;
import launchbot.bot.web.Markdown;
import launchbot.bot.web.PublicPage;
import launchbot.bot.web.WebRoutes;
import launchbot.handover.Handover;
import launchbot.handover.HandoverStore;
import launchbot.ledger.Ledger;

/** {@code /board/handover/{number}}: a document as a page that prints well, for whoever is in. */
final class HandoverRoutes implements WebRoutes {
  private final Ledger ledger;
  private final Doorkeeper door;

  HandoverRoutes(Ledger ledger, Doorkeeper door) {
    this.ledger = ledger;
    this.door = door;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/board/handover/{number}", PublicPage.patient(this::show));
  }

  private void show(Context ctx) {
    Optional<Doorkeeper.Guest> guest = door.guest(ctx);
    if (guest.isEmpty()) {
      Doorkeeper.refuse(ctx);
      return;
    }
    Optional<Handover> found = find(guest.get(), ctx.pathParam("number"));
    if (found.isEmpty()) {
      PublicPage.say(
          ctx, 404, "There is no such handover", "Type /launch handover in Slack to make one.");
      return;
    }
    PublicPage.send(
        ctx,
        200,
        Html.of(
            "handover",
            Map.of(
                "title",
                "%s: handover %d".formatted(guest.get().launch().name(), found.get().number()),
                "style",
                PublicPage.STYLE,
                "body",
                body(found.get()))));
  }

  private Optional<Handover> find(Doorkeeper.Guest guest, String number) {
    return number.matches("\\d{1,6}")
        ? ledger.read(
            guest.workspace(),
            sql -> HandoverStore.find(sql, guest.launch().id(), Integer.parseInt(number)))
        : Optional.empty();
  }

  /** Its first line is the page's own heading. */
  private static String body(Handover handover) {
    String markdown = handover.markdown();
    return Markdown.html(markdown.substring(markdown.indexOf('\n') + 1));
  }
}
