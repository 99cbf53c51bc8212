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
          Map.entry(Verb.CONFIGURE, THE_LEAD));

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
