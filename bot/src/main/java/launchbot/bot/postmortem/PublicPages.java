package launchbot.bot.postmortem;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.page.PublicHeaders;
import launchbot.bot.web.Html;
import launchbot.bot.web.WebRoutes;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;

/**
 * What everybody may read of postmortems, below the public page of the launch. HTML in the Markdown
 * is shown as it was typed; what comes out is allowed a few tags besides, and links to the web.
 */
final class PublicPages implements WebRoutes {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DataHolder OPTIONS =
      new MutableDataSet().set(HtmlRenderer.ESCAPE_HTML, true).toImmutable();
  private static final Parser PARSER = Parser.builder(OPTIONS).build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder(OPTIONS).build();

  /** No pictures: a visitor's browser asks nobody else for anything. */
  private static final Safelist ALLOWED =
      new Safelist()
          .addTags("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote")
          .addTags("em", "strong", "code", "pre", "a")
          .addAttributes("a", "href")
          .addProtocols("a", "href", "http", "https")
          .addEnforcedAttribute("a", "rel", "nofollow noopener");

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

  /** Markdown as HTML that can be put into a page. */
  static String html(String markdown) {
    return Jsoup.clean(RENDERER.render(PARSER.parse(markdown)), ALLOWED);
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
            html(shown.body())));
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
