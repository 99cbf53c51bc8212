package launchbot.release;

import static launchbot.sql.Tables.HEARTBEAT_SIGNAL;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.heartbeat.Signal;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Spec;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** When backups were made, as their heartbeats told. */
public final class BackupStore {
  private static final String BACKUPS = "backup";

  private BackupStore() {}

  /** The last that had been made at a time; empty where none is known. */
  public static Optional<Instant> before(DSLContext sql, long launch, Instant at) {
    List<Long> probes =
        ProbeStore.ofLaunch(sql, launch).stream()
            .filter(BackupStore::isBackup)
            .map(Probe::id)
            .toList();
    return probes.isEmpty()
        ? Optional.empty()
        : sql.select(DSL.max(HEARTBEAT_SIGNAL.AT))
            .from(HEARTBEAT_SIGNAL)
            .where(
                HEARTBEAT_SIGNAL.PROBE.in(probes),
                HEARTBEAT_SIGNAL.KIND.eq(Signal.Kind.OK.key()),
                HEARTBEAT_SIGNAL.AT.le(ReleaseRow.utc(at)))
            .fetchOptional(0, OffsetDateTime.class)
            .map(OffsetDateTime::toInstant);
  }

  /** A heartbeat that is called so, or proves something of backups. */
  private static boolean isBackup(Probe probe) {
    return probe.kind() == Kind.HEARTBEAT
        && (probe.spec().target().toLowerCase(Locale.ROOT).contains(BACKUPS)
            || probe.spec().option(Spec.PROVES).filter(keys -> keys.contains(BACKUPS)).isPresent());
  }
}
