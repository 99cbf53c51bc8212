package launchbot.release;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import launchbot.sql.tables.records.ReleaseRecord;
import org.jspecify.annotations.Nullable;

/** Between rows and releases. */
final class ReleaseRow {
  private ReleaseRow() {}

  static Release release(ReleaseRecord row) {
    return new Release(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getEnvironment(),
        row.getVersion(),
        row.getDigest(),
        row.getCommitId(),
        Release.State.parse(row.getState()).orElseThrow(),
        row.getStage(),
        List.of(row.getChanges()),
        migrations(row),
        List.of(row.getRisks()),
        row.getShippedBy(),
        row.getStartedAt().toInstant(),
        instant(row.getEndedAt()),
        Release.Health.parse(row.getHealth()).orElseThrow(),
        row.getPrevious());
  }

  static Dossier dossier(ReleaseRecord row) {
    String approver = row.getApprovedBy();
    OffsetDateTime approved = row.getApprovedAt();
    return new Dossier(
        release(row),
        List.of(row.getVariables()),
        row.getBegun(),
        row.getHealthWords(),
        Dossier.Source.of(row.getSource()),
        row.getReference(),
        approver == null || approved == null
            ? null
            : new Dossier.Approval(approver, approved.toInstant()),
        row.getShown());
  }

  /** All but what names it: workspace, id, launch and number. */
  static void fill(ReleaseRecord row, Dossier dossier) {
    Release release = dossier.release();
    row.setEnvironment(release.environment());
    row.setVersion(release.version());
    row.setDigest(release.digest());
    row.setCommitId(release.commit());
    row.setState(release.state().key());
    row.setStage(release.stage());
    row.setChanges(release.changes().toArray(String[]::new));
    row.setMigrations(
        release.migrations().stream().map(Release.Migration::name).toArray(String[]::new));
    row.setReversible(
        release.migrations().stream().map(Release.Migration::reversible).toArray(Boolean[]::new));
    row.setRisks(release.risks().toArray(String[]::new));
    row.setVariables(dossier.variables().toArray(String[]::new));
    row.setShippedBy(release.by());
    row.setStartedAt(utc(release.startedAt()));
    row.setEndedAt(release.endedAt() == null ? null : utc(release.endedAt()));
    row.setBegun(dossier.begun());
    row.setHealth(release.health().key());
    row.setHealthWords(dossier.words());
    row.setPrevious(release.previous());
    row.setSource(dossier.source().key());
    row.setReference(dossier.reference());
    Dossier.Approval approval = dossier.approval();
    row.setApprovedBy(approval == null ? null : approval.by());
    row.setApprovedAt(approval == null ? null : utc(approval.at()));
    row.setShown(dossier.shown());
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static List<Release.Migration> migrations(ReleaseRecord row) {
    List<Release.Migration> migrations = new ArrayList<>();
    for (int one = 0; one < row.getMigrations().length; one++) {
      migrations.add(new Release.Migration(row.getMigrations()[one], row.getReversible()[one]));
    }
    return migrations;
  }
}
