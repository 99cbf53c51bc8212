package launchbot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Card form loses input        | The card form loses its input!
          Card form loses input        | input loses: CARD-FORM
          Reset mails never arrive     | 🔥 reset mail never arrives
          Signup is broken             | :fire: signup broken :fire::fire:
          Can't sign up                | cant sign up
          Can’t sign up                | Can't sign up
          Checkout fails               | Ｃｈｅｃｋｏｕｔ ｆａｉｌｓ
          Zahlung schlägt fehl         | ZAHLUNG SCHLÄGT FEHL
          Оплата не проходит           | «оплата» не проходит…
          支払いができない              | 支払いができない！
          ลงชื่อเข้าใช้ไม่ได้              | ลงชื่อเข้าใช้ไม่ได้ 😢
          İade çalışmıyor              | İADE çalışmıyor
          is it on                     | Is it on?
          """)
  void saysTheSame(String one, String other) {
    assertThat(Fingerprint.of(one)).isNotNull().isEqualTo(Fingerprint.of(other));
  }

  @ParameterizedTest(name = "{0} ≠ {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Payment is shown       | Payment is not shown
          Export from the shop   | Export in the shop
          Page 1 is slow         | Page 2 is slow
          Deploy at 10:30:45     | Deploy at 10:45
          Process hangs          | Proces hangs
          支払いができない        | 支払いができた
          คน                     | คืน
          """)
  void saysSomethingElse(String one, String other) {
    assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(other));
  }

  @Test
  void isReadable() {
    assertThat(Fingerprint.of("The card form loses its inputs")).isEqualTo("card form input lose");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "🔥",
        "❤️",
        "ℹ️",
        "👩‍👩‍👧",
        "🇩🇪",
        "👍🏽",
        ":fire:",
        ":+1::skin-tone-2:",
        "?!…"
      })
  void isNothingWhereNothingIsSaid(String title) {
    assertThat(Fingerprint.of(title)).isNull();
  }
}
