package launchbot.jobs.site;

import java.net.URI;

/**
 * Something that a page loads or sends to.
 *
 * @param width in which the page shows it, in CSS pixels; 0 where the page does not say
 */
record Part(Kind kind, URI uri, int width) {

  /** What it is to the page. */
  enum Kind {
    SCRIPT(Risk.ACTIVE, "a script"),
    STYLE(Risk.ACTIVE, "a style sheet"),
    FRAME(Risk.ACTIVE, "a frame"),
    PLUGIN(Risk.ACTIVE, "an embedded object"),
    FONT(Risk.ACTIVE, "a font or a style's import"),
    IMAGE(Risk.PASSIVE, "an image"),
    MEDIA(Risk.PASSIVE, "sound or a film"),
    FORM(Risk.FORM, "a form's target");

    private final Risk risk;
    private final String words;

    Kind(Risk risk, String words) {
      this.risk = risk;
      this.words = words;
    }

    Risk risk() {
      return risk;
    }

    String words() {
      return words;
    }

    /** Whether it is loaded with the page, and counts for its weight. */
    boolean weighs() {
      return this == SCRIPT || this == STYLE || this == IMAGE || this == FONT;
    }

    /** Whether it is text, which shrinks to a third when it is compressed. */
    boolean text() {
      return this == SCRIPT || this == STYLE;
    }
  }

  /** What it can do to the page when somebody on the way changes it (W3C "Mixed Content"). */
  enum Risk {
    /** All: browsers block it. */
    ACTIVE,
    /** Show something else. */
    PASSIVE,
    /** Read what is typed. */
    FORM
  }

  boolean insecure() {
    return "http".equalsIgnoreCase(uri.getScheme());
  }

  /** The last part of its path, or its host. */
  String name() {
    String path = uri.getPath() == null ? "" : uri.getPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty() ? String.valueOf(uri.getHost()) : last;
  }
}
