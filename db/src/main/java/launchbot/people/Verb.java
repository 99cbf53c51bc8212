package launchbot.people;

/**
 * Everything that somebody can ask for. A new one fails a test until {@link Permissions} lists it.
 */
public enum Verb {
  REPORT("report entries"),
  READ("read entries"),
  EDIT("change entries"),
  ASSIGN("assign entries"),
  PROGRESS("start or fix entries"),
  VERIFY("verify entries"),
  CLOSE("close entries unfixed"),
  REOPEN("reopen entries"),
  MOVE("move entries out of the sprint"),
  PULL("pull entries into the sprint"),
  DELETE("delete or restore entries"),
  UNDO("undo changes"),
  IMPORT("import entries"),
  EXPORT("export entries"),
  PIN("pin messages to the record"),
  CONFIGURE("change settings");

  private final String words;

  Verb(String words) {
    this.words = words;
  }

  /** What it is called in a refusal, after "cannot". */
  public String words() {
    return words;
  }
}
