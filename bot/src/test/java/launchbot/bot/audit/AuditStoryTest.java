package launchbot.bot.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Golden;
import launchbot.bot.Stage;
import launchbot.bot.slack.Card;
import launchbot.jobs.site.Audit;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Spec;
import launchbot.sandbox.Answer;
import launchbot.sandbox.BlockKitRules;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Surface;
import launchbot.testkit.TestDatabase;
import launchbot.triage.Severity;
import org.junit.jupiter.api.Test;

/** Audits, owned domains, secrets and steps, as people type and see them. */
class AuditStoryTest {
  private static final URI PAGE = URI.create("https://example.com");
  private static final String VALUE = "hunter22-and-more";

  @Test
  void itLooksLikeThis() {
    List<Audit.Risk> risks =
        List.of(
            risk(Severity.BLOCKER, "dns.down", "DNS: no address for <example.com>", Kind.DNS),
            risk(Severity.HIGH, "cookie.secure", "The cookie `sid` has no Secure", Kind.HEADERS),
            risk(
                Severity.LOW, "header.nosniff", "X-Content-Type-Options is missing", Kind.HEADERS));
    var report =
        new Audit.Report(
            risks,
            List.of(Spec.of(Kind.TLS, "example.com")),
            List.of(new Audit.Open(Spec.of(Kind.PAGE, PAGE.toString()), "no answer <in time>")));
    Golden.check("audit", AuditView.cards(PAGE, report).getFirst());
    Golden.check(
        "audit-clean",
        AuditView.cards(PAGE, new Audit.Report(List.of(), List.of(), List.of())).getFirst());
  }

  @Test
  void manyRisksComeInSeveralMessagesAndNoMoreThanSlackTakes() {
    List<Audit.Risk> risks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      risks.add(risk(Severity.LOW, "rule." + i, "x".repeat(2_000) + i, Kind.HEADERS));
    }
    List<Card> cards = AuditView.cards(PAGE, new Audit.Report(risks, List.of(), List.of()));
    assertThat(cards).hasSize(AuditView.MOST_PAGES);
    assertThat(cards.getLast().blocksJson()).contains("52 more of low weight");
    for (Card card : cards) {
      assertThat(
              BlockKitRules.problems(
                  JsonParser.parseString(String.valueOf(card.blocksJson())), Surface.MESSAGE))
          .isEmpty();
    }
  }

  @Test
  void peopleAuditProveAndKeepSecrets() throws SQLException {
    TestDatabase database = TestDatabase.fresh();
    try (Stage stage = Stage.open(database, InstantSource.system())) {
      assertThat(probe(stage, "audit example.com")).contains("No launch");
      stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
      assertThat(probe(stage, "audit")).contains("/probe audit example.com");
      assertThat(probe(stage, "audit https://u:p@example.com")).contains("Leave out the name");

      // Our own network is refused on every way to it, and that is said.
      assertThat(probe(stage, "audit 127.0.0.1:1")).contains("Looking at 127.0.0.1");
      stage.whispered(Cast.ADA, Cast.LAUNCH, "may not reach");

      assertThat(probe(stage, "own")).contains("No domain is proved");
      assertThat(probe(stage, "own Example.com"))
          .contains("launchbot-verify=", "/.well-known/launchbot-verify.txt", "not proved yet");
      assertThat(probe(stage, "own example.com")).contains("launchbot-verify=");
      assertThat(probe(stage, "own")).contains("example.com: not proved yet");
      assertThat(probe(stage, "own remove example.com")).contains("not taken for yours");
      assertThat(probe(stage, "own remove example.com")).contains("/probe own example.com");

      assertThat(probe(stage, "secret")).contains("No secret is kept");
      assertThat(probe(stage, "secret password " + VALUE))
          .contains("Nothing was saved", "change it where it is used")
          .doesNotContain(VALUE);
      JsonObject form = opened(stage, "secret password");
      assertThat(stage.ada().submit(id(form), Map.of("secret_value", "abc")).errors())
          .containsKey("secret_value");
      assertThat(stage.ada().submit(id(form), Map.of("secret_value", VALUE)).closed()).isTrue();
      stage.whispered(Cast.ADA, Cast.LAUNCH, "The secret `password` is saved");
      assertThat(probe(stage, "secret")).contains("`password`").doesNotContain(VALUE);

      JsonObject steps = opened(stage, "smoke");
      var mistakes =
          stage
              .ada()
              .submit(
                  id(steps),
                  Map.of("smoke_target", "https://app.example.com", "smoke_steps", "- url: x"));
      assertThat(mistakes.errors().get("smoke_steps")).contains("Line 1");
      assertThat(
              stage
                  .ada()
                  .submit(
                      id(steps),
                      Map.of(
                          "smoke_target",
                          "https://app.example.com",
                          "smoke_steps",
                          "- url: /sign-in\n  form: {password: '${secret.password}'}"))
                  .closed())
          .isTrue();
      stage.whispered(Cast.ADA, Cast.LAUNCH, "is watched from now on");
      assertThat(probe(stage, "perf 1")).contains("no perf probe #1");
      assertThat(Answer.shown(opened(stage, "smoke 1"))).contains("app.example.com");

      assertThat(probe(stage, "secret remove password")).contains("is removed");
      assertThat(everythingIn(database)).doesNotContain(VALUE);
      stage.nothingRejected();
    }
  }

  private static String everythingIn(TestDatabase database) throws SQLException {
    var rows = new StringBuilder();
    try (var connection = database.superuser();
        var statement = connection.createStatement()) {
      for (String table : List.of("history", "outbox", "probe", "receipt", "secret")) {
        var found = statement.executeQuery("select t::text from %s t".formatted(table));
        while (found.next()) {
          rows.append(found.getString(1)).append('\n');
        }
      }
    }
    return rows.toString();
  }

  private static Audit.Risk risk(Severity severity, String rule, String what, Kind kind) {
    return new Audit.Risk(
        Spec.of(kind, PAGE.toString()),
        new Finding(rule, severity, what, "Users notice", "Repair `it`"));
  }

  private static String probe(Stage stage, String words) {
    return stage.ada().command(Cast.LAUNCH, "/probe " + words).shown();
  }

  private static JsonObject opened(Stage stage, String words) {
    return Objects.requireNonNull(stage.ada().command(Cast.LAUNCH, "/probe " + words).openedView());
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }
}
