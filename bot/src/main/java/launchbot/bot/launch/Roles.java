package launchbot.bot.launch;

import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.people.Role;
import launchbot.triage.Standing;
import org.jooq.DSLContext;

/** Who a visitor is in a launch, as the permissions ask it. */
public final class Roles {
  private Roles() {}

  public static Role of(Visit visit, Launch launch) {
    if (visit.person().guest()) {
      return Role.GUEST;
    }
    return launch.lead().equals(visit.person().id()) ? Role.LEAD : Role.MEMBER;
  }

  /** While no launch is known: enough to say what somebody may begin. */
  public static Role anywhere(Visit visit) {
    return visit.person().guest() ? Role.GUEST : Role.MEMBER;
  }

  /**
   * The role in a launch and how many hold one; somebody who is about to take part counts already.
   */
  public static Standing standing(DSLContext sql, Visit visit, Launch launch) {
    String person = visit.person().id();
    Role role = of(visit, launch);
    int others = LaunchStore.roleHolders(sql, launch.id(), person);
    return new Standing(person, role, role == Role.GUEST ? others : 1 + others);
  }
}
