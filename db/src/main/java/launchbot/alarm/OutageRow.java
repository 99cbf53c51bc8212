package launchbot.alarm;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Phase;
import launchbot.probe.Probe;
import launchbot.probe.WatchState;
import launchbot.sql.tables.records.OutageProbeRecord;
import launchbot.sql.tables.records.OutageRecord;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Alarms and their probes as rows, and back. */
final class OutageRow {
  private static final Gson GSON = new Gson();

  private OutageRow() {}

  static OutageRecord row(String workspace, Outage outage) {
    var row = new OutageRecord();
    row.setWorkspace(workspace);
    row.setLaunch(outage.launch());
    row.setNumber(outage.number());
    row.setSort(outage.sort().key());
    row.setSeverity(outage.severity().key());
    row.setChannel(outage.channel());
    row.setBeganAt(utc(outage.began()));
    row.setOpenedAt(utc(outage.openedAt()));
    row.setStruckAt(utc(outage.struckAt()));
    row.setEndedAt(orNull(outage.endedAt()));
    row.setAcknowledgedBy(outage.care().by());
    row.setAcknowledgedAt(orNull(outage.care().at()));
    row.setSnoozedUntil(orNull(outage.care().snoozedUntil()));
    row.setFlappingSince(orNull(outage.flappingSince()));
    row.setRound(outage.care().round());
    row.setReminded(outage.care().reminded());
    row.setUntoldSince(orNull(outage.untoldSince()));
    row.setVersion(outage.version());
    return row;
  }

  static Outage outage(OutageRecord row) {
    return new Outage(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        Sort.of(row.getSort()),
        AlarmSeverity.of(row.getSeverity()).orElseThrow(),
        row.getChannel(),
        row.getBeganAt().toInstant(),
        row.getOpenedAt().toInstant(),
        row.getStruckAt().toInstant(),
        instant(row.getEndedAt()),
        new Outage.Care(
            row.getAcknowledgedBy(),
            instant(row.getAcknowledgedAt()),
            instant(row.getSnoozedUntil()),
            row.getRound(),
            row.getReminded()),
        instant(row.getFlappingSince()),
        instant(row.getUntoldSince()),
        row.getVersion());
  }

  static OutageProbeRecord row(String workspace, long outage, Struck struck) {
    var row = new OutageProbeRecord();
    row.setWorkspace(workspace);
    row.setOutage(outage);
    row.setProbe(struck.probe().id());
    row.setState(struck.state().key());
    Phase phase = struck.phase();
    row.setPhase(phase == null ? null : phase.key());
    row.setWords(struck.words());
    row.setStatus(struck.status());
    row.setFacts(JSONB.valueOf(GSON.toJson(struck.facts())));
    row.setSince(utc(struck.since()));
    row.setAt(utc(struck.at()));
    return row;
  }

  static Struck struck(OutageProbeRecord row, Map<Long, Probe> probes) {
    Map<String, String> facts =
        GSON.fromJson(row.getFacts().data(), new TypeToken<Map<String, String>>() {});
    String phase = row.getPhase();
    return new Struck(
        Objects.requireNonNull(probes.get(row.getProbe())),
        WatchState.of(row.getState()),
        phase == null ? null : Phase.of(phase).orElseThrow(),
        row.getWords(),
        row.getStatus(),
        facts,
        row.getSince().toInstant(),
        row.getAt().toInstant());
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
