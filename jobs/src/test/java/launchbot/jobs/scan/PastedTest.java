package launchbot.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste: secrets, and what only sounds like them. Made-up ones are put together. */
class PastedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key: AKIA|QYLPMN5HFIQR7XYA",
        "token ghp_|1B4a2e77838347a7E420ce178F2E7c6912E1",
        "-----BEGIN RSA PRIVATE |KEY-----\n"
            + "MIIEpAIBAAKCAQEA7bq8yq3sVxkq0m1F9dKc2yqJ3nV5hT8wR4uY6pL1aZ0xC9vB\n"
            + "q3sVxkq0m1F9dKc2yqJ3nV5hT8wR4uY6pL1aZ0xC9vBMIIEpAIBAAKCAQEA7bq8\n"
            + "-----END RSA PRIVATE KEY-----",
        "The password is |Hunter2Quince",
        "Passwort: |geheim123",
        "pwd=|letmein",
      })
  void secretsAreKnown(String text) {
    assertThat(Pasted.secret(text.replace("|", ""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Restart the payment worker, then call the bank: +43 660 1234567",
        "DATABASE_URL\nSTRIPE_KEY\nAPI_TOKEN\nPASSWORD\nSECRET_KEY_BASE",
        "API_KEY=\nSECRET_TOKEN=\nDATABASE_PASSWORD=\nNEXT_PUBLIC_SENTRY_DSN=",
        "The password is in the team's vault, under Payments",
        "password: see 1Password",
        "Password: <ask Ada>",
        "Users reset their password: https://app.example.com/reset",
        "curl -H \"Authorization: Bearer $TOKEN\" https://api.example.com/health",
        "commit 3f2a91c0d4e5b6a7 broke it",
      })
  void whatOnlySoundsLikeThemIsNone(String text) {
    assertThat(Pasted.secret(text)).isFalse();
  }
}
