package launchbot.sprint;

import static launchbot.sprint.Samples.NOW;
import static launchbot.sprint.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plans of teams: versions, removal, and those that came with Launchbot beneath them. */
class PlanStoreTest {
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    for (String team : List.of("T1", "T2", "T3")) {
      new WorkspaceStore(db.ledger()).connect(new Workspace(team, team, "B"), NOW);
    }
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void everyVersionIsKept() {
    assertThat(save("T1", yaml("our-2", "One"), 0)).isEqualTo("v1");
    assertThat(save("T1", yaml("our-2", "Two"), 1)).isEqualTo("v2");
    KeptPlan kept = find("T1", "our-2").orElseThrow();
    assertThat(kept.plan().name()).isEqualTo("Two");
    assertThat(kept.source()).isEqualTo(yaml("our-2", "Two"));
    assertThat(kept.by()).isEqualTo("U1");
    List<PlanStore.Version> versions = read("T1", sql -> PlanStore.versions(sql, "our-2", 10));
    assertThat(versions)
        .containsExactly(
            new PlanStore.Version(2, false, "U1", NOW), new PlanStore.Version(1, false, "U1", NOW));
    assertThat(find("T2", "our-2")).isEmpty();
  }

  @Test
  void whoWasOvertakenIsTold() {
    save("T1", yaml("our-4", "One"), 0);
    assertThat(save("T1", yaml("our-4", "Again"), 0)).contains("There is a plan of that key");
    save("T1", yaml("our-4", "Two"), 1);
    assertThat(save("T1", yaml("our-4", "Late"), 1)).contains("in version 2 by now");
    assertThat(save("T1", yaml("our-4", "Two"), 2)).contains("nothing has changed");
    remove("T1", "our-4");
    assertThat(save("T1", yaml("our-4", "Late"), 2)).contains("was removed in the meantime");
    assertThat(save("T1", yaml("our-4", "Anew"), 0)).isEqualTo("v4");
  }

  @Test
  void aPlanOfLaunchbotIsWrittenAnewAndComesBackWhenThatIsRemoved() {
    assertThat(save("T3", yaml("rescue-5", "Ours"), 1)).isEqualTo("v2");
    assertThat(find("T3", "rescue-5").orElseThrow().plan().name()).isEqualTo("Ours");
    assertThat(keys("T3")).containsExactly("rescue-5", "launch-48h");
    remove("T3", "rescue-5");
    assertThat(find("T3", "rescue-5").orElseThrow().builtIn()).isTrue();
    assertThat(keys("T3")).containsExactly("rescue-5", "launch-48h");
    assertThat(save("T3", yaml("rescue-5", "Ours again"), 1)).isEqualTo("v4");
  }

  @Test
  void whoMayNotIsRefused() {
    KeptPlan ours = BuiltInPlans.ALL.getFirst();
    assertThat(refusal(Plans.remove(ours, Role.LEAD))).contains("came with Launchbot");
    assertThat(refusal(Plans.remove(ours, Role.GUEST))).contains("Guests");
    Plan plan = ours.plan();
    assertThat(refusal(Plans.save(plan, "", null, 0, 0, 0, Role.GUEST))).contains("Guests");
    assertThat(refusal(Plans.save(plan, "", null, 0, 0, Plans.MOST, Role.MEMBER)))
        .contains("at most 40 plans");
  }

  @Test
  void aTeamWithoutPlansHasThoseOfLaunchbot() {
    assertThat(keys("T2")).containsExactly("rescue-5", "launch-48h");
    assertThat(find("T2", "nope")).isEmpty();
  }

  private static String yaml(String key, String name) {
    return "plan: %s\nname: %s\ndays:\n- focus: Fix 🚀\n  acts: [go]\n".formatted(key, name);
  }

  private static String save(String team, String yaml, int seen) {
    Plan plan = ((PlanReader.Good) PlanReader.read(yaml)).plan();
    return db.ledger()
        .write(
            cause(team),
            tx -> {
              KeptPlan current = PlanStore.find(tx.sql(), plan.key()).orElse(null);
              int last = PlanStore.last(tx.sql(), plan.key());
              return switch (Plans.save(plan, yaml, current, last, seen, 1, Role.MEMBER)) {
                case Verdict.Refused<Plan>(String why) -> why;
                case Verdict.Moved<Plan>(Plan next, var change) -> {
                  assertThat(PlanStore.save(tx, next, yaml, change)).isTrue();
                  assertThat(PlanStore.save(tx, next, yaml, change)).isFalse();
                  yield "v" + next.version();
                }
              };
            });
  }

  private static void remove(String team, String key) {
    db.ledger()
        .<Boolean>write(
            cause(team),
            tx -> {
              KeptPlan kept = PlanStore.find(tx.sql(), key).orElseThrow();
              var moved = (Verdict.Moved<KeptPlan>) Plans.remove(kept, Role.MEMBER);
              return PlanStore.remove(tx, kept, moved.change());
            });
  }

  private static Optional<KeptPlan> find(String team, String key) {
    return read(team, sql -> PlanStore.find(sql, key));
  }

  private static List<String> keys(String team) {
    List<KeptPlan> all = read(team, PlanStore::all);
    return all.stream().map(kept -> kept.plan().key()).toList();
  }

  private static <T> T read(String team, Function<DSLContext, T> work) {
    return db.ledger().<T>read(team, work);
  }

  private static Cause cause(String team) {
    return new Cause(team, Actor.person("U1"), NOW, null);
  }
}
