package launchbot.bot.flag;

import java.util.List;
import launchbot.alarm.RotaStore;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Visit;
import launchbot.flag.FlagShelfStore;
import launchbot.flag.FlagStore;
import launchbot.flag.Turning;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import org.jooq.DSLContext;

/** Who a visitor is when it comes to switches, and what the team's limits leave. */
final class Acting {
  private Acting() {}

  static Turning.Who who(DSLContext sql, Visit visit, Launch launch) {
    String person = visit.person().id();
    var roles = LaunchStore.roles(sql, launch.id());
    boolean onCall =
        RotaStore.of(sql, launch.id(), visit.at())
            .onCall(visit.at(), launch.zone())
            .map(List::of)
            .orElseGet(() -> roles.getOrDefault(LaunchRole.ON_CALL, List.of()))
            .contains(person);
    return new Turning.Who(
        person,
        Roles.of(visit, launch),
        onCall,
        roles.getOrDefault(LaunchRole.APPROVER, List.of()).contains(person));
  }

  static Turning.Alone alone(DSLContext sql, Launch launch) {
    long off = FlagStore.off(sql, launch.id()).stream().filter(one -> one.turned().alone()).count();
    return new Turning.Alone((int) off, FlagShelfStore.mostAlone(sql, launch.id()));
  }
}
