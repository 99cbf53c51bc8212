package launchbot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftingTest {

  @Test
  void aFullDraft() {
    Paper paper = Paper.of(Drafting.of(Night.facts()), List.of());

    assertThat(PostmortemFile.plain("Postmortem of incident 4", paper, List.of()))
        .isEqualTo(
            """
            # Postmortem of incident 4

            ## Summary

            Nobody can pay. It began on Thu 3 Dec 2026, 22:50 and lasted 2 h 10 min (Europe/Berlin). It ended as *rolled back*: back on 1.4.2.

            ## Impact

            - What users felt: Nobody can pay
            - How bad: sev1, nobody can do what the product is for, or data is at risk
            - How long: 2 h 10 min
            - What was hit: Checkout, Payments
            - Reports by users: 3

            ## Timeline

            All times: Europe/Berlin.

            **Thu 3 Dec 2026**

            - 22:50 Alarm: Checkout is down: 503
            - 22:52 Opened: Nobody can pay
            - 22:54 took it (Ada Okoro)
            - 23:20 identified: A migration locked the orders (Ada Okoro)
            - 23:30 Decided: Roll back: 12 % of requests fail (Ada Okoro)

            **Fri 4 Dec 2026**

            - 00:05 Ada Okoro look at the graph (https://example.com/g) and this & that (Ben Ito)
            - 01:00 rolled back (Ada Okoro)

            ## Figures

            - time to detect: 2 min
            - time to tell customers: 8 min

            ## Contributing causes

            - A migration locked the orders

            ## What went well

            *What helped us notice it? What kept it small?*

            ## What went badly

            *What did we look for in vain? What made us slow?*

            ## Decisions

            - 23:00 Customers were told “Payments fail”, approved by Ben Ito
            - 23:30 Decided: Roll back: 12 % of requests fail (Ada Okoro)

            ## Actions

            *What do we change, so that it cannot happen again, or hurts less?*
            """);
    assertThat(paper.blank()).containsExactly(Section.WELL, Section.BADLY, Section.ACTIONS);
  }

  @Test
  void nothingIsKnownOfAnEmptyTimeline() {
    var facts =
        new Facts(
            Night.BERLIN,
            Night.incident(),
            "2 h",
            List.of(),
            List.of(),
            0,
            List.of(),
            List.of(),
            Map.of());

    assertThat(Drafting.of(facts)).containsOnlyKeys(Section.SUMMARY, Section.IMPACT);
  }

  @Test
  void whatPeopleWroteStaysAndNewerFactsAreNoticed() {
    Map<Section, String> then = Drafting.of(Night.facts());
    String old = then.getOrDefault(Section.IMPACT, "");
    var written = new Written(Section.IMPACT, 2, "Few.", old, "U1", Night.BEGAN);

    assertThat(Paper.of(then, List.of(written)).of(Section.IMPACT))
        .isEqualTo(new Paper.Part(2, "Few.", written, null));

    var now = Map.of(Section.IMPACT, "- Reports by users: 9");
    assertThat(Paper.of(now, List.of(written)).of(Section.IMPACT).newer())
        .isEqualTo("- Reports by users: 9");

    var back = new Written(Section.IMPACT, 3, null, "", "U1", Night.BEGAN);
    assertThat(Paper.of(now, List.of(back)).of(Section.IMPACT).words())
        .isEqualTo("- Reports by users: 9");
  }
}
