package launchbot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicationTest {
  private static final Blameless.Names NAMES =
      Blameless.Names.of(List.of("Ada Okoro", "Ben Ito", "Will Young"));

  @ParameterizedTest
  @CsvSource({
    "Ada Okoro saw it, one of the team saw it",
    "It was ada okoro, It was ada okoro",
    "It was Ada., It was one of the team.",
    "@ada and <@U0ADA0001|ada> and <@U0BEN0001>, one of the team and one of the team and one of the"
        + " team",
    "We will see, We will see",
    "see <#C0LAUNCH01|launch> <!channel>, see",
    "U0ADA0001 wrote C0LAUNCH01, one of the team wrote one of the team",
    "CHECKOUT and TIMELINE stay, CHECKOUT and TIMELINE stay",
    "[message](https://acme.slack.com/archives/C1/p2), message",
    "read https://example.com/a, read https://example.com/a",
  })
  void people(String words, String shown) {
    assertThat(Publication.cleared(words, NAMES)).isEqualTo(shown);
  }

  @Test
  void onlyWhatWasChosenAndWhatCustomersWereTold() {
    Paper paper = Paper.of(Drafting.of(Night.facts()), List.of());

    assertThat(
            Publication.of(
                paper,
                Night.facts(),
                EnumSet.of(
                    Section.TIMELINE,
                    Section.CAUSES,
                    Section.ACTIONS,
                    Section.DECISIONS,
                    Section.FIGURES),
                List.of("Ask Ben for a test"),
                NAMES))
        .isEqualTo(
            """
            ## Timeline

            - Thu 3 Dec 2026, 22:50 CET: it began
            - Thu 3 Dec 2026, 23:00 CET: Payments fail
            - Fri 4 Dec 2026, 01:00 CET: it was over

            ## Contributing causes

            - A migration locked the orders

            ## Actions

            - Ask one of the team for a test\
            """);
  }
}
