package launchbot.ledger;

/** The database did not answer. */
public final class DatabaseAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean perhapsSaved;

  /**
   * @param perhapsSaved the answer to a commit was lost, so the change may or may not be there
   */
  public DatabaseAway(boolean perhapsSaved, Throwable cause) {
    super(cause.getMessage(), cause);
    this.perhapsSaved = perhapsSaved;
  }

  public boolean perhapsSaved() {
    return perhapsSaved;
  }
}
