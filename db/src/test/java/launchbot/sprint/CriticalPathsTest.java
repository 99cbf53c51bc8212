package launchbot.sprint;

import static launchbot.sprint.Now.at;
import static launchbot.sprint.PathResult.Outcome.BLOCKED;
import static launchbot.sprint.PathResult.Outcome.FAIL;
import static launchbot.sprint.PathResult.Outcome.PASS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.triage.Standing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalPathsTest {
  private static final Instant NOW = at("2026-11-26T10:00");
  private static final Standing BEN = new Standing("UBEN", Role.MEMBER, 3);
  private static final Standing ALONE = new Standing("UBEN", Role.LEAD, 1);
  private static final Standing GUEST = new Standing("UGUS", Role.GUEST, 3);

  @ParameterizedTest
  @CsvSource({
    // who, owner, role holders, outcome, note, done
    "UBEN,     , 3, PASS,    ,              true",
    "UBEN, UADA, 3, PASS,    looks good,    true",
    "UBEN, UBEN, 3, PASS,    ,              false",
    "UBEN, UBEN, 2, PASS,    ,              false",
    "UBEN, UBEN, 1, PASS,    ,              true",
    "UBEN, UBEN, 3, FAIL,    no mail comes, true", // that it does not work may be said by anybody
    "UBEN, UADA, 3, FAIL,    no mail comes, true",
    "UBEN, UADA, 3, FAIL,    ,              false",
    "UBEN, UADA, 3, BLOCKED, no account,    true",
    "UBEN, UADA, 3, BLOCKED, ,              false"
  })
  void whoWalkedItSaysHowItWent(
      String who,
      @Nullable String owner,
      int holders,
      PathResult.Outcome outcome,
      @Nullable String note,
      boolean done) {
    var verdict =
        CriticalPaths.walked(
            path(2, owner, null, null),
            outcome,
            note,
            new Standing(who, Role.MEMBER, holders),
            NOW);
    assertThat(verdict instanceof Verdict.Moved).isEqualTo(done);
    if (verdict instanceof Verdict.Moved<CriticalPath>(CriticalPath next, var change)) {
      assertThat(next.last()).isNotNull();
      assertThat(next.passed()).isEqualTo(outcome == PASS);
      assertThat(Objects.requireNonNull(next.last()).alone())
          .isEqualTo(who.equals(owner) && outcome == PASS);
      assertThat(change.verb()).isEqualTo(outcome.words());
      assertThat(change.reason()).isEqualTo(note);
    }
  }

  @Test
  void guestsDecideNothing() {
    CriticalPath path = path(2, null, null, null);
    assertThat(why(CriticalPaths.walked(path, PASS, null, GUEST, NOW))).contains("Guests");
    assertThat(why(CriticalPaths.assign(path, "UADA", GUEST))).contains("Guests");
    assertThat(why(CriticalPaths.remove(path, GUEST))).contains("Guests");
    assertThat(CriticalPaths.objection(List.of(), "Pay", GUEST)).isPresent();
  }

  @Test
  void aNewResultTakesThePlaceOfTheOldOne() {
    CriticalPath failed =
        path(2, null, null, new PathResult(FAIL, "no mail", "UBEN", NOW, false, 12L));
    var moved = (Verdict.Moved<CriticalPath>) CriticalPaths.walked(failed, PASS, null, BEN, NOW);
    assertThat(moved.next().passed()).isTrue();
    assertThat(moved.change().fields().getFirst().from()).isEqualTo("failed");
  }

  @Test
  void nobodyTestsWhatTheyBuilt() {
    assertThat(why(CriticalPaths.assign(path(2, "UADA", null, null), "UADA", BEN)))
        .contains("built path 2");
    assertThat(CriticalPaths.assign(path(2, "UBEN", null, null), "UBEN", ALONE))
        .isInstanceOf(Verdict.Moved.class);
    assertThat(why(CriticalPaths.assign(path(2, null, "UADA", null), "UADA", BEN)))
        .contains("already");
    var owned =
        (Verdict.Moved<CriticalPath>) CriticalPaths.own(path(2, null, "UADA", null), "UADA", BEN);
    assertThat(owned.next().owner()).isEqualTo("UADA");
    assertThat(owned.next().tester()).isNull();
  }

  @Test
  void pathsAreAddedAndEdited() {
    List<CriticalPath> one = List.of(path(2, null, null, null));
    assertThat(CriticalPaths.objection(one, "Pay by card", BEN)).isEmpty();
    assertThat(CriticalPaths.objection(one, "PATH 2", BEN)).contains("That is path 2 already.");
    assertThat(CriticalPaths.objection(one, " ", BEN)).isPresent();
    assertThat(CriticalPaths.objection(one, "x".repeat(151), BEN)).isPresent();
    List<CriticalPath> full =
        IntStream.range(0, CriticalPaths.MOST).mapToObj(i -> path(i, null, null, null)).toList();
    assertThat(CriticalPaths.objection(full, "Pay by card", BEN)).isPresent();
    assertThat(why(CriticalPaths.edit(one.getFirst(), "Path 2", true, BEN))).contains("already");
    var optional =
        (Verdict.Moved<CriticalPath>) CriticalPaths.edit(one.getFirst(), "Pay", false, BEN);
    assertThat(optional.next().required()).isFalse();
    assertThat(optional.change().fields()).hasSize(2);
  }

  @Test
  void onlyRequiredPathsThatNobodyPassedStandInTheWay() {
    CriticalPath passed = path(1, null, null, new PathResult(PASS, null, "UBEN", NOW, false, null));
    CriticalPath blocked =
        path(2, null, null, new PathResult(BLOCKED, "no account", "UBEN", NOW, false, null));
    CriticalPath optional = path(3, null, null, null).titled("Nice to have", false);
    CriticalPath open = path(4, null, null, null);
    assertThat(CriticalPaths.missing(List.of(passed, blocked, optional, open)))
        .containsExactly(blocked, open);
    assertThat(blocked.waits()).isTrue();
    assertThat(passed.waits()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // owner and tester of each path, the testers, who gets what
        "-/- -/- -/- -/-     | A B   | 1A 2B 3A 4B",
        "A/- -/- B/- -/-     | A B   | 1B 2A 3A 4B",
        "-/- A/-             | A B   | 1A 2B",
        "-/A -/- -/- -/-     | A B   | 2B 3A 4B",
        "-/A -/A -/- -/-     | A B   | 3B 4B",
        "A/- A/- -/-         | A     | 3A ?1 ?2",
        "-/- -/-             |       | ?1 ?2",
        "A/- B/- C/-         | A B C | 1B 2A 3A",
        "X/- -/-             | A     | 1A 2A"
      })
  void eachPathGoesToATesterWhoDidNotBuildIt(
      String paths, @Nullable String testers, String expected) {
    String[] each = paths.strip().split(" +", -1);
    List<CriticalPath> all =
        IntStream.range(0, each.length)
            .mapToObj(i -> path(i + 1, person(each[i], 0), person(each[i], 1), null))
            .toList();
    List<String> who = testers == null ? List.of() : List.of(testers.split(" ", -1));
    var assignment = PathAssignment.of(all, who);
    String said =
        assignment.testers().entrySet().stream()
                .map(e -> e.getKey().number() + e.getValue())
                .collect(Collectors.joining(" "))
            + assignment.nobody().stream()
                .map(path -> " ?" + path.number())
                .collect(Collectors.joining());
    assertThat(said.strip()).isEqualTo(expected);
  }

  @Test
  void theyShareEvenlyHoweverManyThereAre() {
    var random = new Random(4);
    for (int round = 0; round < 200; round++) {
      List<String> testers =
          IntStream.range(0, 2 + random.nextInt(4)).mapToObj(i -> "T" + i).toList();
      List<CriticalPath> paths =
          IntStream.rangeClosed(1, 1 + random.nextInt(CriticalPaths.MOST))
              .mapToObj(
                  i -> path(i, random.nextInt(4) == 0 ? "T" + random.nextInt(6) : null, null, null))
              .toList();
      var assignment = PathAssignment.of(paths, testers);
      assertThat(assignment).isEqualTo(PathAssignment.of(paths, testers));
      assertThat(assignment.nobody()).isEmpty();
      assertThat(assignment.testers()).hasSize(paths.size());
      assignment.testers().forEach((path, tester) -> assertThat(tester).isNotEqualTo(path.owner()));
      var load = new TreeMap<String, Integer>();
      testers.forEach(tester -> load.put(tester, 0));
      assignment.testers().values().forEach(tester -> load.merge(tester, 1, Integer::sum));
      int spread =
          load.values().stream().mapToInt(i -> i).max().orElseThrow()
              - load.values().stream().mapToInt(i -> i).min().orElseThrow();
      assertThat(spread).as("seed 4, round %d: %s", round, load).isLessThanOrEqualTo(2);
    }
  }

  private static @Nullable String person(String pair, int at) {
    String person = pair.split("/", -1)[at];
    return person.equals("-") ? null : person;
  }

  private static CriticalPath path(
      int number, @Nullable String owner, @Nullable String tester, @Nullable PathResult last) {
    return new CriticalPath(
        100 + number,
        7,
        number,
        "Path " + number,
        true,
        owner,
        tester,
        at("2026-11-20T10:00"),
        last,
        false);
  }

  private static String why(Verdict<CriticalPath> verdict) {
    return ((Verdict.Refused<CriticalPath>) verdict).why();
  }
}
