package launchbot.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.probe.Look;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Spec;
import launchbot.scan.ScanFinding;
import launchbot.scan.ScanStore;
import launchbot.scan.Scans;
import launchbot.seal.Seal;
import launchbot.seal.SecretStore;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at repositories over real HTTP, what is kept of them, and where they do not go. */
class ScanCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Guard ANYWHERE = new Guard(true);
  private static final String SECRET = Samples.stripeKey();
  private static final String OTHER = Samples.githubToken();

  private static TestDatabase db;
  private @TempDir Path directory;
  private GitHouse house;
  private GitServer server;
  private Launch launch;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "T1", "B"), NOW);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @BeforeEach
  void build() throws Exception {
    house = new GitHouse(directory.resolve("work/shop"));
    server = new GitServer(house.repository());
    launch =
        db.ledger()
            .write(
                cause(),
                tx -> LaunchStore.start(tx, "C" + System.nanoTime(), "Launch", ZoneOffset.UTC));
    db.ledger()
        .write(
            cause(),
            tx ->
                ProbeStore.add(tx, launch.id(), Probe.Draft.of(spec(server.address().toString()))));
  }

  @AfterEach
  void stop() {
    server.close();
    house.close();
  }

  @Test
  void historyIsReadOnceAndThenWhatIsNew() throws Exception {
    house.write("app/pay.rb", "key = '" + SECRET + "'\n").commit("one");
    house.write("app/pay.rb", "key = ENV['KEY']\n").commit("two");
    Outcome first = look(ANYWHERE);
    assertThat(first.level()).isEqualTo(Level.DOWN);
    assertThat(first.words()).startsWith("1 secret in history: stripe-secret-key in app/pay.rb (");
    assertThat(first.facts()).containsEntry("commits", "2 read now, 2 in all");
    assertThat(first.findings()).hasSize(1);
    assertThat(look(ANYWHERE).facts()).containsEntry("commits", "nothing new");
    assertThat(server.asked()).last().isEqualTo("GET /acme/shop.git/info/refs");

    house.write("b.py", "t = '" + OTHER + "'\n").commit("three");
    Outcome second = look(ANYWHERE);
    assertThat(second.words())
        .startsWith("2 secrets in history: ")
        .contains("github-token in b.py");
    assertThat(second.facts()).containsEntry("commits", "1 read now, 3 in all");
    assertThat(List.of(first.toString(), second.toString()))
        .noneMatch(text -> text.contains(SECRET) || text.contains(OTHER));
    nothingOfTheSecretsIsKept();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whatIsDismissedStaysSoAndWhatTheListNamesIsGone() throws Exception {
    String one = house.write("a.rb", "key = '" + SECRET + "'\n").commit("one");
    look(ANYWHERE);
    house.write(".launchbotignore", one + ":a.rb:stripe-secret-key:1\n").commit("ignored");
    Outcome clean = look(ANYWHERE);
    assertThat(clean.level()).isEqualTo(Level.UP);
    assertThat(clean.words()).isEqualTo("no secrets in its history");
    assertThat(clean.facts()).containsEntry("left alone by the repository's own list", "1");
    assertThat(finding(1).state()).isEqualTo(ScanFinding.State.GONE);

    house.delete(".launchbotignore").commit("no more");
    assertThat(look(ANYWHERE).level()).isEqualTo(Level.DOWN);
    assertThat(finding(1).state()).isEqualTo(ScanFinding.State.OPEN);
    assertThat(openOnes()).isEqualTo(1);

    dismiss(1);
    assertThat(openOnes()).isZero();
    house.write("b.rb", "key = '" + SECRET + "'\n").commit("copied");
    assertThat(look(ANYWHERE).level()).isEqualTo(Level.UP);
  }

  @Test
  void aHistoryThatWasWrittenAnewIsReadAnew() throws Exception {
    String one = house.write("a.rb", "a\n").commit("one");
    house.write("a.rb", "key = '" + SECRET + "'\n").commit("two");
    assertThat(look(ANYWHERE).level()).isEqualTo(Level.DOWN);
    house.rewind(one).write("a.rb", "b\n").commit("two again");
    assertThat(look(ANYWHERE).level()).isEqualTo(Level.UP);
    assertThat(finding(1).state()).isEqualTo(ScanFinding.State.GONE);
  }

  @Test
  void theRepositorysOwnRulesHold() throws Exception {
    house
        .write(
            ".gitleaks.toml",
            """
            [[rules]]
            id = "shop-key"
            regex = '''shop_[0-9]{6}'''
            keywords = ["shop_"]
            """)
        .write("a.rb", "shop_123456\n" + OTHER)
        .commit("one");
    assertThat(look(ANYWHERE).words()).startsWith("1 secret in history: shop-key in a.rb (");
    house.write(".gitleaks.toml", "[[rules]]\nid = 5").commit("broken");
    assertThat(look(ANYWHERE).facts().get("rules")).contains("cannot be used");
  }

  @Test
  void nobodyIsReachedWhoIsNotInPublic() throws Exception {
    house.write("a", "a").commit("one");
    assertThat(look(new Guard(false), server.address().toString()).words())
        .isEqualTo("A repository is read over `https://` only.");
    assertThat(server.asked()).isEmpty();
    assertThat(look(new Guard(false), "https://127.0.0.1:1/acme/shop").words())
        .isEqualTo("the repository cannot be read: it leads to a loopback address");
    assertThat(look(new Guard(false), "https://localhost/acme/shop").words())
        .contains("it leads to");
    assertThat(look(new Guard(false), "https://169.254.169.254/acme/shop").words())
        .isEqualTo("the repository cannot be read: it leads to a link-local address");
    assertThat(leftovers()).isEmpty();
  }

  /** The first server may be reached, where it sends us may not. */
  @Test
  void aRedirectIsCheckedLikeTheAddress() throws Exception {
    house.write("a", "a").commit("one");
    for (String to :
        List.of("http://169.254.169.254/x.git", "https://127.0.0.1:1/x.git", "file:///etc")) {
      server.redirect(to);
      Outcome outcome = look(ANYWHERE);
      assertThat(outcome.level()).as(to).isEqualTo(Level.UNTESTABLE);
    }
    var public_ = new GuardedConnections(new Guard(false), server.address(), null, Limits.none());
    try (public_) {
      var connection = public_.create(URI.create("https://169.254.169.254/x").toURL());
      assertThatThrownBy(connection::getResponseCode)
          .isInstanceOf(GuardedConnections.NotAllowed.class)
          .hasMessage("it leads to a link-local address");
    }
  }

  @Test
  void aTokenGoesToItsServerAloneAndIsNeverSeen() throws Exception {
    house.write("a", "a").commit("one");
    server.locked("Basic eC1hY2Nlc3MtdG9rZW46dDBrZW4="); // x-access-token:t0ken
    Outcome without = look(ANYWHERE);
    assertThat(without.words())
        .isEqualTo(
            "the repository cannot be read: it asks for a token, or does not accept the one it was"
                + " given");
    var uri = URI.create("https://github.com/acme/shop");
    try (var connections = new GuardedConnections(ANYWHERE, uri, "t0ken", Limits.none())) {
      assertThat(connections.basicFor(URI.create("https://github.com/acme/shop/info/refs")))
          .contains("Basic eC1hY2Nlc3MtdG9rZW46dDBrZW4=");
      for (String other :
          List.of("https://evil.example/", "http://github.com/", "https://github.com:8443/")) {
        assertThat(connections.basicFor(URI.create(other))).isEmpty();
      }
    }
  }

  @Test
  void pathsStayBelowTheOperatorsDirectory() throws Exception {
    house.write("a.rb", "key = '" + SECRET + "'\n").commit("one");
    Path root = directory.resolve("work");
    Path outside = directory.resolve("outside");
    try (var other = new GitHouse(outside)) {
      other.write("a.rb", "key = '" + SECRET + "'\n").commit("one");
    }
    Files.createSymbolicLink(root.resolve("link"), outside);
    Files.createDirectories(root.resolve("worktree"));
    Files.writeString(root.resolve("worktree/.git"), "gitdir: " + outside.resolve(".git"));
    assertThat(check(ANYWHERE).look(spec("shop"), at()).words()).startsWith("1 secret in history");
    for (String target :
        List.of(
            "link",
            "../outside",
            "worktree",
            outside.toString(),
            ".",
            "",
            "shop/../../outside",
            "nothing",
            "a\0b")) {
      assertThat(check(ANYWHERE).mistakes(spec(target))).as(target).hasSize(1);
      assertThat(check(ANYWHERE).look(spec(target), at()).level()).isEqualTo(Level.UNTESTABLE);
    }
    assertThat(GitSource.of("shop", ANYWHERE, null)).isInstanceOf(GitSource.Refused.class);
  }

  @Test
  void whatIsTypedBecomesATarget() {
    var check = check(new Guard(false));
    assertThat(check.spec("github.com/acme/shop/").map(Spec::target))
        .contains("https://github.com/acme/shop");
    assertThat(check.spec("https://git.corp/shop.git").map(Spec::target))
        .contains("https://git.corp/shop.git");
    assertThat(check.spec("https://example.com/login")).isEmpty();
    assertThat(check.spec("https://example.com")).isEmpty();
    for (String wrong :
        List.of(
            "https://me:pass@github.com/acme/shop",
            "ssh://git@github.com/acme/shop",
            "git://github.com/acme/shop",
            "file:///etc/passwd.git",
            "https://${secret.github@github.com/acme/shop",
            "http://github.com/acme/shop")) {
      assertThat(check.mistakes(spec(wrong))).as(wrong).hasSize(1);
    }
    assertThat(check.mistakes(spec("https://${secret.github}@github.com/acme/shop"))).isEmpty();
  }

  private Outcome look(Guard guard) {
    return look(guard, server.address().toString());
  }

  private Outcome look(Guard guard, String target) {
    return check(guard).look(spec(target), at());
  }

  private ScanCheck check(Guard guard) {
    return new ScanCheck(
        db.ledger(),
        new SecretStore(Seal.of(TestDatabase.KEY)),
        guard,
        directory.resolve("home"),
        directory.resolve("work"));
  }

  private Look at() {
    return new Look("T1", launch.id(), null, NOW, Duration.ofSeconds(60), _ -> Optional.empty());
  }

  private static Spec spec(String target) {
    return Spec.of(Kind.SECRET_SCAN, target);
  }

  private static Cause cause() {
    return new Cause("T1", Actor.person("U1"), NOW, null);
  }

  private ScanFinding finding(int number) {
    return db.ledger().read("T1", sql -> ScanStore.find(sql, launch.id(), number)).orElseThrow();
  }

  private int openOnes() {
    return db.ledger().read("T1", sql -> ScanStore.countOpen(sql, launch.id()));
  }

  private void dismiss(int number) {
    var verdict = Scans.dismiss(finding(number), Role.MEMBER, "revoked", "U1", NOW);
    assertThat(verdict).isInstanceOf(Verdict.Moved.class);
    if (verdict instanceof Verdict.Moved<ScanFinding>(var next, var change)) {
      db.ledger()
          .write(
              cause(),
              tx -> {
                ScanStore.save(tx, next, change);
                return true;
              });
    }
  }

  private List<Path> leftovers() throws IOException {
    Path home = directory.resolve("home/repositories");
    if (!Files.exists(home)) {
      return List.of();
    }
    try (var files = Files.list(home)) {
      return files.toList();
    }
  }

  private static void nothingOfTheSecretsIsKept() throws SQLException {
    String all =
        db.ledger()
            .read(
                "T1",
                sql ->
                    sql.fetch("select * from scan_finding").format()
                        + sql.fetch("select * from scan_progress").format()
                        + sql.fetch("select * from history").format());
    assertThat(all).contains("stripe-secret-key").doesNotContain(SECRET, OTHER);
  }
}
