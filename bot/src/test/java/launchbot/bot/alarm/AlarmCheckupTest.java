package launchbot.bot.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import launchbot.alarm.Route;
import launchbot.alarm.Way;
import launchbot.bot.check.Finding;
import launchbot.launch.Launch;
import launchbot.probe.AlarmSeverity;
import launchbot.sandbox.Cast;
import org.junit.jupiter.api.Test;

class AlarmCheckupTest {
  private static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Shop", ZoneOffset.UTC, null, Cast.ADA);

  @Test
  void slackAloneWakesNobody() {
    assertThat(of(route(AlarmSeverity.INFO, Way.EMAIL)).mark()).isEqualTo(Finding.Mark.NOTE);
    Finding none = AlarmCheckup.of(LAUNCH, List.of(), Cast.BEN);
    assertThat(none.words())
        .contains("no route is set", "<@" + Cast.BEN + ">", "Do Not Disturb", "/probe route");
    Finding slack =
        of(route(AlarmSeverity.CRITICAL, Way.ON_CALL), route(AlarmSeverity.CRITICAL, Way.CHANNEL));
    assertThat(slack.words()).startsWith("critical ones reach");
  }

  @Test
  void anotherWayForCriticalOnesIsFine() {
    for (Way way : List.of(Way.EMAIL, Way.SMS, Way.WEBHOOK)) {
      assertThat(of(route(AlarmSeverity.CRITICAL, way)).mark()).isEqualTo(Finding.Mark.FINE);
    }
  }

  private static Finding of(Route... routes) {
    return AlarmCheckup.of(LAUNCH, List.of(routes), Cast.BEN);
  }

  private static Route route(AlarmSeverity severity, Way way) {
    return new Route(1, 3, 1, severity, way, "x");
  }
}
