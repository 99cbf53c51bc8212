package launchbot.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of names as people paste them, and values where names belong. */
class NamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_URL=postgres://app:hunter2@db/app",
        "PORT=3000",
        "DEBUG=false",
        "export STRIPE_KEY=sk_live_51H",
        "STRIPE_KEY: sk_live_51H8xYzAbCd",
        "\"API_TOKEN\": \"abc123def\",",
        "# OLD_PASSWORD=letmein",
        "A=1\nB=\nC=",
        "NAME = 'Ada Lovelace'",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "AKIAIOSFODNN7EXAMPLE1A2B3",
        "deadbeefdeadbeefdeadbeefdeadbeef",
        "JBSWY3DPEHPK3PXP",
        "Zm9vQmFyQmF6UXV4UXV1eEdy",
        "FOO BAR=secret BAZ",
        "SECRET=secret",
        "set WINDOWS_KEY=abc",
        "ENV NODE_ENV=production",
        "A=\u202Eterces",
        "🔑=🤫",
      })
  void valuesAreRecognisedAndNotSaidAgain(String text) {
    Names.Read read = Names.of(text, false);
    assertThat(read).isNotInstanceOf(Names.Listed.class);
    assertThat(read.toString()).doesNotContain("hunter2", "sk_live", "abc", "letmein", "secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_URL STRIPE_KEY",
        "DATABASE_URL, STRIPE_KEY",
        "DATABASE_URL=\nSTRIPE_KEY=",
        "# what the shop needs\nDATABASE_URL=<your database>\n\nSTRIPE_KEY=changeme",
        "export DATABASE_URL=\"\"\nexport STRIPE_KEY=''",
        "- `DATABASE_URL`\n- `STRIPE_KEY`",
        "1. DATABASE_URL\n2. STRIPE_KEY",
        "DATABASE_URL=${DATABASE_URL}\nSTRIPE_KEY=xxxx # ask Ada",
        "```\nDATABASE_URL\nSTRIPE_KEY\nDATABASE_URL\n```",
        "DATABASE_URL= # set in Fly\r\nSTRIPE_KEY=your-key-here",
        "DATABASE_URL:\nSTRIPE_KEY:",
      })
  void namesAreTakenWithoutWhatIsBesideThem(String text) {
    assertThat(Names.of(text, false))
        .isEqualTo(new Names.Listed(List.of("DATABASE_URL", "STRIPE_KEY")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OAUTH2CLIENTSECRET",
        "S3_BUCKET_2_EU_1",
        "AWS_S3_KEY_ID",
        "spring.datasource.url",
        "NEXT_PUBLIC_API_V2_URL",
        "K8S_NS",
        "_INTERNAL",
        "databaseUrl",
        "PRIVATE_KEY",
        "PASSWORD",
        "BASE64_ENCODED_SHA256_KEY",
        "NODE_ENV",
        "GITHUB_TOKEN",
        "X",
      })
  void harmlessNamesAreNames(String name) {
    assertThat(Names.name(name)).as(name).isTrue();
  }

  @Test
  void anExampleMayHoldWhatTellsNothing() {
    String text = "PORT=3000\nDEBUG=true\nNODE_ENV=development\nURL=http://localhost:3000";
    assertThat(Names.of(text, true))
        .isEqualTo(new Names.Listed(List.of("PORT", "DEBUG", "NODE_ENV", "URL")));
    assertThat(Names.of(text, false)).isEqualTo(new Names.Values(4));
    assertThat(Names.of("DB=postgres://a:b@localhost/x\nPORT=1", true))
        .isEqualTo(new Names.Values(1));
  }

  @Test
  void whatIsNoListIsRefusedByItsLine() {
    assertThat(Names.of("DATABASE_URL\nwhat is <!channel>?", false))
        .isEqualTo(new Names.Unclear(2));
    assertThat(Names.of(" \n# nothing\n", false)).isInstanceOf(Names.Refused.class);
    assertThat(Names.of("A B\n".repeat(300_000), false))
        .isEqualTo(new Names.Listed(List.of("A", "B")));
    assertThat(Names.of("x".repeat(5_000_000), false)).isInstanceOf(Names.Values.class);
    var many = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      many.append("NAME_").append(i).append('\n');
    }
    assertThat(Names.of(many.toString(), false)).isInstanceOf(Names.Refused.class);
  }

  @Test
  void numbersAreDialledAsPhonesDoIt() {
    assertThat(Contacts.dialled("+43 (0) 660 / 123 45-67")).contains("+436601234567");
    assertThat(Contacts.dialled("112")).contains("112");
    assertThat(Contacts.dialled("call me")).isEmpty();
    assertThat(Contacts.dialled("+1|<!channel>")).isEmpty();
    assertThat(Access.againstUrl("https://dash.example.com/login")).isEmpty();
    assertThat(Access.againstUrl("https://ada:pw@dash.example.com")).isPresent();
    assertThat(Access.againstUrl("javascript:alert(1)")).isPresent();
  }
}
