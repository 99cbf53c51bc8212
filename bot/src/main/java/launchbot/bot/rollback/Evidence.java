package launchbot.bot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.RestoreTestStore;
import launchbot.heartbeat.Heartbeat;
import launchbot.heartbeat.HeartbeatStore;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import launchbot.rollback.Preflight;
import launchbot.rollback.Run;
import org.jooq.DSLContext;

/** What is known of the questions of the preflight: people answer them, this helps. */
final class Evidence {
  private static final int MOST = 5;
  private static final int RELEASES = 20;

  private Evidence() {}

  /** In mrkdwn. */
  static Map<Preflight.Item, List<String>> of(DSLContext sql, Launch launch, Run run, Instant now) {
    Map<Preflight.Item, List<String>> evidence = new EnumMap<>(Preflight.Item.class);
    evidence.put(Preflight.Item.BACKUP, backups(sql, launch, now));
    evidence.put(Preflight.Item.MIGRATIONS, migrations(sql, launch, run));
    return evidence;
  }

  private static List<String> backups(DSLContext sql, Launch launch, Instant now) {
    Map<Long, Heartbeat> beats = HeartbeatStore.ofLaunch(sql, launch.id());
    List<String> lines = new ArrayList<>();
    ProbeStore.ofLaunch(sql, launch.id()).stream()
        .filter(probe -> probe.name().toLowerCase(Locale.ROOT).contains("backup"))
        .limit(MOST)
        .forEach(probe ->
            Optional.ofNullable(beats.get(probe.id()))
                .ifPresent(beat -> lines.add(backup(probe, beat, now))));
    lines.add(
        RestoreTestStore.lastWorked(sql, launch.id())
            .map(at ->
                "A restore last worked %s ago."
                    .formatted(AlarmText.lasted(Duration.between(at, now))))
            .orElse("No restore has been tested yet."));
    return lines;
  }

  private static String backup(Probe probe, Heartbeat beat, Instant now) {
    Instant last = beat.lastAt();
    String name = Mrkdwn.plain(probe.name());
    if (last == null) {
      return "%s has never reported in.".formatted(name);
    }
    return "%s reported in %s ago%s."
        .formatted(
            name,
            AlarmText.lasted(Duration.between(last, now)),
            beat.state() == Heartbeat.State.FAILED ? ", and had *failed*" : "");
  }

  /** What releases since the target did to the database that cannot be undone, or may not be. */
  private static List<String> migrations(DSLContext sql, Launch launch, Run run) {
    if (run.release() == null) {
      return List.of("Which release runs is not known.");
    }
    List<String> lines = new ArrayList<>();
    for (Release release : since(sql, launch, run)) {
      for (Release.Migration one : release.migrations()) {
        if (!Boolean.TRUE.equals(one.reversible())) {
          lines.add(
              "%s brought %s, %s."
                  .formatted(
                      Mrkdwn.plain(release.version()),
                      Mrkdwn.plain(one.name()),
                      one.reversible() == null
                          ? "of which nobody said whether it can be undone"
                          : "which *cannot be undone*"));
        }
      }
    }
    return lines.isEmpty()
        ? List.of("No release since then has told of a migration that cannot be undone.")
        : lines.stream().limit(MOST).toList();
  }

  /** From the one that is taken back on, down to the target, which is left out. */
  private static List<Release> since(DSLContext sql, Launch launch, Run run) {
    return ReleaseStore.list(sql, launch.id(), run.environment(), 0, RELEASES).stream()
        .dropWhile(one -> !Long.valueOf(one.id()).equals(run.release()))
        .takeWhile(one -> !one.version().equals(run.target()))
        .toList();
  }
}
