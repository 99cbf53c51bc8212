package launchbot.bot.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.web.Html;
import launchbot.page.Colour;
import launchbot.page.PageFacts;
import launchbot.page.PageView;
import launchbot.page.StatusPage;
import org.jspecify.annotations.Nullable;

/** Draws pages: everything under a page's address, out of what it is drawn from. */
final class Drawing {
  private static final String HTML = "text/html; charset=utf-8";

  private final URI base;
  private final boolean mail;
  private final String style = Resource.text("status.css");

  /**
   * @param base where visitors reach this process
   * @param mail whether people can subscribe by mail
   */
  Drawing(URI base, boolean mail) {
    this.base = base;
    this.mail = mail;
  }

  /**
   * @param asOf when what is known was read, where that is too long ago; null while it is current
   */
  Served draw(PageFacts facts, @Nullable Instant asOf) {
    PageView view = PageView.of(facts);
    Rendition css = css(facts.page());
    var addresses = new Addresses(base, facts.page().slug());
    Sheet sheet = sheet(facts, view, asOf, css);
    var feed = new PageFeed(addresses, facts);
    StatusPage.Logo logo = facts.page().logo();
    return new Served(
        facts,
        view.until(),
        Rendition.of(Rendition.Sort.PAGE, HTML, Html.of("page/status", Map.of("sheet", sheet))),
        Rendition.of(
            Rendition.Sort.FEED,
            "application/json; charset=utf-8",
            PageJson.of(addresses, facts, view, asOf)),
        Rendition.of(Rendition.Sort.FEED, "application/atom+xml; charset=utf-8", feed.xml()),
        Rendition.of(
            Rendition.Sort.BANNER,
            "text/javascript; charset=utf-8",
            Banner.script(addresses, view)),
        css,
        logo == null ? null : Rendition.of(Rendition.Sort.LOGO, logo.type(), logo.bytes()),
        month -> month(facts, view, sheet, month));
  }

  /** Empty for a month of which the page knows nothing. */
  private Optional<Rendition> month(PageFacts facts, PageView view, Sheet sheet, YearMonth month) {
    YearMonth first =
        view.months().isEmpty() ? PageView.month(facts.page().madeAt()) : view.months().getLast();
    YearMonth last = PageView.month(facts.at());
    if (month.isAfter(last) || month.isBefore(first)) {
      return Optional.empty();
    }
    var tales = new Tales(facts.components(), facts.at());
    String html =
        Html.of(
            "page/history",
            Map.of(
                "sheet",
                sheet,
                "month",
                PublicText.month(month),
                "tales",
                tales.of(PageView.of(facts.stories(), month)),
                "earlier",
                month.isAfter(first) ? link(facts, month.minusMonths(1)) : NONE,
                "later",
                month.isBefore(last) ? link(facts, month.plusMonths(1)) : NONE));
    return Optional.of(Rendition.of(Rendition.Sort.PAGE, HTML, html));
  }

  private static final Sheet.Month NONE = new Sheet.Month("", "");

  private static Sheet.Month link(PageFacts facts, YearMonth month) {
    return new Sheet.Month(Addresses.history(facts.page().slug(), month), PublicText.month(month));
  }

  private Sheet sheet(PageFacts facts, PageView view, @Nullable Instant asOf, Rendition css) {
    StatusPage page = facts.page();
    var tales = new Tales(facts.components(), facts.at());
    return new Sheet(
        page,
        Addresses.style(page.slug(), css.tag().replace("\"", "")),
        view.state().key(),
        PublicText.of(view.words()),
        view.parts().stream().map(Bars::row).toList(),
        tales.of(view.current()),
        tales.of(view.planned()),
        tales.of(view.recent()),
        view.months().stream().map(month -> link(facts, month)).toList(),
        facts.lessons().stream()
            .map(one ->
                new Sheet.Lesson(
                    Addresses.postmortem(page.slug(), one.number()),
                    PublicText.of(one.title()),
                    Sheet.Time.of(one.at())))
            .toList(),
        facts.shipped().stream()
            .map(one ->
                new Sheet.Shipped(
                    PublicText.of(one.version()),
                    Sheet.Time.of(one.at()),
                    one.changes().stream().map(PublicText::of).toList()))
            .toList(),
        asOf == null ? null : Sheet.Time.of(asOf),
        !page.shown(),
        mail);
  }

  /** The page's own colour, where letters in it can be read, before what all pages share. */
  private Rendition css(StatusPage page) {
    Colour colour = Colour.of(page.colour()).orElseThrow();
    String own =
        ":root{--brand:%s}@media(prefers-color-scheme:dark){:root{--brand:%s}}\n"
            .formatted(
                colour.readableOn(Colour.WHITE).hex(), colour.readableOn(Colour.NIGHT).hex());
    return Rendition.of(
        Rendition.Sort.STYLE,
        "text/css; charset=utf-8",
        (style + own).getBytes(StandardCharsets.UTF_8));
  }
}
