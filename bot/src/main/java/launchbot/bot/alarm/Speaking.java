package launchbot.bot.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.alarm.Case;
import launchbot.alarm.Outage;
import launchbot.alarm.OutageStore;
import launchbot.alarm.Rota;
import launchbot.alarm.RotaStore;
import launchbot.alarm.Sort;
import launchbot.bot.launch.BoardPart;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.alarm.AlarmText;
import launchbot.jobs.alarm.Telling;
import launchbot.launch.Launch;
import launchbot.probe.AlarmSeverity;
import launchbot.readiness.Reason;
import org.jooq.DSLContext;

/** What alarms say in the status, in people's lists and against a launch. */
final class Speaking {
  private Speaking() {}

  /** An outage stops a launch; what is slow, or will hurt, is a risk (PLAYBOOK "The verdict"). */
  static List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    List<Case> open = OutageStore.open(sql, launch.id());
    if (open.isEmpty()) {
      return List.of();
    }
    Rota rota = RotaStore.of(sql, launch.id(), now);
    String onCall = rota.onCall(now, launch.zone()).orElse(launch.lead());
    return open.stream().map(c -> reason(c, onCall)).toList();
  }

  private static Reason reason(Case c, String onCall) {
    Outage outage = c.outage();
    boolean stops = outage.sort() == Sort.DOWN && !c.bad().isEmpty();
    String by = outage.acknowledgedBy();
    return new Reason(
        stops ? Reason.Weight.STOPS : Reason.Weight.RISKS,
        stops ? "outage" : "amber-probe",
        "%s (alarm %d)".formatted(Mrkdwn.plain(AlarmText.headline(c)), outage.number()),
        "probe show " + c.headline().probe().number(),
        by == null ? onCall : by);
  }

  static List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    List<StatusLine> lines = new ArrayList<>();
    for (Case c : OutageStore.open(sql, launch.id())) {
      Outage outage = c.outage();
      String by = outage.acknowledgedBy();
      lines.add(
          new StatusLine(
              "alarm",
              "Alarm %d: %s for %s, %s"
                  .formatted(
                      outage.number(),
                      Mrkdwn.plain(AlarmText.headline(c)),
                      AlarmText.lasted(outage.lasted(now)),
                      by == null ? "nobody has it yet" : Mrkdwn.user(by) + " is on it")));
    }
    return lines;
  }

  static List<BoardPart> board(DSLContext sql, Launch launch) {
    List<BoardPart.Line> lines =
        OutageStore.open(sql, launch.id()).stream()
            .map(c -> {
              Outage outage = c.outage();
              String by = outage.acknowledgedBy();
              return new BoardPart.Line(
                  by == null ? BoardPart.Tone.BAD : BoardPart.Tone.WARN,
                  "*Alarm %d* %s: %s"
                      .formatted(
                          outage.number(),
                          Mrkdwn.plain(AlarmText.headline(c)),
                          by == null ? "nobody has it yet" : Mrkdwn.user(by) + " is on it"),
                  outage.began(),
                  null);
            })
            .toList();
    return lines.isEmpty() ? List.of() : List.of(new BoardPart("alarm", "Alarms", 0, lines));
  }

  static List<Todo> todos(DSLContext sql, Launch launch, Instant now) {
    List<Case> waiting =
        OutageStore.open(sql, launch.id()).stream().filter(c -> c.outage().waits(now)).toList();
    if (waiting.isEmpty()) {
      return List.of();
    }
    Optional<String> first = Telling.people(sql, launch, now).stream().findFirst();
    return waiting.stream()
        .map(c ->
            new Todo(
                first.orElse(launch.lead()),
                rank(c.outage().severity()),
                "Take alarm *%d*: %s"
                    .formatted(c.outage().number(), Mrkdwn.plain(AlarmText.headline(c))),
                null,
                Blocks.button(
                    "I'm on it", OutageView.PREFIX + "take", String.valueOf(c.outage().id()))))
        .toList();
  }

  private static int rank(AlarmSeverity severity) {
    return switch (severity) {
      case CRITICAL -> 0;
      case WARNING -> 1;
      case INFO -> 2;
    };
  }
}
