package launchbot.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What our own rules find, and what they leave alone. */
class OwnRulesTest {
  private static final Engine ENGINE = new Engine(Rules.own());

  static Stream<Arguments> secrets() {
    return Stream.of(
        found("aws-access-key", "app.py", "key = '%s'", Samples.awsKey()),
        found("aws-secret-key", "app.py", "aws_secret_access_key = %s", Samples.mixed(40)),
        found(
            "google-api-key", "map.js", "init({apiKey: \"%s\"})", "AI" + "za" + Samples.mixed(35)),
        found("google-oauth-secret", "a.rb", "secret '%s'", "GOC" + "SPX-" + Samples.mixed(28)),
        found("google-service-account", "sa.json", "\"private_key_id\": \"%s\",", Samples.hex(40)),
        found("azure-storage-key", "a.cs", "AccountKey=%s;", Samples.mixed(86) + "=="),
        found("azure-client-secret", "a.tf", "x = \"%s\"", "a1b8" + "Q~" + Samples.mixed(34)),
        found("digitalocean-token", "a.yml", "t: %s", "dop_" + "v1_" + Samples.hex(64)),
        found("databricks-token", "a.yml", "t: %s", "da" + "pi" + Samples.hex(32)),
        found(
            "github-token",
            "ci.sh",
            "git clone https://x:%s@github.com/a/b",
            Samples.githubToken()),
        found(
            "github-fine-grained-token",
            "ci.sh",
            "export T=%s",
            "github" + "_pat_" + Samples.mixed(22) + "_" + Samples.mixed(59)),
        found("gitlab-token", "ci.yml", "T: %s", "gl" + "pat-" + Samples.mixed(20)),
        found("npm-token", "a.sh", "t %s", "np" + "m_" + Samples.mixed(36)),
        found("npmrc-auth", ".npmrc", "//registry.corp/:_authToken=%s", Samples.mixed(30)),
        found("pypi-token", "a.cfg", "p = %s", "py" + "pi-AgEI" + Samples.mixed(80)),
        found("slack-token", "a.py", "t='%s'", "xo" + "xb-904261735528-" + Samples.mixed(24)),
        found(
            "slack-webhook",
            "a.py",
            "%s",
            "https://hooks.sl" + "ack.com/services/T0123ABCD/B0123ABCD/" + Samples.mixed(24)),
        found(
            "discord-webhook",
            "a.py",
            "%s",
            "https://discord.com/api/web" + "hooks/904261735528104937/" + Samples.mixed(68)),
        found("telegram-bot-token", "a.py", "b='%s'", "1234567" + "89:AA" + Samples.mixed(33)),
        found("stripe-secret-key", "pay.rb", "Stripe.api_key = '%s'", Samples.stripeKey()),
        found("stripe-webhook-secret", "pay.rb", "s = '%s'", "wh" + "sec_" + Samples.mixed(32)),
        found("shopify-token", "a.php", "$t='%s'", "shp" + "at_" + Samples.hex(32)),
        found(
            "sendgrid-key",
            "mail.js",
            "sg('%s')",
            "S" + "G." + Samples.mixed(22) + "." + Samples.mixed(43)),
        found("mailgun-key", "mail.js", "mailgun({k: '%s'})", "ke" + "y-" + Samples.hex(32)),
        found("mailchimp-key", "mail.js", "m('%s')", Samples.hex(32) + "-us" + "12"),
        found("twilio-key", "sms.py", "c('%s')", "S" + "K" + Samples.hex(32)),
        found("twilio-auth-token", "sms.py", "TWILIO_AUTH_TOKEN=%s", Samples.hex(32)),
        found("openai-key", "ai.py", "k='%s'", "s" + "k-proj-" + Samples.mixed(60)),
        found("anthropic-key", "ai.py", "k='%s'", "s" + "k-ant-api03-" + Samples.mixed(95)),
        found(
            "huggingface-token",
            "ai.py",
            "k='%s'",
            "h" + "f_" + "qWeRtYuIoPaSdFgHjKlZxCvBnMqWeRtYuI"),
        found("sentry-token", "a.sh", "t=%s", "snt" + "rys_" + Samples.mixed(80)),
        found(
            "jwt",
            "a.js",
            "t('%s')",
            "e"
                + "yJ"
                + Samples.mixed(30)
                + ".e"
                + "yJ"
                + Samples.mixed(60)
                + "."
                + Samples.mixed(43)),
        found("url-password", "a.yml", "u: postgres://app:%s@db.corp.net/x", "p4" + "ss-W0rd"),
        found("url-password", "a.yml", "redis://:%s@10.1.2.3:6379/0", Samples.mixed(20)),
        found("bearer-header", "a.sh", "curl -H 'Authorization: Bearer %s'", Samples.mixed(40)),
        found("env-file-secret", ".env", "SESSION_SECRET=%s", Samples.mixed(20)),
        found("env-file-secret", "deploy/prod.env", "export DB_PASSWORD=\"%s\"", Samples.mixed(12)),
        found("generic-password", "a.java", "var password = \"%s\";", "Tr0ub4dor&" + "3xyz"),
        found("generic-secret", "a.go", "clientSecret := \"%s\"", Samples.mixed(32)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("secrets")
  void finds(String rule, String path, String text, String secret) {
    List<Hit> hits = scan(path, "first line\n" + text + "\nlast line\n");
    assertThat(hits).extracting(hit -> hit.rule().id()).containsExactly(rule);
    assertThat(hits.getFirst().line()).isEqualTo(2);
    assertThat(hits.getFirst().secret()).isEqualTo(secret);
    assertThat(hits.getFirst().toString()).doesNotContain(secret);
  }

  @Test
  void aPrivateKeyIsFoundWhereItBeginsHoweverItIsWritten() {
    String key = Samples.privateKey();
    assertThat(scan("id_rsa", "\n" + key + "\n")).extracting(Hit::line).containsExactly(2);
    assertThat(scan("a.json", "{\"key\": \"" + key.replace("\n", "\\n") + "\"}"))
        .extracting(hit -> hit.rule().id())
        .containsExactly("private-key");
    assertThat(scan("pub.pem", key.replace("PRIVATE", "PUBLIC"))).isEmpty();
  }

  static Stream<Arguments> innocent() {
    return Stream.of(
        arguments("aws.md", "AKIA" + "IOSFODNN7EXAMPLE"),
        arguments("aws.md", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        arguments("package-lock.json", "\"token\": \"" + Samples.mixed(40) + "\""),
        arguments("web/yarn.lock", "integrity sha512-" + Samples.mixed(86) + "=="),
        arguments("package.json", "\"integrity\": \"sha512-" + Samples.mixed(86) + "==\""),
        arguments("go.sum", "golang.org/x/net v0.1.0 h1:" + Samples.mixed(43) + "="),
        arguments("logo.png", Samples.githubToken()),
        arguments(".env.example", "SESSION_SECRET=" + Samples.mixed(20)),
        arguments(".env", "API_KEY=${API_KEY}"),
        arguments(".env", "API_KEY=your-api-key-here"),
        arguments("a.yml", "password: ${{ secrets.DATABASE_PASSWORD }}"),
        arguments("a.js", "const token = process.env.GITHUB_TOKEN_FOR_DEPLOYS;"),
        arguments("a.py", "password = os.environ['DATABASE_PASSWORD']"),
        arguments("a.py", "api_key = \"xxxxxxxxxxxxxxxxxxxxxxxx\""),
        arguments("a.py", "SECRET_KEY = 'changeme-changeme-changeme'"),
        arguments("a.java", "String tokenName = \"application.security.token.refresh\";"),
        arguments("a.java", "private static final String KEY = \"launchbotWorkspaceSettings\";"),
        arguments("a.ts", "<Input key={`${row.id}-${row.revision}-input`} />"),
        arguments("a.ts", "primaryKey: \"" + Samples.mixed(24) + "\""),
        arguments("README.md", "postgres://user:password@localhost:5432/app"),
        arguments("README.md", "postgres://user:p4ssW0rd!@db.example.com/app"),
        arguments("a.sh", "https://$USER:$TOKEN@github.com/a/b"),
        arguments("a.sh", "https://${USER}:${TOKEN}@github.com/a/b"),
        arguments("a.md", "http://host:8080/path@2x.png"),
        arguments("a.md", "commit: " + Samples.hex(40)),
        arguments("a.sql", "id uuid = '0b54a2ba-22ac-4e1f-b1c9-1f0e8aa0a6b5'"),
        arguments("app.min.js", minified()),
        arguments("a.rb", "Stripe.api_key = '" + Samples.stripeKey() + "' # launchbot:allow"),
        arguments("a.rb", "Stripe.api_key = '" + Samples.stripeKey() + "' # gitleaks:allow"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("innocent")
  void leavesAlone(String path, String text) {
    assertThat(scan(path, text)).isEmpty();
  }

  @Test
  void aSecretWithinALongLineIsFoundWithoutReadingAllOfItWithEachRule() {
    String line = minified() + ";k=\"" + Samples.stripeKey() + "\";" + minified();
    assertThat(scan("dist/app.js", line))
        .extracting(hit -> hit.rule().id(), Hit::secret)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("stripe-secret-key", Samples.stripeKey()));
  }

  @Test
  void aTokenThatIsLongerThanTheUsualLookAroundIsFoundWhole() {
    String token =
        "e"
            + "yJ"
            + Samples.mixed(40)
            + ".e"
            + "yJ"
            + Samples.mixed(3_000)
            + "."
            + Samples.mixed(43);
    assertThat(scan("a.js", "x".repeat(500) + " '" + token + "' " + "y".repeat(500)))
        .extracting(Hit::secret)
        .containsExactly(token);
  }

  @Test
  void findingsOfOneTextAreBounded() {
    var text = new StringBuilder();
    for (int i = 0; i < 3 * Engine.MOST; i++) {
      text.append("k = 'sk_").append("live_").append(Samples.mixed(24)).append(i).append("'\n");
    }
    assertThat(scan("a.rb", text.toString())).hasSize(Engine.MOST);
  }

  private static List<Hit> scan(String path, String text) {
    return ENGINE.scan(new Place(path, null), 1, text);
  }

  private static Arguments found(String rule, String path, String text, String secret) {
    return arguments(rule, path, text.replace("%s", secret), secret);
  }

  private static String minified() {
    return "!function(e,t){var n=t.key,r=e.tokenize(n);return r.map((function(e){return e.keyCode}))}"
        .repeat(200);
  }
}
