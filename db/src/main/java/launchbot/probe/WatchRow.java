package launchbot.probe;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import launchbot.sql.tables.records.ProbeWatchRecord;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A watch as a row, and back. */
final class WatchRow {
  private static final Gson GSON = new Gson();
  private static final TypeToken<Map<String, String>> FACTS = new TypeToken<>() {};
  private static final TypeToken<List<Finding>> FINDINGS = new TypeToken<>() {};

  private WatchRow() {}

  static Watch watch(ProbeWatchRecord row) {
    return new Watch(
        row.getProbe(),
        WatchState.of(row.getState()),
        row.getSince().toInstant(),
        new Recent(
            row.getPending(),
            row.getFailing(),
            row.getSlow(),
            Arrays.stream(row.getFailedAt()).map(OffsetDateTime::toInstant).toList(),
            instant(row.getSlowSince()),
            row.getGood(),
            instant(row.getGoodSince())),
        row.getBefore() == null ? null : WatchState.of(row.getBefore()),
        last(row),
        row.getNews(),
        new Span.Open(WatchState.of(row.getStand()), row.getStandSince().toInstant()),
        new Watch.Proof(row.getProof(), instant(row.getProvedAt())),
        instant(row.getNextAt()),
        instant(row.getOverdueSince()));
  }

  /** Sets all that a look or a person may change; not its host, its lease, what is folded. */
  static ProbeWatchRecord row(Watch watch) {
    var row = new ProbeWatchRecord();
    Recent recent = watch.recent();
    row.setState(watch.settled().key());
    row.setSince(utc(watch.since()));
    row.setPending(recent.pending());
    row.setFailing(recent.failing());
    row.setSlow(recent.slow());
    row.setFailedAt(recent.failedAt().stream().map(WatchRow::utc).toArray(OffsetDateTime[]::new));
    row.setSlowSince(orNull(recent.slowSince()));
    row.setGood(recent.good());
    row.setGoodSince(orNull(recent.goodSince()));
    WatchState before = watch.before();
    row.setBefore(before == null ? null : before.key());
    set(row, watch.last());
    row.setNews(watch.news());
    row.setStand(watch.open().stand().key());
    row.setStandSince(utc(watch.open().since()));
    row.setProof(watch.proof().said());
    row.setProvedAt(orNull(watch.proof().at()));
    row.setNextAt(orNull(watch.nextAt()));
    row.setOverdueSince(orNull(watch.overdueSince()));
    return row;
  }

  private static void set(ProbeWatchRecord row, Watch.@Nullable Last last) {
    if (last == null) {
      return;
    }
    Outcome outcome = last.outcome();
    Phase phase = outcome.phase();
    row.setLevel(outcome.level().key());
    row.setPhase(phase == null ? null : phase.key());
    row.setWords(outcome.words());
    row.setStatus(outcome.status());
    row.setTimings(timings(outcome.timings()));
    row.setFacts(JSONB.valueOf(GSON.toJson(outcome.facts())));
    row.setFindings(JSONB.valueOf(GSON.toJson(outcome.findings())));
    row.setLastAt(utc(last.at()));
  }

  private static Watch.@Nullable Last last(ProbeWatchRecord row) {
    OffsetDateTime at = row.getLastAt();
    if (at == null) {
      return null;
    }
    return new Watch.Last(
        new Outcome(
            Level.of(row.getLevel()),
            row.getPhase() == null ? null : Phase.of(row.getPhase()).orElse(null),
            row.getWords(),
            timings(row.getTimings()),
            row.getStatus(),
            GSON.fromJson(row.getFacts().data(), FACTS),
            GSON.fromJson(row.getFindings().data(), FINDINGS)),
        at.toInstant());
  }

  static Long[] timings(Timings timings) {
    return new Long[] {
      timings.resolve(), timings.connect(), timings.tls(), timings.firstByte(), timings.body()
    };
  }

  static Timings timings(Long @Nullable [] micros) {
    return micros == null
        ? Timings.NONE
        : new Timings(micros[0], micros[1], micros[2], micros[3], micros[4]);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
