package launchbot;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How the house is built: who may call whom, and what each room does without. */
class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("launchbot");

  private static final String[] DB = {
    "launchbot.ledger..",
    "launchbot.postgres..",
    "launchbot.outbox..",
    "launchbot.people..",
    "launchbot.workspace..",
    "launchbot.launch..",
    "launchbot.triage..",
    "launchbot.sprint..",
    "launchbot.checklist..",
    "launchbot.nudge..",
    "launchbot.readiness..",
    "launchbot.decision..",
    "launchbot.probe..",
    "launchbot.alarm..",
    "launchbot.timer..",
    "launchbot.incident..",
    "launchbot.notice..",
    "launchbot.page..",
    "launchbot.figures..",
    "launchbot.room..",
    "launchbot.postmortem..",
    "launchbot.json..",
    "launchbot.release..",
    "launchbot.rollbackplan..",
    "launchbot.criterion..",
    "launchbot.rollback..",
    "launchbot.flag..",
    "launchbot.runbook..",
    "launchbot.inventory..",
    "launchbot.handover..",
    "launchbot.board..",
    "launchbot.yaml..",
    "launchbot.heartbeat..",
    "launchbot.errors..",
    "launchbot.scan..",
    "launchbot.seal..",
    "launchbot.keep..",
    "launchbot.sql.."
  };
  private static final String JOBS = "launchbot.jobs..";
  private static final String BOT = "launchbot.bot..";
  private static final String SANDBOX = "launchbot.sandbox..";

  private static final String[] SQL_LIBRARIES = {"org.jooq..", "java.sql..", "javax.sql.."};

  @Test
  void theArrowsAreDbThenJobsThenBotAndNeverBack() {
    noClasses()
        .that(resideInAnyPackage(DB))
        .should()
        .dependOnClassesThat(resideInAnyPackage(JOBS, BOT, SANDBOX))
        .check(OURS);
    noClasses()
        .that(resideInAPackage(JOBS))
        .should()
        .dependOnClassesThat(resideInAnyPackage(BOT, SANDBOX))
        .check(OURS);
    assertThat(OURS.stream().filter(resideOutsideOfPackage("launchbot")))
        .as("a new package is put on one side of the arrows")
        .allMatch(resideInAnyPackage(DB).or(resideInAnyPackage(JOBS, BOT, SANDBOX)));
  }

  @Test
  void roomsCallEachOtherInOneDirectionOnly() {
    slices()
        .matching("launchbot.(**)")
        .should()
        .beFreeOfCycles()
        .check(OURS.that(resideOutsideOfPackage("launchbot.sql..")));
  }

  /** So that a rule is tested with nothing but its arguments. */
  @Test
  void rulesKnowNeitherTheDatabaseNorSlackNorTheScheduler() {
    noClasses()
        .that(
            resideInAnyPackage(
                "launchbot.triage..",
                "launchbot.people..",
                "launchbot.launch..",
                "launchbot.sprint..",
                "launchbot.checklist..",
                "launchbot.nudge..",
                "launchbot.readiness..",
                "launchbot.decision..",
                "launchbot.probe..",
                "launchbot.alarm..",
                "launchbot.incident..",
                "launchbot.notice..",
                "launchbot.page..",
                "launchbot.figures..",
                "launchbot.room..",
                "launchbot.postmortem..",
                "launchbot.heartbeat..",
                "launchbot.errors..",
                "launchbot.scan.."))
        .and(areNot("Store"))
        .and(areNot("Row"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(SQL_LIBRARIES)
                .or(resideInAnyPackage("com.slack..", "org.quartz..", "launchbot.sql..")))
        .check(OURS);
  }

  /**
   * Whoever reads gets a {@code DSLContext} from the ledger and hands it to a store, several times
   * where one state is to be seen; only stores ask it anything. Besides them only the rooms that
   * open connections know jOOQ and JDBC.
   */
  @Test
  void onlyStoresWriteSql() {
    var sqlIsWritten =
        resideInAnyPackage(
                "launchbot.ledger..", "launchbot.postgres..", "launchbot.keep..", "launchbot.sql..")
            .or(are("Store"))
            .or(are("Row"));
    noClasses()
        .that(DescribedPredicate.not(sqlIsWritten))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.jooq..", "java.sql..", "launchbot.sql..")
                .and(DescribedPredicate.not(JavaClass.Predicates.type(DSLContext.class))))
        .check(OURS);
    noClasses()
        .that(DescribedPredicate.not(sqlIsWritten))
        .should()
        .callCodeUnitWhere(JavaAccess.Predicates.targetOwner(resideInAnyPackage(SQL_LIBRARIES)))
        .check(OURS);
  }

  @Test
  void quartzIsKnownToTheJobsOnly() {
    noClasses()
        .that(resideOutsideOfPackage(JOBS))
        .should()
        .dependOnClassesThat(resideInAPackage("org.quartz.."))
        .check(OURS);
  }

  /** It stands in for Slack: what it shared with the bot it could not check. */
  @Test
  void theSandboxKnowsNothingOfTheBot() {
    classes()
        .that(resideInAPackage(SANDBOX))
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage(SANDBOX)
                .or(
                    resideOutsideOfPackage("launchbot..")
                        .and(resideOutsideOfPackage("com.slack.."))))
        .check(OURS);
  }

  @Test
  void wordsAndSlackKnowNoFeature() {
    noClasses()
        .that(resideInAPackage("launchbot.bot.words"))
        .should()
        .dependOnClassesThat(
            resideInAPackage("launchbot..").and(resideOutsideOfPackage("launchbot.bot.words")))
        .check(OURS);
    noClasses()
        .that(resideInAPackage("launchbot.bot.slack"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("launchbot.triage..", "launchbot.launch..", "launchbot.bot.triage"))
        .check(OURS);
  }

  /**
   * Time comes in as an argument. {@code System.nanoTime}, which tells how long and never when, is
   * no clock.
   */
  @Test
  void nobodyReadsTheClockButWhoStartsTheProcess() {
    noClasses()
        .that(
            areNoneOf(
                "launchbot.bot.Main",
                // A sandbox for itself has nobody to hand it a clock.
                "launchbot.sandbox.SandboxSettings",
                // Stamps that only have to be later than those of the run before.
                "launchbot.sandbox.Bell"))
        .should()
        .callMethodWhere(
            describe(
                "reads the clock",
                call ->
                    (call.getName().equals("now")
                            && Set.of(
                                    Instant.class,
                                    LocalDate.class,
                                    LocalDateTime.class,
                                    ZonedDateTime.class,
                                    OffsetDateTime.class)
                                .stream()
                                .anyMatch(call.getTargetOwner()::isEquivalentTo))
                        || (call.getName().startsWith("system")
                            && (call.getTargetOwner().isEquivalentTo(Clock.class)
                                || call.getTargetOwner().isEquivalentTo(InstantSource.class)))
                        || (call.getName().equals("currentTimeMillis")
                            && call.getTargetOwner().isEquivalentTo(System.class))))
        .check(OURS);
  }

  @Test
  void whatPeopleReadOnTheConsoleComesFromTheTwoMainsAndTheEnd() {
    noClasses()
        .that(
            areNoneOf(
                "launchbot.bot.Main", "launchbot.bot.Ending", "launchbot.sandbox.SandboxMain"))
        .should()
        .accessFieldWhere(
            describe(
                "System.out or System.err",
                field ->
                    field.getTargetOwner().isEquivalentTo(System.class)
                        && Set.of("out", "err").contains(field.getName())))
        .check(OURS);
  }

  @Test
  void everyRoomSaysWhatItIsForAndWhereNullMayBe() {
    Set<JavaPackage> rooms =
        OURS.stream()
            .filter(resideOutsideOfPackage("launchbot.sql.."))
            .map(JavaClass::getPackage)
            .collect(Collectors.toSet());
    assertThat(rooms).isNotEmpty();
    assertThat(rooms)
        .allSatisfy(room ->
            assertThat(
                    room.tryGetPackageInfo().filter(info -> info.isAnnotatedWith(NullMarked.class)))
                .as("package-info with @NullMarked in " + room.getName())
                .isPresent());
  }

  @Test
  void namesSayWhatSomethingIs() {
    noClasses()
        .that(resideOutsideOfPackage("launchbot.sql.."))
        .should()
        .haveSimpleNameEndingWith("Service")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Dto")
        .orShould()
        .haveSimpleNameEndingWith("Base")
        .orShould()
        .haveSimpleNameStartingWith("Base")
        .orShould()
        .haveSimpleNameEndingWith("Abstract")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(OURS);
  }

  /** Classes with such a name, and what is inside of them. */
  private static DescribedPredicate<JavaClass> are(String ending) {
    return describe("are a " + ending, type -> type.getName().matches(".*" + ending + "(\\$.*)?"));
  }

  private static DescribedPredicate<JavaClass> areNot(String ending) {
    return DescribedPredicate.not(are(ending));
  }

  private static DescribedPredicate<JavaClass> areNoneOf(String... names) {
    return describe(
        "are not " + String.join(", ", names),
        type -> Set.of(names).stream().noneMatch(type.getName().replaceFirst("\\$.*", "")::equals));
  }
}
