package launchbot.bot.slack;

/**
 * A button or a form came back with something that this Launchbot never put into it: it is of
 * another version, or somebody tampered with it. Whoever used it is told to open it anew; nothing
 * is looked up and nothing failed.
 */
public final class Garbled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Garbled(String what) {
    super(what, null, false, false);
  }
}
