package launchbot.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import launchbot.incident.Sev;
import launchbot.incident.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a notice says of what is known, and what it leaves open. */
class DraftingTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final Instant BEGAN = Instant.parse("2026-12-03T21:04:00Z");
  private static final Instant NEXT = Instant.parse("2026-12-03T21:40:00Z");
  private static final Notice.Window WINDOW =
      new Notice.Window(BEGAN, BEGAN.plus(Duration.ofHours(3)));

  private static Known known(@Nullable String feature, @Nullable String symptoms) {
    return new Known(
        feature,
        BEGAN,
        null,
        symptoms,
        null,
        new Status.Investigating(null),
        "https://shop.example.com/status/shop/report",
        NEXT,
        null,
        ZONE);
  }

  @Test
  void theFirstNoticeOfAnOutageIsCompleteAsSoonAsItOpens() {
    Template outage = Templates.of(Moment.OUTAGE);
    Notice.Text text = Drafting.fill(outage, known("Checkout", "nobody can pay"));
    assertThat(Drafting.missing(text, outage)).isEmpty();
    Notice.Text sent = Drafting.finished(text, List.of());
    assertThat(sent.headline()).isEqualTo("Checkout is not available");
    assertThat(sent.body())
        .isEqualTo(
            """
            Since Thu 3 Dec, 22:04 CET Checkout has not been available. What you may notice: Nobody can pay.

            We do not know the cause yet.

            We are looking into it right now.

            We will write again by Thu 3 Dec, 22:40 CET.

            If something else does not work for you, tell us: https://shop.example.com/status/shop/report

            We are sorry for the trouble this causes you.\
            """);
  }

  @Test
  void whatIsNotKnownStaysVisibleAndWhatMustBeKnownBlocks() {
    Template outage = Templates.of(Moment.OUTAGE);
    Notice.Text text = Drafting.fill(outage, known(null, null));
    assertThat(Drafting.blanks(text))
        .containsExactly(
            "‹which part of the product›",
            "‹what customers see›",
            "‹what customers can do meanwhile›");
    List<String> missing = Drafting.missing(text, outage);
    assertThat(missing).containsExactly("‹which part of the product›", "‹what customers see›");
    assertThat(Drafting.finished(text, missing).body())
        .contains("‹which part of the product›")
        .doesNotContain("‹what customers can do meanwhile›");
  }

  @Test
  void aBlankThatSomebodyTypedThemselvesMustBeFilledToo() {
    var text = new Notice.Text("Hello", "We think that ‹ask Ben›.");
    assertThat(Drafting.missing(text, Templates.of(Moment.FIXED))).containsExactly("‹ask Ben›");
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void everyTemplateCanBeCompletedAndNamesNobody(Moment moment) {
    Template template = Templates.of(moment);
    assertThat(template.objection(template.text())).isEmpty();
    var all =
        new Known(
            "Checkout",
            BEGAN,
            NEXT,
            "it is slow",
            "pay by invoice",
            new Status.Monitoring("pgbouncer on db-2 restarted"),
            null,
            NEXT,
            WINDOW,
            ZONE);
    Notice.Text text = Drafting.fill(template, all);
    assertThat(text.headline()).contains("Checkout").doesNotContain("{", "‹");
    assertThat(text.body()).doesNotContain("{", "pgbouncer", "db-2");
    // What only people can say: the cause, what is offered, which data.
    assertThat(Drafting.missing(text, template))
        .isSubsetOf(Blank.CAUSE.mark(), Blank.OFFER.mark(), Blank.DATA.mark());
    assertThat(text.headline().length()).isLessThan(150);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nobody can pay                        | true
          https://shop.example.com/cart is down | false
          shop.example.com is down              | false
          10.0.0.7 does not answer              | false
          db-2.internal.local times out         | false
          Payments fail, e.g. by card           | true
          It takes 3.5 minutes                  | true
          """)
  void addressesAndHostsAreNeverTold(String words, boolean fit) {
    assertThat(Drafting.fit(words) != null).isEqualTo(fit);
  }

  @Test
  void severalPartsAreNamedTogether() {
    assertThat(Drafting.feature(List.of("checkout", "Search", "checkout", "api.example.com")))
        .isEqualTo("Checkout and Search");
    assertThat(Drafting.feature(List.of("A", "B", "C"))).isEqualTo("A, B and C");
    assertThat(Drafting.feature(List.of())).isNull();
  }

  @Test
  void anotherPromiseStandsInTheTextToo() {
    var text = new Notice.Text("H", "One.\n\nWe will write again by Thu 3 Dec, 22:40 CET.");
    Instant later = NEXT.plus(Duration.ofMinutes(20));
    assertThat(Drafting.promising(text, NEXT, later, ZONE).body())
        .isEqualTo("One.\n\nWe will write again by Thu 3 Dec, 23:00 CET.");
    assertThat(Drafting.promising(text, NEXT, null, ZONE).body()).isEqualTo("One.");
    assertThat(Drafting.promising(new Notice.Text("H", "One."), null, NEXT, ZONE).body())
        .isEqualTo("One.\n\nWe will write again by Thu 3 Dec, 22:40 CET.");
    var own = new Notice.Text("H", "More at Thu 3 Dec, 22:40 CET, promised.");
    assertThat(Drafting.promising(own, NEXT, later, ZONE).body())
        .isEqualTo("More at Thu 3 Dec, 23:00 CET, promised.");
  }

  @ParameterizedTest
  @CsvSource({
    // severity, told before, minutes since it was opened, the next word in minutes
    "SEV1, 0,   0, 15",
    "SEV1, 3,  60, 15",
    "SEV1, 9, 130, 30",
    "SEV2, 0,   0, 30",
    "SEV2, 1,  30, 20",
    "SEV3, 1, 119, 20",
    "SEV2, 7, 121, 60",
  })
  void theNextWordComesAsPromised(Sev sev, int told, int since, int in) {
    Instant now = BEGAN.plus(Duration.ofMinutes(since));
    assertThat(Promise.next(sev, told, BEGAN, now)).isEqualTo(now.plus(Duration.ofMinutes(in)));
  }

  @Test
  void remindersComeSoOftenAndThenEnd() {
    assertThat(Promise.ask(BEGAN, BEGAN)).contains(BEGAN.plus(Duration.ofMinutes(5)));
    assertThat(Promise.ask(BEGAN, BEGAN.plus(Duration.ofMinutes(5))))
        .contains(BEGAN.plus(Duration.ofMinutes(10)));
    assertThat(Promise.ask(BEGAN, BEGAN.plus(Duration.ofMinutes(10)))).isEmpty();
    assertThat(Promise.remind(NEXT, NEXT)).contains(NEXT.plus(Duration.ofMinutes(10)));
    assertThat(Promise.remind(NEXT, NEXT.plus(Duration.ofMinutes(31)))).isEmpty();
  }

  @Test
  void somethingIsOwedAfterThePlannedWindowOrAfterAnHour() {
    Duration hour = Goodwill.USUAL;
    assertThat(Goodwill.due(BEGAN, List.of(), hour)).isEqualTo(BEGAN.plus(hour));
    assertThat(Goodwill.due(BEGAN, List.of(WINDOW), hour)).isEqualTo(WINDOW.until());
    assertThat(Goodwill.due(BEGAN.minusSeconds(1), List.of(WINDOW), hour))
        .isEqualTo(BEGAN.minusSeconds(1).plus(hour));
  }

  @Test
  void aTeamsOwnWordsMustHoldWhatCustomersNeed() {
    Template outage = Templates.of(Moment.OUTAGE);
    assertThat(outage.objection(new Notice.Text("{feature}", "{since} {symptoms} {next} {db}")))
        .hasValueSatisfying(why -> assertThat(why).contains("{db}"));
    assertThat(outage.objection(new Notice.Text("Down", "{since} {symptoms}")))
        .hasValueSatisfying(why -> assertThat(why).contains("{feature}, {next}"));
  }

  @Test
  void whatChangedIsShownParagraphByParagraph() {
    assertThat(
            Rewording.of(
                new Notice.Text("H", "One.\n\nTwo.\n\nThree."),
                new Notice.Text("H", "One.\n\nTwo, then.\n\nThree.\n\nFour.")))
        .containsExactly(
            new Rewording.Was("Two."), new Rewording.Is("Two, then."), new Rewording.Is("Four."));
  }
}
