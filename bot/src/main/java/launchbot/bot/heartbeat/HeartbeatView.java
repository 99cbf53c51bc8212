package launchbot.bot.heartbeat;

import com.slack.api.model.block.LayoutBlock;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.heartbeat.Heartbeat;
import launchbot.heartbeat.Heartbeats;
import launchbot.heartbeat.Schedule;
import launchbot.heartbeat.Signal;
import launchbot.heartbeat.Terms;
import launchbot.launch.Launch;
import launchbot.probe.Probe;
import org.jspecify.annotations.Nullable;

/** Heartbeats as messages. */
final class HeartbeatView {
  private static final int SHOWN = 40;
  private static final int BODY = 600;

  private HeartbeatView() {}

  /**
   * @param beats by the id of the probe; one that was made just now may be missing
   */
  static Card list(Launch launch, List<Probe> probes, Map<Long, Heartbeat> beats) {
    if (probes.isEmpty()) {
      String text = "No job has to report in yet.";
      return new Card(
          text,
          List.of(
              Blocks.section(
                  text
                      + " A heartbeat is a job that calls Launchbot when it is done; where the call"
                      + " does not come, somebody is told."),
              Blocks.context(HeartbeatWords.USAGE)));
    }
    List<String> lines = new ArrayList<>();
    lines.add("*Jobs that report in*");
    probes.stream()
        .limit(SHOWN)
        .map(probe -> line(probe, beats.get(probe.id()), launch.zone()))
        .forEach(lines::add);
    if (probes.size() > SHOWN) {
      lines.add("… and %d more: `/probe list`.".formatted(probes.size() - SHOWN));
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.context(
            "`/probe heartbeat %d` shows how one reports and what it said last."
                .formatted(probes.getFirst().number())));
    return new Card("Jobs that report in", blocks);
  }

  private static String line(Probe probe, @Nullable Heartbeat beat, ZoneId zone) {
    Terms terms = Terms.of(probe, zone);
    String stands = beat == null ? "it has not reported in yet" : Heartbeats.words(beat, zone);
    Instant late = beat == null ? null : beat.lateAt();
    return "*%d*  %s · %s · %s%s"
        .formatted(
            probe.number(),
            Mrkdwn.plain(probe.name()),
            terms.words(),
            Mrkdwn.plain(stands),
            late == null ? "" : " · late from " + Mrkdwn.date(late, zone));
  }

  /**
   * @param added whether it is new
   * @param hooked whether the launch has a hook
   * @param signals what it reported last, the newest first
   */
  static Card one(
      Launch launch,
      Probe probe,
      boolean added,
      boolean hooked,
      URI base,
      List<Signal.Kept> signals) {
    Terms terms = Terms.of(probe, launch.zone());
    String title =
        (added ? "Heartbeat *%d* is kept: %s, %s." : "Heartbeat *%d*: %s, %s.")
            .formatted(probe.number(), Mrkdwn.plain(probe.name()), terms.words());
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            title
                + " Where it is not heard of in time, or reports that it failed, an alarm goes"
                + " out."));
    recipes(blocks, probe, terms, base);
    if (!hooked) {
      blocks.add(
          Blocks.section(
              "The launch has no hook yet, so there is no token to call with.",
              LaunchCommand.button("Make a hook", "hook", "new")));
    }
    if (!signals.isEmpty()) {
      blocks.addAll(Blocks.sections(reports(signals, launch.zone())));
    }
    blocks.add(
        Blocks.context(
            "`LAUNCHBOT_TOKEN` is the token of a hook: `/launch hook`. Only a POST counts."
                + " docs/hooks.md has more."));
    return new Card(title, blocks);
  }

  private static void recipes(List<LayoutBlock> blocks, Probe probe, Terms terms, URI base) {
    String address = base.toString().replaceFirst("/$", "") + "/hooks/heartbeat";
    String job = "?job=" + URLEncoder.encode(probe.spec().target(), StandardCharsets.UTF_8);
    blocks.add(
        Blocks.section(
            "When it is done:\n```curl -fsS -m 10 --retry 3 -X POST -H \"Authorization: Bearer $LAUNCHBOT_TOKEN\" \"%s\"```"
                .formatted(Mrkdwn.escape(address + job))));
    // In a crontab a percent sign ends the command.
    String cron =
        "%s  /opt/run.sh; curl -fsS -m 10 --retry 3 -X POST -H \"Authorization: Bearer $LAUNCHBOT_TOKEN\" \"%s/$?%s\""
            .formatted(cron(terms.schedule()), address, job.replace("%", "\\%"));
    blocks.add(
        Blocks.section(
            "In a crontab, with its exit code:\n```%s```".formatted(Mrkdwn.escape(cron))));
  }

  private static String cron(Schedule schedule) {
    return switch (schedule) {
      case Schedule.At at ->
          "%d %d * * %s"
              .formatted(
                  at.time().getMinute(),
                  at.time().getHour(),
                  at.days().size() == 7
                      ? "*"
                      : String.join(
                          ",",
                          at.days().stream()
                              .map(day -> String.valueOf(day.getValue() % 7))
                              .toList()));
      case Schedule.Every(var period) when period.toMinutes() >= 1 && period.toHours() < 1 ->
          "*/%d * * * *".formatted(period.toMinutes());
      case Schedule.Every(var period) when period.toHours() < 24 ->
          "0 */%d * * *".formatted(Math.max(1, period.toHours()));
      case Schedule.Every _ -> "0 3 * * *";
    };
  }

  private static List<String> reports(List<Signal.Kept> signals, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add("*What it reported last*");
    for (Signal.Kept kept : signals) {
      Signal signal = kept.signal();
      var took = kept.took();
      String body = signal.body();
      lines.add(
          "%s · %s%s%s%s"
              .formatted(
                  Mrkdwn.date(signal.at(), zone),
                  switch (signal.kind()) {
                    case START -> "started";
                    case OK -> "done";
                    case FAIL -> "failed";
                  },
                  signal.code() == null ? "" : ", exit code " + signal.code(),
                  took == null ? "" : ", after %d s".formatted(took.toSeconds()),
                  body == null ? "" : " · " + Mrkdwn.truncate(Mrkdwn.plain(body), BODY)));
    }
    return lines;
  }
}
