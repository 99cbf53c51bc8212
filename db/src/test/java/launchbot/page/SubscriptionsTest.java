package launchbot.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import launchbot.page.Subscriptions.Lately;
import launchbot.page.Subscriptions.Link;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When an address is asked, what links do, how quickly mails are written. */
class SubscriptionsTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

  @Test
  void anAddressIsAskedOnceAnHourAndThreeTimesADay() {
    assertThat(asks(0)).isTrue();
    assertThat(asks(0, 59)).isFalse();
    assertThat(asks(0, 60)).isTrue();
    assertThat(asks(0, 61, 122)).isTrue();
    assertThat(asks(0, 61, 122, 183)).isFalse();
    assertThat(asks(0, 61, 122, 24 * 60)).isTrue();
    assertThat(asks(499)).isTrue();
    assertThat(asks(500)).isFalse();
    assertThat(Subscriptions.asks(true, new Lately(List.of(), 0), NOW)).isFalse();
  }

  private static boolean asks(int ofPage, int... minutesAgo) {
    List<Instant> asked =
        java.util.Arrays.stream(minutesAgo)
            .mapToObj(minutes -> NOW.minus(Duration.ofMinutes(minutes)))
            .toList();
    return Subscriptions.asks(false, new Lately(asked, ofPage), NOW);
  }

  @Test
  void aLinkConfirmsOnceWithinTwoDays() {
    Instant asked = NOW.minus(Duration.ofHours(47));
    assertThat(Subscriptions.confirming(mail(null, asked, null), subscriber(false, false), NOW))
        .isEqualTo(Link.OPEN);
    assertThat(
            Subscriptions.confirming(
                mail(null, NOW.minus(Duration.ofDays(2)), null), subscriber(false, false), NOW))
        .isEqualTo(Link.SPENT);
    assertThat(Subscriptions.confirming(mail(null, asked, NOW), subscriber(true, false), NOW))
        .isEqualTo(Link.DONE);
    assertThat(Subscriptions.confirming(mail(null, asked, NOW), subscriber(true, true), NOW))
        .as("who ended it is not brought back by an old link")
        .isEqualTo(Link.SPENT);
    assertThat(Subscriptions.confirming(mail(7L, asked, null), subscriber(true, true), NOW))
        .as("the link of a notice confirms nothing")
        .isEqualTo(Link.SPENT);
  }

  @Test
  void anyLinkEndsIt() {
    assertThat(Subscriptions.ending(subscriber(true, false))).isEqualTo(Link.OPEN);
    assertThat(Subscriptions.ending(subscriber(false, false))).isEqualTo(Link.OPEN);
    assertThat(Subscriptions.ending(subscriber(true, true))).isEqualTo(Link.DONE);
  }

  @Test
  void refusalsAreTheAddressesUnlessMostAreRefused() {
    assertThat(Subscriptions.ends(0)).isFalse();
    assertThat(Subscriptions.ends(1)).isTrue();
    assertThat(Subscriptions.believed(10, 3)).isTrue();
    assertThat(Subscriptions.believed(0, 1)).isFalse();
    assertThat(Subscriptions.believed(3, 10)).isFalse();
  }

  @Test
  void mailsAreWrittenAtAnEvenPaceAndNeverFillTheOutbox() {
    var usual = new MailPace(600);
    assertThat(usual.room(0)).isEqualTo(10);
    assertThat(usual.room(15)).isEqualTo(5);
    assertThat(usual.room(20)).isZero();
    assertThat(usual.pause(10)).isEqualTo(Duration.ofSeconds(1));
    var slow = new MailPace(1);
    assertThat(slow.room(0)).isEqualTo(1);
    assertThat(slow.pause(1)).isEqualTo(Duration.ofMinutes(1));
    var quick = new MailPace(1200);
    assertThat(Stream.of(0, 10, 19, 20, 500).map(quick::room)).containsExactly(20, 10, 1, 0, 0);
  }

  private static SubscriberMail mail(@Nullable Long notice, Instant at, @Nullable Instant used) {
    return new SubscriberMail(1, 1, notice, at, used);
  }

  private static Subscriber subscriber(boolean confirmed, boolean ended) {
    return new Subscriber(
        1,
        1,
        "a@b.example",
        NOW,
        confirmed ? NOW : null,
        ended ? new Subscriber.Ended(NOW, Subscriber.Why.ASKED) : null,
        0);
  }
}
