package launchbot.people;

import static launchbot.people.Role.GUEST;
import static launchbot.people.Role.LEAD;
import static launchbot.people.Role.MEMBER;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may do what: one table, asked by every rule. What is not listed nobody may do. */
public final class Permissions {

  private static final Set<Role> EVERYBODY = Set.of(LEAD, MEMBER, GUEST);
  private static final Set<Role> THE_TEAM = Set.of(LEAD, MEMBER);
  private static final Set<Role> THE_LEAD = Set.of(LEAD);

  static final Map<Verb, Set<Role>> TABLE =
      Map.ofEntries(
          Map.entry(Verb.REPORT, EVERYBODY),
          Map.entry(Verb.READ, EVERYBODY),
          Map.entry(Verb.EDIT, THE_TEAM),
          Map.entry(Verb.ASSIGN, THE_TEAM),
          Map.entry(Verb.PROGRESS, THE_TEAM),
          Map.entry(Verb.VERIFY, THE_TEAM),
          Map.entry(Verb.CLOSE, THE_TEAM),
          Map.entry(Verb.REOPEN, THE_TEAM),
          Map.entry(Verb.MOVE, THE_TEAM),
          Map.entry(Verb.PULL, THE_TEAM),
          Map.entry(Verb.DELETE, THE_TEAM),
          Map.entry(Verb.UNDO, THE_TEAM),
          Map.entry(Verb.IMPORT, THE_TEAM),
          Map.entry(Verb.EXPORT, THE_TEAM),
          Map.entry(Verb.PIN, THE_TEAM),
          Map.entry(Verb.CONFIGURE, THE_LEAD),
          Map.entry(Verb.START, THE_TEAM),
          Map.entry(Verb.RESCHEDULE, THE_LEAD),
          Map.entry(Verb.PLAN, THE_TEAM),
          Map.entry(Verb.GIVE_ROLES, THE_LEAD),
          Map.entry(Verb.ASK_EXCEPTION, THE_TEAM),
          Map.entry(Verb.GRANT_EXCEPTION, THE_LEAD),
          Map.entry(Verb.SET_PATHS, THE_TEAM),
          Map.entry(Verb.WALK_PATH, THE_TEAM),
          Map.entry(Verb.EDIT_CHECKLIST, THE_TEAM),
          Map.entry(Verb.TICK, THE_TEAM),
          Map.entry(Verb.WAIVE, THE_LEAD),
          Map.entry(Verb.SNOOZE, THE_TEAM),
          Map.entry(Verb.POST_STATUS, THE_TEAM),
          Map.entry(Verb.CALL_GO, THE_LEAD),
          // Whether somebody is an approver is the launch's roles' to say, not this table's.
          Map.entry(Verb.DECIDE_GO, THE_TEAM),
          Map.entry(Verb.OVERRIDE_GO, THE_LEAD),
          Map.entry(Verb.WATCH, THE_TEAM),
          Map.entry(Verb.ANSWER_ALARM, THE_TEAM),
          Map.entry(Verb.SET_ROUTES, THE_TEAM),
          Map.entry(Verb.SET_SECRET, THE_TEAM),
          Map.entry(Verb.PROVE_DOMAIN, THE_TEAM),
          Map.entry(Verb.OPEN_INCIDENT, THE_TEAM),
          Map.entry(Verb.RESPOND, THE_TEAM),
          Map.entry(Verb.SET_INCIDENTS, THE_TEAM),
          Map.entry(Verb.WRITE_NOTICE, THE_TEAM),
          // Whether somebody is another one than the writer is the notice's to say.
          Map.entry(Verb.APPROVE_NOTICE, THE_TEAM),
          Map.entry(Verb.SET_PAGE, THE_TEAM),
          Map.entry(Verb.SEE_ADDRESSES, THE_LEAD),
          Map.entry(Verb.TAKE_REPORT, THE_TEAM),
          Map.entry(Verb.WRITE_POSTMORTEM, THE_TEAM),
          Map.entry(Verb.PUBLISH_POSTMORTEM, THE_TEAM),
          Map.entry(Verb.RECORD_RELEASE, THE_TEAM),
          Map.entry(Verb.APPROVE_MIGRATION, THE_LEAD),
          Map.entry(Verb.PLAN_ROLLBACK, THE_TEAM),
          Map.entry(Verb.PROPOSE_ROLLBACK, THE_TEAM),
          // Whether somebody stands in the chain is the plan's to say.
          Map.entry(Verb.APPROVE_ROLLBACK, THE_TEAM),
          Map.entry(Verb.RUN_ROLLBACK, THE_TEAM),
          Map.entry(Verb.SWITCH_FLAG, THE_TEAM),
          Map.entry(Verb.SET_FLAGS, THE_LEAD),
          Map.entry(Verb.SEE_BOARD, THE_TEAM),
          Map.entry(Verb.WRITE_RUNBOOK, THE_TEAM),
          Map.entry(Verb.SET_INVENTORY, THE_TEAM),
          Map.entry(Verb.SEE_ACCESS, THE_TEAM),
          Map.entry(Verb.HAND_OVER, THE_TEAM));

  private Permissions() {}

  /** Empty when allowed, otherwise the sentence that says no and whom to ask. */
  public static Optional<String> check(Role role, Verb verb) {
    if (TABLE.getOrDefault(verb, Set.of()).contains(role)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (role) {
          case GUEST ->
              "Guests can report and read here, but cannot "
                  + verb.words()
                  + ": ask somebody of the team to do it.";
          case MEMBER -> "Only the lead of the launch can " + verb.words() + ": ask the lead.";
          case LEAD -> "Nobody can " + verb.words() + " here.";
        });
  }
}
