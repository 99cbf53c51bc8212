package launchbot.bot.postmortem;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.page.PublicHeaders;
import launchbot.bot.web.Html;
import launchbot.bot.web.Markdown;
import launchbot.bot.web.WebRoutes;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;

/** What everybody may read of postmortems, below the public page of the launch. */
final class PublicPages implements WebRoutes {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final Ledger ledger;
  private final PublicHeaders headers;

  PublicPages(Ledger ledger, PublicHeaders headers) {
    this.ledger = ledger;
    this.headers = headers;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/status/{slug}/postmortem/{number}", this::show);
    routes.head("/status/{slug}/postmortem/{number}", this::show);
  }

  private record Found(StatusPage page, Postmortem postmortem) {}

  private void show(Context ctx) {
    headers.personal(ctx);
    try {
      Optional<Found> found = find(ctx.pathParam("slug"), ctx.pathParam("number"));
      if (found.isPresent()) {
        ctx.html(page(found.get()));
      } else {
        ctx.status(404).html(nothing());
      }
    } catch (DatabaseAway e) {
      ctx.status(503)
          .header("Retry-After", "5")
          .contentType("text/plain; charset=utf-8")
          .result("This page cannot be shown at the moment: try again in a few seconds.\n");
    }
  }

  private Optional<Found> find(String slug, String number) {
    if (!number.matches("\\d{1,6}") || slug.length() > 100) {
      return Optional.empty();
    }
    Optional<PageStore.Key> key = ledger.across(sql -> PageStore.bySlug(sql, slug));
    return key.flatMap(one ->
        ledger.read(
            one.workspace(),
            sql ->
                PageStore.find(sql, one.id())
                    .filter(StatusPage::shown)
                    .flatMap(page ->
                        PostmortemStore.published(sql, page.launch(), Integer.parseInt(number))
                            .map(postmortem -> new Found(page, postmortem)))));
  }

  private static String page(Found found) {
    Postmortem.Shown shown = found.postmortem().shown();
    if (shown == null) {
      return nothing();
    }
    return Html.of(
        "postmortem",
        Map.of(
            "root",
            "/status/" + found.page().slug(),
            "name",
            found.page().name(),
            "title",
            shown.title(),
            "day",
            DAY.format(shown.at().atZone(ZoneOffset.UTC)),
            "body",
            Markdown.html(shown.body())));
  }

  private static String nothing() {
    return Html.of(
        "page/missing",
        Map.of(
            "style",
            "/assets/status.0.css",
            "title",
            "There is no such page",
            "words",
            "Nothing is shown at this address. Check how it is spelled, or ask whoever gave it to"
                + " you."));
  }
}
