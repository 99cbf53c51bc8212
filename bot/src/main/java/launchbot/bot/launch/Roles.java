package launchbot.bot.launch;

import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.people.Role;

/** Who a visitor is in a launch, as the permissions ask it. */
public final class Roles {
  private Roles() {}

  public static Role of(Visit visit, Launch launch) {
    if (visit.person().guest()) {
      return Role.GUEST;
    }
    return launch.lead().equals(visit.person().id()) ? Role.LEAD : Role.MEMBER;
  }
}
