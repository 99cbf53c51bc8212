package launchbot.jobs.site;

import static launchbot.jobs.site.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.Resolver;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.OwnedDomain;
import launchbot.probe.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not be reachable is told by its content, asked for by the owner only, never shown. */
class ExposureTest {
  private static final String SITE = "https://example.com";
  private static final String SPA =
      "<!doctype html><title>App</title><script src=/app.js></script><p>A_KEY=1 [core] ref: refs/";

  private final Answers web = new Answers();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /.env               | 'DB_PASSWORD=hunter22\\nSTRIPE_KEY=sk_live_1' | blocker exposure.env
          /.env               | '# settings\\nexport API_TOKEN=abc'         | blocker exposure.env
          /.env.production    | 'A_B=1'                                     | blocker exposure.env
          /.env               | '<html>A_KEY=1</html>'                      | ''
          /.env               | 'Nothing to see here'                       | ''
          /.env               | 'not a=variable'                            | ''
          /.git/HEAD          | 'ref: refs/heads/main'                      | blocker exposure.git
          /.git/HEAD          | '0123456789abcdef0123456789abcdef01234567'  | blocker exposure.git
          /.git/HEAD          | 'main'                                      | ''
          /.git/config        | '[core]\\nbare = false'                     | blocker exposure.git
          /dump.sql           | 'INSERT INTO users VALUES (1)'              | blocker exposure.dump
          /dump.sql           | '<p>INSERT INTO users</p>'                  | ''
          /backup.zip         | 'PK\u0003\u0004....'                        | blocker exposure.archive
          /backup.zip         | 'PKZIP is a program'                        | ''
          /id_rsa             | '-----BEGIN OPENSSH PRIVATE KEY-----'       | blocker exposure.key
          /actuator/env       | '{"propertySources":[]}'                    | blocker exposure.actuator
          /actuator/env       | '{"error":"none"}'                          | ''
          /actuator/mappings  | '{"contexts":{"a":{"mappings":{}}}}'        | high exposure.actuator
          /debug/pprof/       | '<html>Types of profiles available:'        | high exposure.pprof
          /server-status      | '<h1>Apache Server Status for x</h1>'       | high exposure.status
          /phpinfo.php        | '<title>PHP 8.1.2 - phpinfo()</title>'      | high exposure.phpinfo
          /.htpasswd          | 'admin:$apr1$abc$def'                       | high exposure.htpasswd
          /.htpasswd          | 'admin: hello'                              | ''
          """)
  void eachIsToldByWhatIsInIt(String path, String content, String expected) {
    web.on(SITE + path, 200, content.replace("\\n", "\n"));
    assertThat(HeaderRulesTest.rules(look().findings())).isEqualTo(expected);
  }

  @Test
  void whatIsFoundIsShownWithoutItsSecrets() {
    web.on(SITE + "/.env", 200, "DB_PASSWORD=hunter22\nSTRIPE_KEY=sk_live_1\nA_B=1\nC_D=2");
    Outcome outcome = look();
    assertThat(outcome.level()).isEqualTo(Level.DOWN);
    assertThat(outcome.words())
        .isEqualTo(
            "/.env is public: the variables of the environment (DB_PASSWORD=…, STRIPE_KEY=…,"
                + " A_B=…)");
    assertThat(outcome.toString()).doesNotContain("hunter22", "sk_live_1");
    assertThat(outcome.facts().get("proves production-config.no-secrets")).startsWith("red: ");
  }

  @Test
  void anAppThatAnswersEverythingHasNothingExposed() {
    web.otherwise = answer(200, SPA);
    Outcome outcome = look();
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.level()).isEqualTo(Level.UP);
    assertThat(outcome.facts().get("proves production-config.no-secrets")).startsWith("green: ");
  }

  @Test
  void neitherHasOneThatAnswersWhatLooksLikeSettings() {
    web.otherwise = answer(200, "A_KEY=1");
    assertThat(look().findings()).isEmpty();
  }

  @Test
  void sourceMapsOfOwnScripts() {
    String map =
        "{\"version\":3,\"sources\":[\"a.ts\"],\"sourcesContent\":[\"x\"],\"mappings\":\"\"}";
    web.on(SITE, 200, "<script src=/app.js></script><script src=https://cdn.example/x.js></script>")
        .on(SITE + "/app.js.map", 200, map)
        .on("https://cdn.example/x.js.map", 200, map);
    Outcome outcome = look();
    assertThat(outcome.findings())
        .extracting(Finding::what)
        .containsExactly("The source map of app.js is public, with all sources");
    assertThat(web.asked).noneMatch(wanted -> wanted.uri().getHost().equals("cdn.example"));
  }

  @Test
  void nobodyElsesSiteIsAsked() {
    Outcome outcome =
        new ExposureCheck(web, (_, _) -> false, Duration.ZERO)
            .look(Spec.of(Kind.EXPOSURE, SITE), Answers.look(Duration.ofSeconds(5)));
    assertThat(outcome.level()).isEqualTo(Level.UNTESTABLE);
    assertThat(outcome.words()).contains("/probe own example.com");
    assertThat(web.asked).isEmpty();
  }

  @Test
  void itSaysWhoAsksAndKeepsItsPace() {
    var check = new ExposureCheck(web, (_, _) -> true, Duration.ofMillis(40));
    check.look(Spec.of(Kind.EXPOSURE, SITE), Answers.look(Duration.ofMillis(500)));
    assertThat(web.asked.size()).isBetween(2, 14);
    assertThat(web.asked)
        .allMatch(wanted -> wanted.headers().getFirst().value().startsWith("Launchbot"));
  }

  @Test
  void aSiteThatIsAwayProvesNothing() {
    web.otherwise = null;
    assertThat(look().level()).isEqualTo(Level.DOWN);
    assertThat(look().facts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dns, Found",
    "file, Found",
    "neither, Missing",
    "other, Missing",
    "servfail, Unknown",
    "away, Unknown"
  })
  void aDomainIsProvedInDnsOrByAFile(String case_, String expected) {
    var domain = new OwnedDomain(1, "example.com", "abc", "U1", null, null, null);
    String proof = "launchbot-verify=abc";
    Resolver dns =
        (_, _) ->
            switch (case_) {
              case "dns" ->
                  new DnsAnswer.Found(List.of(new Data.Text("v=spf1"), new Data.Text(proof)));
              case "other" -> new DnsAnswer.Found(List.of(new Data.Text(proof + "d")));
              case "servfail" -> new DnsAnswer.Broken("SERVFAIL");
              default -> new DnsAnswer.Empty();
            };
    if (case_.equals("file")) {
      web.on(SITE + OwnedDomain.FILE, 200, proof + "\n");
    }
    if (case_.equals("away")) {
      web.otherwise = null;
    }
    assertThat(new OwnershipProof(dns, web).look(domain).getClass().getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void aScriptsBytesAreReadAsTheyAre() {
    byte[] store = "\u0000\u0000\u0000\u0001Bud1".getBytes(StandardCharsets.ISO_8859_1);
    web.on(SITE + "/.DS_Store", answer(200, store));
    assertThat(HeaderRulesTest.rules(look().findings())).isEqualTo("medium exposure.ds-store");
  }

  private Outcome look() {
    return new ExposureCheck(web, (_, host) -> host.equals("example.com"), Duration.ZERO)
        .look(Spec.of(Kind.EXPOSURE, SITE), Answers.look(Duration.ofSeconds(5)));
  }
}
