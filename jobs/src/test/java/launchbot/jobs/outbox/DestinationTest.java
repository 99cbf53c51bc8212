package launchbot.jobs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {
  @ParameterizedTest
  @CsvSource({
    "C1, <#C1>, C1",
    "U1, <@U1>, U1",
    "D1, a direct message, D1",
    "'', a direct message, ''",
    "mailto:ops@example.com, the mail address ops@example.com, mailto:o…@example.com",
    "mailto:r&d@example.com, the mail address r&amp;d@example.com, mailto:r…@example.com",
    "sms:+4915112345678, the phone number +4915112345678, sms:…678",
    "https://hooks.example.com/s3cret?k=1, the webhook at hooks.example.com, the webhook at"
        + " hooks.example.com",
    "http://127.0.0.1:8080/s3cret, the webhook at 127.0.0.1, the webhook at 127.0.0.1"
  })
  void isNamedForPeopleAndMaskedForLogs(String place, String words, String masked) {
    assertThat(Destination.words(place)).isEqualTo(words);
    assertThat(Destination.masked(place)).isEqualTo(masked);
  }
}
