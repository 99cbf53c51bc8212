package launchbot.bot.alarm;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.alarm.Rota;
import launchbot.alarm.RotaStore;
import launchbot.alarm.Route;
import launchbot.alarm.RouteStore;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Passage.Chapter;
import launchbot.bot.launch.Passage.Gap;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import org.jooq.DSLContext;

/** Who is called, as the handover document says it; addresses and numbers stay out of it. */
final class Handing {
  private Handing() {}

  static List<Passage> passages(DSLContext sql, Launch launch, Instant now) {
    Rota rota = RotaStore.of(sql, launch.id(), now);
    Stream<String> people =
        rota.onCall(now, launch.zone()).stream()
            .map(first ->
                "- On call now: %s. In order, a week each: %s"
                    .formatted(
                        Mrkdwn.user(first),
                        rota.people().stream()
                            .map(Mrkdwn::user)
                            .collect(Collectors.joining(", "))));
    Stream<String> routes = RouteStore.ofLaunch(sql, launch.id()).stream().map(Handing::line);
    return List.of(
        new Passage(
            Chapter.MONITORING,
            "Who is told",
            Stream.concat(people, routes).collect(Collectors.joining("\n")),
            rota.people().isEmpty()
                ? List.of(new Gap("Nobody is on call", launch.lead(), "/probe oncall @ada @ben"))
                : List.of()));
  }

  private static String line(Route route) {
    return "- %s alarms also go by %s (route %d)"
        .formatted(route.severity().key(), route.way().key(), route.number());
  }
}
