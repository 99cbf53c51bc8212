package launchbot.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories as they happen, with secrets in them. */
class HistoryTest {
  private static final Engine ENGINE = new Engine(Rules.own());
  private static final String STRIPE = "key = '" + Samples.stripeKey() + "'\n";
  private static final String GITHUB = "token = '" + Samples.githubToken() + "'\n";

  private @TempDir Path directory;
  private GitHouse house;

  @BeforeEach
  void build() throws Exception {
    house = new GitHouse(directory);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatWasTakenOutAgainIsFoundWhereItCameIn() throws Exception {
    house.write("app/pay.rb", "a\nb\n").commit("one");
    String two = house.write("app/pay.rb", "a\n" + STRIPE + "b\n").commit("two");
    house.write("app/pay.rb", "a\nb\n").commit("three");
    assertThat(fingerprints()).containsExactly(two + ":app/pay.rb:stripe-secret-key:2");
  }

  @Test
  void eachSecretIsToldOnceHoweverOftenItStandsThere() throws Exception {
    String one = house.write("a.rb", STRIPE).commit("one");
    house.write("b.rb", "x\n" + STRIPE).commit("copied");
    house.delete("a.rb").write("moved/a.rb", STRIPE).commit("moved");
    house.write("moved/a.rb", STRIPE + "more\n").commit("changed");
    assertThat(fingerprints()).containsExactly(one + ":a.rb:stripe-secret-key:1");
  }

  @Test
  void branchesAndTagsAreReadToo() throws Exception {
    house.write("a", "a\n").commit("one");
    String side = house.branch("side").write("b.rb", STRIPE).commit("side");
    house.checkout("main").write("c", "c\n").commit("two");
    assertThat(fingerprints()).containsExactly(side + ":b.rb:stripe-secret-key:1");
  }

  @Test
  void aMergeIsReadForWhatNoParentHas() throws Exception {
    house.write("a", "a\n").commit("one");
    String side = house.branch("side").write("b.rb", STRIPE).commit("side");
    house.checkout("main").write("c", "c\n").commit("two");
    String merge = house.merge("side").write("d.py", GITHUB).commit("merge");
    assertThat(fingerprints())
        .containsExactlyInAnyOrder(
            side + ":b.rb:stripe-secret-key:1", merge + ":d.py:github-token:1");
  }

  @Test
  void aFileThatLeavesAnAllowedPlaceIsRead() throws Exception {
    house.write("node_modules/x.js", GITHUB).commit("one");
    assertThat(fingerprints()).isEmpty();
    String two = house.write("src/x.js", GITHUB).commit("two");
    assertThat(fingerprints()).containsExactly(two + ":src/x.js:github-token:1");
  }

  @Test
  void keysOverSeveralLinesAreFoundAlsoWhereOnlyTheirMiddleChanges() throws Exception {
    String other = Samples.privateKey().replace(Samples.mixed(64), Samples.mixed(66).substring(2));
    house
        .write("k.pem", Samples.privateKey().replace(Samples.mixed(64), "MII" + "A".repeat(61)))
        .commit("one");
    house.write("k.pem", other).commit("two");
    assertThat(hits(List.of(), Ignored.NONE).hits()).hasSizeGreaterThanOrEqualTo(1);
    assertThat(hits(List.of(), Ignored.NONE).hits().getLast().secret())
        .contains(Samples.mixed(66).substring(2));
  }

  @Test
  void binariesLargeFilesLongLinesAndStrangeNames() throws Exception {
    byte[] binary = (GITHUB + "\0\0").getBytes(StandardCharsets.UTF_8);
    house.write("program", binary);
    house.write("large.txt", "x".repeat(Limits.FILE) + GITHUB);
    house.write("long.txt", "y ".repeat(400_000) + STRIPE);
    house.write("läbel/ключ 🔑.rb", "\n" + GITHUB);
    house.write(
        "windows.ps1",
        ("\ufeff$t = '" + Samples.awsKey() + "'\r\n").getBytes(StandardCharsets.UTF_16LE));
    String one = house.commit("one");
    Gathering found = hits(List.of(), Ignored.NONE);
    assertThat(found.hits())
        .extracting(Hit::fingerprint)
        .containsExactlyInAnyOrder(
            one + ":long.txt:stripe-secret-key:1",
            one + ":läbel/ключ 🔑.rb:github-token:2",
            one + ":windows.ps1:aws-access-key:1");
    assertThat(found.large()).isEqualTo(1);
  }

  @Test
  void placesThatTheRepositoryNamesAreLeftAlone() throws Exception {
    String one = house.write("a.rb", STRIPE).write("b.py", GITHUB).commit("one");
    var ignored =
        Ignored.of(
            "# ours\n" + one + ":a.rb:stripe-secret-key:1\n\n  b.py:github-token:1  \nnonsense\n");
    Gathering found = hits(List.of(), ignored);
    assertThat(found.hits()).isEmpty();
    assertThat(found.left()).isEqualTo(2);
  }

  @Test
  void aLaterWalkReadsWhatIsNew() throws Exception {
    String one = house.write("a.rb", STRIPE).commit("one");
    assertThat(walk(List.of(), Limits.none())).isEqualTo(new History.Read(List.of(one), 1, true));
    assertThat(walk(List.of(one), Limits.none()))
        .isEqualTo(new History.Read(List.of(one), 0, true));
    String two = house.write("a.rb", STRIPE + GITHUB).commit("two");
    assertThat(walk(List.of(one), Limits.none()))
        .isEqualTo(new History.Read(List.of(two), 1, true));
    assertThat(hits(List.of(one), Ignored.NONE).hits())
        .extracting(Hit::fingerprint)
        .containsExactly(two + ":a.rb:github-token:2");
  }

  @Test
  void whatWasWrittenAnewIsNoticedWhereTheOldIsGone() throws Exception {
    house.write("a", "a").commit("one");
    assertThat(walk(List.of("0123456789012345678901234567890123456789"), Limits.none()))
        .isEqualTo(new History.Rewritten());
  }

  @Test
  void timeEndsAWalkWhichGoesOnLater() throws Exception {
    house.write("a.rb", STRIPE).commit("one");
    var over = new Limits(System.nanoTime() - 1, 100, 100);
    assertThat(walk(List.of(), over)).isEqualTo(new History.Read(List.of(), 0, false));
  }

  @Test
  void thereMayBeTooManyCommits() throws Exception {
    house.write("a", "a").commit("one");
    house.write("a", "b").commit("two");
    var few = new Limits(System.nanoTime() + Duration.ofMinutes(1).toNanos(), 1, 100);
    assertThat(walk(List.of(), few)).isEqualTo(new History.TooLong(1));
  }

  @Test
  void anEmptyRepositoryHasNoSecrets() throws Exception {
    assertThat(walk(List.of(), Limits.none())).isEqualTo(new History.Read(List.of(), 0, true));
  }

  private List<String> fingerprints() throws IOException {
    return hits(List.of(), Ignored.NONE).hits().stream().map(Hit::fingerprint).toList();
  }

  private History.Walked walk(List<String> known, Limits limits) throws IOException {
    var repository = house.repository();
    var gathering = new Gathering(ENGINE, Ignored.NONE, limits);
    return History.walk(repository, History.tips(repository), known, gathering, limits);
  }

  private Gathering hits(List<String> known, Ignored ignored) throws IOException {
    var repository = house.repository();
    var gathering = new Gathering(ENGINE, ignored, Limits.none());
    History.walk(repository, History.tips(repository), known, gathering, Limits.none());
    return gathering;
  }
}
