package launchbot.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is another in a handover than in the one before. */
class DifferenceTest {
  private static final String BEFORE =
      "# Shop\n\nMade Monday\n\n## What is live\n\n- a\n- b\n\n## Rollback\n\n- c\n";

  @Test
  void whatIsTheSameIsNotSaid() {
    assertThat(Difference.between(BEFORE, BEFORE.replace("Monday", "Tuesday"))).isEmpty();
  }

  @Test
  void whatCameAndWhatWentIsSaidByChapter() {
    String after = "# Shop\n\n## What is live\n\n- b\n- d\n\n## Email\n\n- e\n";
    assertThat(Difference.between(BEFORE, after))
        .containsExactly(
            new Difference.Part("What is live", List.of("- d"), List.of("- a")),
            new Difference.Part("Email", List.of("- e"), List.of()),
            new Difference.Part("Rollback", List.of(), List.of("- c")));
  }

  @Test
  void linesThatMovedWithinTheirChapterAreTheSame() {
    assertThat(Difference.between("## A\n- a\n- b", "## A\n- b\n\n- a")).isEmpty();
  }
}
