package launchbot.page;

import java.util.Locale;
import java.util.Optional;

/** A colour of a screen (sRGB), its parts from 0 to 255. Contrast is reckoned as WCAG 2.2 does. */
public record Colour(int red, int green, int blue) {
  public static final Colour WHITE = new Colour(255, 255, 255);

  /** Behind the page where a reader's device is set to dark. */
  public static final Colour NIGHT = new Colour(0x16, 0x19, 0x1d);

  /** What small text needs against what is behind it (WCAG 1.4.3). */
  private static final double READABLE = 4.5;

  private static final int STEPS = 50;

  /** Reads {@code #1f3a5f}, {@code 1F3A5F} and {@code #abc}. */
  public static Optional<Colour> of(String typed) {
    String hex = typed.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
    if (hex.matches("[0-9a-f]{3}")) {
      hex = hex.replaceAll("(.)", "$1$1");
    }
    if (!hex.matches("[0-9a-f]{6}")) {
      return Optional.empty();
    }
    int all = Integer.parseInt(hex, 16);
    return Optional.of(new Colour(all >> 16, all >> 8 & 0xff, all & 0xff));
  }

  /** {@code #1f3a5f}. */
  public String hex() {
    return "#%02x%02x%02x".formatted(red, green, blue);
  }

  /** From 1, none, to 21. */
  public double contrast(Colour other) {
    double one = luminance();
    double two = other.luminance();
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }

  /** The same, or as little darker or lighter as lets text in it be read on that. */
  public Colour readableOn(Colour behind) {
    Colour towards = behind.luminance() > 0.18 ? new Colour(0, 0, 0) : WHITE;
    for (int step = 0; step < STEPS; step++) {
      Colour one = mixed(towards, (double) step / STEPS);
      if (one.contrast(behind) >= READABLE) {
        return one;
      }
    }
    return towards;
  }

  private Colour mixed(Colour other, double part) {
    return new Colour(
        (int) Math.round(red + (other.red - red) * part),
        (int) Math.round(green + (other.green - green) * part),
        (int) Math.round(blue + (other.blue - blue) * part));
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
