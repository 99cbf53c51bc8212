package launchbot.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomNameTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nobody can pay|inc-7-nobody-can-pay",
        "Users can't log in since the last release|inc-7-users-cant-log-in-since",
        "ÜBERWEISUNGEN schlagen fehl!|inc-7-uberweisungen-schlagen-fehl",
        "🔥🔥 Checkout 🔥|inc-7-checkout",
        "<!channel> everything is down|inc-7-channel-everything-is-down",
        "لا أحد يستطيع الدفع|inc-7",
        "\u202Eyap tonnac|inc-7-yap-tonnac",
        "支払いができない|inc-7",
        "---|inc-7",
        "Supercalifragilisticexpialidocious supercalifragilisticexpialidocious"
            + " x|inc-7-supercalifragilisticexpialidocious-supercalifragilisti",
      })
  void names(String feels, String name) {
    assertThat(RoomName.of(7, feels)).isEqualTo(name).hasSizeLessThan(70);
  }

  @Test
  void whatIsTakenIsCountedOn() {
    assertThat(RoomName.next("inc-7", 1)).isEqualTo("inc-7");
    assertThat(RoomName.next("inc-7", 3)).isEqualTo("inc-7-3");
    assertThat(RoomName.isOf("inc-7", "inc-7-3")).isTrue();
    assertThat(RoomName.isOf("inc-7", "inc-7-three")).isFalse();
    assertThat(RoomName.isOf("inc-7", "inc-77")).isFalse();
  }
}
