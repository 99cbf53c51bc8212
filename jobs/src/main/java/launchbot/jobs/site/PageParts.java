package launchbot.jobs.site;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a page loads, read from its HTML without carrying anything of it out. */
final class PageParts {
  private static final int MOST = 1_000;

  private final URI page;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private URI base;

  private PageParts(URI page) {
    this.page = page;
    this.base = page;
  }

  /** In their order, each address once for each kind; the first thousand. */
  static List<Part> of(URI page, String html) {
    var read = new PageParts(page);
    Document document = Jsoup.parse(html);
    for (Element element : document.getAllElements()) {
      if (read.parts.size() >= MOST) {
        break;
      }
      read.element(element);
    }
    return List.copyOf(read.parts.values());
  }

  private void element(Element element) {
    switch (element.normalName()) {
      case "base" -> base = resolved(element.attr("href"), page);
      case "script" -> add(Part.Kind.SCRIPT, element.attr("src"), 0);
      case "link" -> link(element);
      case "iframe", "frame" -> add(Part.Kind.FRAME, element.attr("src"), 0);
      case "object" -> add(Part.Kind.PLUGIN, element.attr("data"), 0);
      case "embed" -> add(Part.Kind.PLUGIN, element.attr("src"), 0);
      case "img" -> image(element);
      case "source" -> {
        sources(Part.Kind.IMAGE, element.attr("srcset"));
        add(Part.Kind.MEDIA, element.attr("src"), 0);
      }
      case "image" -> add(Part.Kind.IMAGE, either(element, "href", "xlink:href"), 0);
      case "video" -> {
        add(Part.Kind.IMAGE, element.attr("poster"), 0);
        add(Part.Kind.MEDIA, element.attr("src"), 0);
      }
      case "audio", "track" -> add(Part.Kind.MEDIA, element.attr("src"), 0);
      case "form" -> add(Part.Kind.FORM, element.attr("action"), 0);
      case "button" -> add(Part.Kind.FORM, element.attr("formaction"), 0);
      case "input" -> {
        add(Part.Kind.FORM, element.attr("formaction"), 0);
        if (element.attr("type").equalsIgnoreCase("image")) {
          add(Part.Kind.IMAGE, element.attr("src"), width(element));
        }
      }
      case "style" -> css(element.data());
      default -> {
        // loads nothing
      }
    }
    css(element.attr("style"));
  }

  private void link(Element element) {
    List<String> rel = List.of(element.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"));
    String href = element.attr("href");
    if (rel.contains("stylesheet")) {
      add(Part.Kind.STYLE, href, 0);
    } else if (rel.contains("modulepreload")) {
      add(Part.Kind.SCRIPT, href, 0);
    } else if (rel.contains("icon") || rel.contains("apple-touch-icon")) {
      add(Part.Kind.IMAGE, href, 0);
    } else if (rel.contains("preload")) {
      switch (element.attr("as").toLowerCase(Locale.ROOT)) {
        case "script" -> add(Part.Kind.SCRIPT, href, 0);
        case "style" -> add(Part.Kind.STYLE, href, 0);
        case "font" -> add(Part.Kind.FONT, href, 0);
        case "image" -> add(Part.Kind.IMAGE, href, 0);
        default -> {
          // of no kind that counts here
        }
      }
    }
  }

  private void image(Element element) {
    add(Part.Kind.IMAGE, element.attr("src"), width(element));
    // What a browser picks of it depends on the screen: it is looked at for how it is loaded only.
    sources(Part.Kind.MEDIA, element.attr("srcset"));
  }

  /** {@code a.png 1x, b.png 2x} (HTML, "srcset attributes"). */
  private void sources(Part.Kind kind, String srcset) {
    int i = 0;
    while (i < srcset.length() && parts.size() < MOST) {
      while (i < srcset.length() && (isSpace(srcset.charAt(i)) || srcset.charAt(i) == ',')) {
        i++;
      }
      int from = i;
      while (i < srcset.length() && !isSpace(srcset.charAt(i))) {
        i++;
      }
      String address = srcset.substring(from, i);
      boolean last = address.endsWith(",");
      add(kind, last ? address.substring(0, address.length() - 1) : address, 0);
      int comma = last ? i : srcset.indexOf(',', i);
      i = comma < 0 ? srcset.length() : comma;
    }
  }

  /** The addresses in {@code url(…)} and {@code @import "…"}. */
  private void css(String css) {
    for (int i = css.indexOf("url("); i >= 0 && parts.size() < MOST; i = css.indexOf("url(", i)) {
      int end = css.indexOf(')', i);
      if (end < 0) {
        return;
      }
      String address = unquoted(css.substring(i + 4, end));
      boolean imported = css.substring(Math.max(0, i - 10), i).contains("@import");
      add(kind(address, imported), address, 0);
      i = end;
    }
    for (int i = css.indexOf("@import"); i >= 0; i = css.indexOf("@import", i + 1)) {
      String rest = css.substring(i + 7, Math.min(css.length(), i + 2_000)).strip();
      char quote = rest.isEmpty() ? ' ' : rest.charAt(0);
      int end = quote == '"' || quote == '\'' ? rest.indexOf(quote, 1) : -1;
      if (end > 0) {
        add(Part.Kind.STYLE, rest.substring(1, end), 0);
      }
      if (parts.size() >= MOST) {
        return;
      }
    }
  }

  private static Part.Kind kind(String address, boolean imported) {
    String path = address.toLowerCase(Locale.ROOT);
    boolean font = path.contains(".woff") || path.contains(".ttf") || path.contains(".otf");
    return imported ? Part.Kind.STYLE : font ? Part.Kind.FONT : Part.Kind.IMAGE;
  }

  private void add(Part.Kind kind, String address, int width) {
    if (address.isBlank() || parts.size() >= MOST) {
      return;
    }
    URI uri = resolved(address, base);
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
      parts.putIfAbsent(kind + " " + uri, new Part(kind, uri, width));
    }
  }

  /** A blank page for what is no address. */
  private static URI resolved(String address, URI base) {
    try {
      String text = address.strip().replace(" ", "%20").replace("|", "%7C");
      int fragment = text.indexOf('#');
      return base.resolve(URI.create(fragment < 0 ? text : text.substring(0, fragment)));
    } catch (IllegalArgumentException e) {
      return URI.create("about:blank");
    }
  }

  private static int width(Element element) {
    String width = element.attr("width").strip();
    return width.matches("[0-9]{1,5}") ? Integer.parseInt(width) : 0;
  }

  private static String either(Element element, String one, String other) {
    return element.hasAttr(one) ? element.attr(one) : element.attr(other);
  }

  private static String unquoted(String text) {
    String bare = text.strip();
    boolean quoted = bare.length() >= 2 && (bare.startsWith("\"") || bare.startsWith("'"));
    return quoted ? bare.substring(1, bare.length() - 1) : bare;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
