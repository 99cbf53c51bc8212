package launchbot.postgres;

/**
 * The database cannot be used as it is configured. The message is for the operator: it names the
 * cause and the next step, and holds no secret.
 */
public final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unusable(String message) {
    super(message);
  }

  public Unusable(String message, Throwable cause) {
    super(message, cause);
  }
}
