package launchbot.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import launchbot.checklist.Evidence;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which build ran where, and when; what a release proves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private long launch;
  private Release first;
  private Release second;
  private Release third;
  private Release staged;

  @BeforeAll
  void open() {
    new WorkspaceStore(database.ledger()).connect(new Workspace("T1", "One", "U0BOT"), NOON);
    launch = write(tx -> LaunchStore.start(tx, "C0LAUNCH01", "Launch", ZoneOffset.UTC).id());
    first = add("production", "1.4.0", 0, Release.State.FINISHED);
    second = add("production", "1.4.1", 10, Release.State.FINISHED);
    staged = add("staging", "1.5.0", 15, Release.State.FINISHED);
    third = add("production", "1.4.2", 20, Release.State.FINISHED);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void whatWasKeptIsReadAsItWas() {
    Dossier kept = read(sql -> ReleaseStore.dossier(sql, second.id()).orElseThrow());
    assertThat(kept.release()).isEqualTo(second);
    assertThat(kept.release().migrations())
        .containsExactly(
            new Release.Migration("a", true),
            new Release.Migration("b", false),
            new Release.Migration("c", null));
    assertThat(kept.variables()).containsExactly("A", "B");
    assertThat(kept.unapproved()).isTrue();
    Dossier next = kept.approved(new Dossier.Approval("U1", NOON)).shown(true).begun(false);
    write(tx -> {
      ReleaseStore.save(tx, next, new Change("approved", second.subject(), List.of(), null));
      return true;
    });
    assertThat(this.<Dossier>read(sql -> ReleaseStore.dossier(sql, second.id()).orElseThrow()))
        .isEqualTo(next);
    assertThat(this.<List<Release>>read(sql -> ReleaseStore.shown(sql, launch, 5)))
        .containsExactly(second);
  }

  @Test
  void theOneBeforeAMomentIsFound() {
    assertThat(before(-1)).isNull();
    assertThat(before(0)).isEqualTo(first);
    assertThat(before(16)).as("staging is no suspect").isEqualTo(second);
    assertThat(before(90)).isEqualTo(third);
    assertThat(
            this.<Release>read(sql ->
                ReleaseStore.before(sql, launch, "staging", NOON.plusSeconds(1_000)).orElseThrow()))
        .isEqualTo(staged);
    assertThat(
            this.<Optional<Suspect>>read(
                sql -> Suspect.of(sql, launch, third.startedAt().plusSeconds(720))))
        .contains(new Suspect(third, Duration.ofMinutes(12)));
    assertThat(
            this.<Optional<Suspect>>read(
                sql -> Suspect.of(sql, launch, NOON.plus(Duration.ofDays(30)))))
        .isEmpty();
  }

  @Test
  void whatRunsAndWhereOneCanReturnTo() {
    assertThat(this.<Optional<Release>>read(sql -> ReleaseStore.running(sql, launch, "production")))
        .contains(third);
    assertThat(this.<List<Release>>read(sql -> ReleaseStore.running(sql, launch)))
        .containsExactly(third, staged);
    assertThat(this.<Optional<Release>>read(sql -> ReleaseStore.latest(sql, launch, "nowhere")))
        .isEmpty();
    assertThat(this.<Optional<Release>>read(sql -> ReleaseStore.previousGood(sql, third)))
        .contains(second);
    health(second, Release.Health.BAD);
    assertThat(this.<Optional<Release>>read(sql -> ReleaseStore.previousGood(sql, third)))
        .contains(first);
    health(second, Release.Health.UNKNOWN);
    assertThat(this.<List<Release>>read(sql -> ReleaseStore.list(sql, launch, null, 0, 10)))
        .extracting(Release::number)
        .containsExactly(4, 3, 2, 1);
    assertThat(this.<Optional<Release>>read(sql -> ReleaseStore.find(sql, launch, 9))).isEmpty();
  }

  @Test
  void notesTestedBuildsAndSettingsAreKept() {
    assertThat(this.<BuildStore.Settings>read(sql -> BuildStore.settings(sql, launch)))
        .isEqualTo(BuildStore.Settings.USUAL);
    write(tx -> {
      BuildStore.note(tx, launch, new News.Noted("9", List.of("one"), NOON));
      BuildStore.note(tx, launch, new News.Noted("9", List.of("two"), NOON));
      assertThat(BuildStore.tested(tx, launch, new News.Tested("sha256:a", null, NOON))).isTrue();
      assertThat(BuildStore.tested(tx, launch, new News.Tested("sha256:a", "9", NOON))).isFalse();
      BuildStore.save(
          tx,
          launch,
          new BuildStore.Settings(true, Duration.ofMinutes(5)),
          new Change("set", first.subject(), List.of(), null));
      return true;
    });
    assertThat(this.<List<String>>read(sql -> BuildStore.notes(sql, launch, "9")))
        .containsExactly("two");
    assertThat(this.<Boolean>read(sql -> BuildStore.isTested(sql, launch, "sha256:a"))).isTrue();
    assertThat(this.<Boolean>read(sql -> BuildStore.isTested(sql, launch, "sha256:b"))).isFalse();
    assertThat(this.<BuildStore.Settings>read(sql -> BuildStore.settings(sql, launch)))
        .isEqualTo(new BuildStore.Settings(true, Duration.ofMinutes(5)));
  }

  @Test
  void whatSpeaksAgainstAReleaseAndWhatItProves() {
    Dossier bare = Following.draft(1, started(List.of()), List.of(), null);
    Dossier whole =
        Following.draft(
            1,
            started(List.of(new Release.Migration("drop_old", false))),
            List.of("Invoices"),
            first);
    var good = new Gap.Seen(first, NOON.minusSeconds(60), Duration.ofMinutes(60), false, List.of());
    var bad =
        new Gap.Seen(null, NOON.minusSeconds(9_000), Duration.ofMinutes(60), true, List.of("A"));
    assertThat(sorts(bare, good)).containsExactly(Gap.Sort.NOTES);
    assertThat(sorts(bare, bad))
        .containsExactly(Gap.Sort.FREEZE, Gap.Sort.VARIABLES, Gap.Sort.PREVIOUS, Gap.Sort.NOTES);
    assertThat(sorts(whole, bad))
        .containsExactly(
            Gap.Sort.FREEZE,
            Gap.Sort.APPROVAL,
            Gap.Sort.BACKUP,
            Gap.Sort.VARIABLES,
            Gap.Sort.PREVIOUS);
    assertThat(sorts(whole.approved(new Dossier.Approval("U1", NOON)), good)).isEmpty();
    assertThat(results(whole.release(), good, Proofs.Build.SAME))
        .containsExactly(
            "rollback.previous-build green",
            "rollback.release-notes green",
            "observability.guilty-deploy green",
            "deployment.tested-build green",
            "rollback.backup-before-migration green");
    assertThat(results(bare.release().bringing(List.of()), bad, Proofs.Build.OTHER))
        .containsExactly(
            "rollback.previous-build red",
            "rollback.release-notes red",
            "observability.guilty-deploy green",
            "deployment.tested-build red");
    assertThat(results(whole.release(), bad, Proofs.Build.UNTOLD))
        .contains("rollback.backup-before-migration red")
        .noneMatch(line -> line.startsWith("deployment"));
  }

  private static List<Gap.Sort> sorts(Dossier dossier, Gap.Seen seen) {
    return Gap.of(dossier, seen).stream().map(Gap::sort).toList();
  }

  private static List<String> results(Release release, Gap.Seen seen, Proofs.Build build) {
    return Proofs.of(release, seen, build, NOON).stream()
        .map(one -> one.subject().replaceFirst("/.*", "") + " " + key(one))
        .toList();
  }

  private static String key(Evidence one) {
    return one.result().key();
  }

  private static News.Deployed started(List<Release.Migration> migrations) {
    return new News.Deployed(
        new News.Facts(
            "production",
            "2.0",
            null,
            "4f2c9ab",
            null,
            null,
            List.of(),
            migrations,
            List.of(),
            List.of("B")),
        Release.State.STARTED,
        NOON,
        null,
        Dossier.Source.HOOK);
  }

  private Release add(String environment, String version, int minute, Release.State state) {
    var facts =
        new News.Facts(
            environment,
            version,
            "sha256:" + version,
            null,
            null,
            "ada",
            List.of("one", "two"),
            List.of(
                new Release.Migration("a", true),
                new Release.Migration("b", false),
                new Release.Migration("c", null)),
            List.of("risk"),
            List.of("A", "B"));
    var news =
        new News.Deployed(facts, state, NOON.plusSeconds(60L * minute), null, Dossier.Source.HOOK);
    return write(tx ->
        ReleaseStore.add(tx, Following.draft(launch, news, List.of(), null), List.of()).release());
  }

  private void health(Release release, Release.Health health) {
    write(tx -> {
      Dossier one = ReleaseStore.dossier(tx.sql(), release.id()).orElseThrow();
      ReleaseStore.save(
          tx, one.health(health, null), new Change("measured", release.subject(), List.of(), null));
      return true;
    });
  }

  private @Nullable Release before(int minute) {
    return read(
        sql -> ReleaseStore.before(sql, launch, NOON.plusSeconds(60L * minute)).orElse(null));
  }

  private <T> T read(Function<DSLContext, T> work) {
    return database.ledger().read("T1", work);
  }

  private <T> T write(Function<Tx, T> work) {
    return database.ledger().write(new Cause("T1", Actor.person("U1"), NOON, null), work);
  }
}
