package launchbot.bot.check;

/**
 * One thing that was looked at.
 *
 * @param what the variable, or {@code scope …}
 * @param words what was found, and what to do where something is to be done; holds no secret
 */
public record Finding(Mark mark, String what, String words) {

  /** How it stands, readable without colour. */
  public enum Mark {
    FINE("✓", "ok"),
    FAULT("✗", "!!"),
    /** Nothing wrong; worth knowing. */
    NOTE("·", "--");

    private final String sign;
    private final String ascii;

    Mark(String sign, String ascii) {
      this.sign = sign;
      this.ascii = ascii;
    }

    String sign(boolean fancy) {
      return fancy ? sign : ascii;
    }
  }

  public static Finding fine(String what, String words) {
    return new Finding(Mark.FINE, what, words);
  }

  public static Finding fault(String what, String words) {
    return new Finding(Mark.FAULT, what, words);
  }

  public static Finding note(String what, String words) {
    return new Finding(Mark.NOTE, what, words);
  }
}
