package launchbot.bot.rollback;

import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.web.Markdown;
import launchbot.incident.Incident;
import launchbot.launch.Launch;
import launchbot.readiness.Reason;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.rollback.Status;
import org.jooq.DSLContext;

/**
 * What open rollbacks say elsewhere: in the status, in people's lists, in an incident's message.
 */
final class Outlook implements IncidentPart {
  private static final int HANDED_OVER = 20;

  /** While something is being taken back nobody launches. A drill stops nothing. */
  static List<Reason> reasons(DSLContext sql, Launch launch) {
    return open(sql, launch)
        .filter(one -> !one.drill())
        .map(one ->
            new Reason(
                Reason.Weight.STOPS,
                "open-rollback",
                line(one),
                "rollback show " + one.number(),
                launch.lead()))
        .toList();
  }

  static List<StatusLine> lines(DSLContext sql, Launch launch) {
    return open(sql, launch).map(one -> new StatusLine("rollback", line(one))).toList();
  }

  /** Whoever is asked to approve one, and the lead where one is to be brought on. */
  static List<Todo> todos(DSLContext sql, Launch launch, Instant now) {
    return open(sql, launch).flatMap(one -> waits(sql, launch, one, now)).toList();
  }

  private static Stream<Todo> waits(DSLContext sql, Launch launch, Run run, Instant now) {
    return switch (run.status()) {
      case Status.Proposed(int link) ->
          Panels.of(sql, launch, run, now).asked(link).stream()
              .map(person -> todo(run, person, "Approve or refuse %s"));
      case Status.Approved _, Status.Preflight _ ->
          Stream.of(todo(run, launch.lead(), "Answer the preflight of %s"));
      case Status.Verified _ -> Stream.of(todo(run, launch.lead(), "Close %s"));
      case Status.Running _, Status.Closed _, Status.Refused _, Status.Aborted _ -> Stream.empty();
    };
  }

  private static Todo todo(Run run, String person, String what) {
    return new Todo(
        person,
        run.drill() ? 1 : 0,
        what.formatted("%s, %s".formatted(RunView.name(run), RunView.way(run))),
        null,
        RollbackCommand.button("Show", "show", MeantRun.by(run, "")));
  }

  /**
   * Which there have been, for whoever goes on alone; drills stand with their figures elsewhere.
   */
  static List<Passage> handover(DSLContext sql, Launch launch) {
    List<String> lines =
        RunStore.newest(sql, launch.id(), 0, HANDED_OVER).stream()
            .filter(one -> !one.drill())
            .map(one ->
                "- Rollback %d, %s: %s, %s. %s"
                    .formatted(
                        one.number(),
                        one.proposedAt().atZone(launch.zone()).toLocalDate(),
                        Markdown.plain(
                            one.environment()
                                + (one.target() == null ? "" : " back to " + one.target())),
                        one.status().key(),
                        Markdown.plain(one.reason())))
            .toList();
    return lines.isEmpty()
        ? List.of()
        : List.of(
            new Passage(
                Passage.Chapter.ROLLBACK, "Rollbacks so far", String.join("\n", lines), List.of()));
  }

  @Override
  public List<String> lines(DSLContext sql, Incident incident, Instant now) {
    return RunStore.ofIncident(sql, incident.id()).stream().map(Outlook::line).toList();
  }

  @Override
  public List<BlockElement> buttons(DSLContext sql, Incident incident, Instant now) {
    return RunStore.ofIncident(sql, incident.id()).stream()
        .filter(Run::open)
        .<BlockElement>map(one ->
            RollbackCommand.button(
                "Show rollback %d".formatted(one.number()), "show", MeantRun.by(one, "")))
        .limit(1)
        .toList();
  }

  /** {@code Rollback 3 is running: production back to 1.4.1.} */
  private static String line(Run run) {
    return "%s is *%s*: %s. %s"
        .formatted(
            RunView.name(run),
            run.status().key(),
            RunView.way(run),
            RunView.sentenceOf(Mrkdwn.truncate(run.reason(), 200)));
  }

  private static Stream<Run> open(DSLContext sql, Launch launch) {
    return RunStore.open(sql, launch.id()).stream();
  }
}
