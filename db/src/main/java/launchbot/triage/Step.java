package launchbot.triage;

/** A step of the work on an entry, as somebody asks for it. */
public enum Step {
  START,
  FIX,
  VERIFY,
  WONT_FIX,
  DUPLICATE,
  REOPEN
}
