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
  CONFIGURE("change settings"),
  START("start a sprint"),
  RESCHEDULE("move, pause, extend, stop or archive the launch"),
  PLAN("change plans"),
  GIVE_ROLES("give or take roles"),
  ASK_EXCEPTION("ask for an exception from the freeze"),
  GRANT_EXCEPTION("grant or refuse an exception from the freeze"),
  SET_PATHS("change the critical paths"),
  WALK_PATH("say how a critical path went"),
  EDIT_CHECKLIST("change the checklist"),
  TICK("tick checklist items"),
  WAIVE("waive checklist items"),
  SNOOZE("snooze or stop reminders"),
  POST_STATUS("post the status to the channel"),
  CALL_GO("call for the go or no-go"),
  DECIDE_GO("say go or no-go"),
  OVERRIDE_GO("override the approvers"),
  WATCH("change what is watched"),
  ANSWER_ALARM("answer alarms"),
  SET_ROUTES("change who is alarmed and how"),
  SET_SECRET("set secrets of probes"),
  PROVE_DOMAIN("prove whose a domain is"),
  OPEN_INCIDENT("open incidents"),
  RESPOND("work on incidents"),
  SET_INCIDENTS("change how incidents are handled"),
  WRITE_NOTICE("write notices to customers"),
  APPROVE_NOTICE("approve notices to customers"),
  SET_PAGE("change the public page"),
  SEE_ADDRESSES("take the addresses of subscribers out"),
  TAKE_REPORT("take up what visitors report"),
  WRITE_POSTMORTEM("write postmortems"),
  PUBLISH_POSTMORTEM("publish postmortems"),
  RECORD_RELEASE("record releases"),
  APPROVE_MIGRATION("approve a migration that cannot be undone"),
  PLAN_ROLLBACK("change the rollback plan"),
  PROPOSE_ROLLBACK("propose a rollback"),
  APPROVE_ROLLBACK("approve a rollback"),
  RUN_ROLLBACK("carry out the steps of a rollback"),
  SWITCH_FLAG("switch features off and on"),
  SET_FLAGS("change switches and their limits"),
  SEE_BOARD("open the board"),
  WRITE_RUNBOOK("write runbooks"),
  SET_INVENTORY("change what is known of variables, accounts and contacts"),
  SEE_ACCESS("see accounts, access and contacts"),
  HAND_OVER("make the handover document");

  private final String words;

  Verb(String words) {
    this.words = words;
  }

  /** What it is called in a refusal, after "cannot". */
  public String words() {
    return words;
  }
}
