package launchbot.bot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import launchbot.bot.check.Finding;
import launchbot.outbox.DeliveryStore;
import launchbot.outbox.OutboxHealth;
import launchbot.sandbox.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor makes of what the process knows. */
class InnerLooksTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, FINE", "36, FINE", "37, FAULT"})
  void aBackupGrowsOld(int hours, Finding.Mark mark) {
    Finding found = InnerLooks.backup(Optional.of(NOW.minus(Duration.ofHours(hours))), NOW);
    assertThat(found.mark()).isEqualTo(mark);
    assertThat(found.words().contains("launchbot.jar backup FILE"))
        .isEqualTo(mark == Finding.Mark.FAULT);
  }

  @Test
  void aNewHomeHasNone() {
    assertThat(InnerLooks.backup(Optional.empty(), NOW).mark()).isEqualTo(Finding.Mark.NOTE);
  }

  @Test
  void aCalendarThatStandsStillIsAFault() {
    assertThat(InnerLooks.scheduler(Optional.empty()).mark()).isEqualTo(Finding.Mark.FINE);
    Finding still = InnerLooks.scheduler(Optional.of("the calendar has not checked in for 60 s"));
    assertThat(still.mark()).isEqualTo(Finding.Mark.FAULT);
    assertThat(still.words()).contains("for 60 s. What recurs comes late");
  }

  @ParameterizedTest
  @CsvSource({"0, FINE", "300, FINE", "301, FAULT"})
  void messagesMayWaitFiveMinutes(int seconds, Finding.Mark mark) {
    var health = new OutboxHealth(NOW.minusSeconds(seconds), 3, 0);
    assertThat(InnerLooks.waiting(health, NOW).mark()).isEqualTo(mark);
  }

  @Test
  void whatWasGivenUpSaysWhereAndWhatToDo() {
    Finding one = InnerLooks.dead(new DeliveryStore.Dead(Cast.LAUNCH, "is_archived", 1, NOW));
    assertThat(one.words()).contains("a message to <#" + Cast.LAUNCH + ">", "Unarchive");
    Finding two = InnerLooks.dead(new DeliveryStore.Dead(Cast.BEN, "<b>", 2, NOW));
    assertThat(two.words()).contains("2 messages to <@" + Cast.BEN + ">", "`&lt;b&gt;`");
    Finding mail =
        InnerLooks.dead(new DeliveryStore.Dead("mailto:ops@example.com", "no such box", 1, NOW));
    assertThat(mail.words()).contains("the mail address ops@example.com", "/probe test-alert");
    Finding hook =
        InnerLooks.dead(new DeliveryStore.Dead("https://example.com/s3cret", "404", 1, NOW));
    assertThat(hook.words()).contains("webhook at example.com").doesNotContain("s3cret");
  }
}
