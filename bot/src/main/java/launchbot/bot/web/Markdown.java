package launchbot.bot.web;

import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import org.jsoup.Jsoup;
import org.jsoup.safety.Safelist;

/**
 * Markdown that people wrote, as HTML (CommonMark). HTML in it is shown as it was typed; what comes
 * out is allowed a few tags besides, and links to the web.
 */
public final class Markdown {
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

  private Markdown() {}

  /** It can be put into a page. */
  public static String html(String markdown) {
    return Jsoup.clean(RENDERER.render(PARSER.parse(markdown)), ALLOWED);
  }

  /** Somebody's words as one line that Markdown gives no meaning to (CommonMark 2.4). */
  public static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#|~!&])", "\\\\$1");
  }
}
