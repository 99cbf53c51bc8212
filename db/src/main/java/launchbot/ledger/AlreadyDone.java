package launchbot.ledger;

/** This very request was carried out before; nothing was written again. */
public final class AlreadyDone extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AlreadyDone(String receipt) {
    super(receipt, null, false, false);
  }
}
