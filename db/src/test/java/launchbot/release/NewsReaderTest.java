package launchbot.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What pipelines post, good and bad. */
class NewsReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String KEY = "AKIA" + "ABCDEFGHIJKLMNOP";

  private static NewsReader.Read read(String json) {
    return NewsReader.read(json.replace('\'', '"'), "run-7", NOW, NewsReaderTest::masked);
  }

  private static String masked(String text) {
    return text.replace(KEY, "AKIA…");
  }

  private static News.Deployed deployed(String json) {
    assertThat(read(json)).isInstanceOf(NewsReader.Good.class);
    return (News.Deployed) ((NewsReader.Good) read(json)).news();
  }

  @Test
  void everythingThatCanBeSaidIsRead() {
    News.Deployed news =
        deployed(
            """
            {'version':'v1.4.2','digest':'sha256:abc','commit':'4f2c9ab','environment':'Prod',
             'status':'started','stage':'canary','who':'ada','id':'deploy-9',
             'changes':['- Invoices as PDF','2) Faster search','key %s is new'],
             'migrations':[{'name':'add_index','reversible':true},{'name':'drop_old','reversible':false},'rename'],
             'risks':'The first import is slow\\n\\n* Mails may be late','variables':['SMTP_URL','DATABASE_URL','SMTP_URL'],
             'at':'2026-11-24T10:58:00+01:00','of no concern':{}}
            """
                .formatted(KEY));
    assertThat(news)
        .isEqualTo(
            new News.Deployed(
                new News.Facts(
                    "production",
                    "1.4.2",
                    "sha256:abc",
                    "4f2c9ab",
                    "canary",
                    "ada",
                    List.of("Invoices as PDF", "Faster search", "key AKIA… is new"),
                    List.of(
                        new Release.Migration("add_index", true),
                        new Release.Migration("drop_old", false),
                        new Release.Migration("rename", null)),
                    List.of("The first import is slow", "Mails may be late"),
                    List.of("DATABASE_URL", "SMTP_URL")),
                Release.State.STARTED,
                Instant.parse("2026-11-24T09:58:00Z"),
                "deploy-9",
                Dossier.Source.HOOK));
  }

  @Test
  void littleIsEnough() {
    News.Deployed news = deployed("{'version':1.4,'status':'finished'}");
    assertThat(news.facts()).isEqualTo(News.Facts.of("production", "1.4"));
    assertThat(news.at()).isEqualTo(NOW);
    assertThat(news.reference()).as("the Idempotency-Key").isEqualTo("run-7");
    assertThat(read("{'status':'tested','digest':'sha256:abc'}"))
        .isEqualTo(new NewsReader.Good(new News.Tested("sha256:abc", null, NOW)));
  }

  static Stream<List<String>> mistakes() {
    return Stream.of(
        List.of("", "", "object"),
        List.of("nonsense {", "", "JSON"),
        List.of("[]", "", "one object"),
        List.of("{'version':'1.4.2'}", "status", "how far"),
        List.of("{'version':'1.4.2','status':'perhaps'}", "status", "started, finished"),
        List.of("{'status':'started'}", "version", "which version"),
        List.of("{'version':'a b','status':'started'}", "version", "One word"),
        List.of("{'version':{},'status':'started'}", "version", "text"),
        List.of("{'version':'<!channel>','status':'started'}", "version", "One word"),
        List.of(
            "{'version':'1','status':'started','environment':'the moon!'}", "environment", "One"),
        List.of("{'version':'1','status':'started','at':'yesterday'}", "at", "2026-11-24"),
        List.of("{'version':'1','status':'started','at':'2026-02-30T10:00:00Z'}", "at", "a time"),
        List.of("{'version':'1','status':'started','at':'2026-11-25T10:00:00Z'}", "at", "future"),
        List.of("{'version':'1','status':'started','at':'2025-11-25T10:00:00Z'}", "at", "90 days"),
        List.of("{'version':'1','status':'started','changes':[1,true]}", "changes[1]", "text"),
        List.of("{'version':'1','status':'started','migrations':{}}", "migrations", "array"),
        List.of("{'version':'1','status':'started','migrations':[7]}", "migrations[0]", "name"),
        List.of(
            "{'version':'1','status':'started','migrations':['x',{'reversible':true}]}",
            "migrations[1].name",
            "called"),
        List.of(
            "{'version':'1','status':'started','migrations':[{'name':'x','reversible':'yes'}]}",
            "migrations[0].reversible",
            "true or false"),
        List.of(
            "{'version':'1','status':'started','variables':['A','b c']}", "variables[1]", "name"),
        List.of("{'version':'1','status':'started','variables':['A=b']}", "variables[0]", "secret"),
        List.of(
            "{'version':'1','status':'started','variables':['" + KEY + "']}",
            "variables[0]",
            "secret"),
        List.of("{'status':'tested','version':'1'}", "digest", "passed its tests"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void everyMistakeIsSaidWithItsField(List<String> row) {
    assertThat(read(row.get(0)))
        .isInstanceOfSatisfying(
            NewsReader.Bad.class,
            bad -> {
              assertThat(bad.field()).isEqualTo(row.get(1));
              assertThat(bad.why()).contains(row.get(2)).doesNotContain(KEY);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "in_progress, v1.4.2, Production, STARTED, 1.4.2, production",
    "queued, refs/tags/v2.0.0-rc.1, staging, STARTED, 2.0.0-rc.1, staging",
    "success, main, production, FINISHED, ec26c3e, production",
    "failure, topic/2.0, 'Preview (web)', FAILED, ec26c3e, production",
    "error, 1.4.2, '', FAILED, 1.4.2, production"
  })
  void deploymentsOfGitHubAreRead(
      String state, String ref, String named, Release.State is, String version, String where) {
    assertThat(github("deployment_status", deployment(state, ref, named)))
        .isEqualTo(
            new NewsReader.Good(
                new News.Deployed(
                    new News.Facts(
                        where,
                        version,
                        null,
                        "ec26c3e57ca3a959ca5aad62de7213c562f8c821",
                        null,
                        "Codertocat",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                    is,
                    Instant.parse("2026-11-24T09:30:00Z"),
                    "github:145988746",
                    Dossier.Source.GITHUB)));
  }

  @Test
  void releasesOfGitHubBringNotes() {
    assertThat(github("release", release("published")))
        .isEqualTo(
            new NewsReader.Good(
                new News.Noted(
                    "1.4.2",
                    List.of("What's Changed", "Invoices as PDF by @ada", "Faster search"),
                    Instant.parse("2026-11-24T09:00:00Z"))));
    for (String action : List.of("created", "deleted", "prereleased")) {
      assertThat(github("release", release(action))).isInstanceOf(NewsReader.Ignored.class);
    }
    assertThat(github("ping", "{'zen':'Design for failure.'}"))
        .isInstanceOf(NewsReader.Ignored.class);
    assertThat(github("push", "{}")).isInstanceOf(NewsReader.Ignored.class);
    assertThat(github("deployment_status", deployment("inactive", "main", "production")))
        .isInstanceOf(NewsReader.Ignored.class);
    assertThat(github("deployment_status", "{}"))
        .isEqualTo(new NewsReader.Bad("deployment_status.state", "GitHub says how far it is."));
    assertThat(github("release", "{'action':'published','release':{'body':[]}}"))
        .isInstanceOf(NewsReader.Bad.class);
  }

  private static NewsReader.Read github(String event, String json) {
    return GitHubReader.read(
        event, json.replace('\'', '"').replace('´', '\''), NOW, masked -> masked);
  }

  /** As GitHub's documentation of the webhook has it, in its main parts. */
  private static String deployment(String state, String ref, String environment) {
    return """
    {'action':'created',
     'deployment_status':{'url':'https://api.github.com/x','id':209916254,'state':'%s',
      'creator':{'login':'Codertocat','id':21031067},'description':'','environment':'%s',
      'target_url':'','created_at':'2026-11-24T09:30:00Z','updated_at':'2026-11-24T09:30:00Z'},
     'deployment':{'url':'https://api.github.com/x','id':145988746,
      'sha':'ec26c3e57ca3a959ca5aad62de7213c562f8c821','ref':'%s','task':'deploy','payload':{},
      'original_environment':'production','environment':'%s','description':null,
      'creator':{'login':'Codertocat','id':21031067},'created_at':'2026-11-24T09:29:00Z'},
     'repository':{'id':186853002,'full_name':'Codertocat/Hello-World'},
     'sender':{'login':'Codertocat'}}
    """
        .formatted(state, environment, ref, environment.contains("(") ? "production" : environment);
  }

  private static String release(String action) {
    return """
    {'action':'%s','release':{'id':17372790,'tag_name':'v1.4.2','target_commitish':'main',
      'name':null,'draft':false,'prerelease':false,'created_at':'2026-11-24T08:59:00Z',
      'published_at':'2026-11-24T09:00:00Z',
      'body':'## What´s Changed\\r\\n* Invoices as PDF by @ada\\r\\n* Faster search\\r\\n'},
     'repository':{'full_name':'Codertocat/Hello-World'}}
    """
        .formatted(action);
  }
}
