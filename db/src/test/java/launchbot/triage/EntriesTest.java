package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.ADA_OF_TWO;
import static launchbot.triage.Sample.BOB;
import static launchbot.triage.Sample.LATER;
import static launchbot.triage.Sample.NOW;
import static launchbot.triage.Sample.TODAY;
import static launchbot.triage.Sample.deleted;
import static launchbot.triage.Sample.entry;
import static launchbot.triage.Sample.moved;
import static launchbot.triage.Sample.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EntriesTest {
  private static final Subject TWELVE = new Subject("entry", 12);

  @Test
  void addingKeepsEveryWordOfTheDraft() {
    Draft draft =
        new Draft(
            "Reset mail never arrives",
            Severity.MEDIUM,
            "Whoever forgot a password is locked out",
            "Support resets it",
            ADA,
            LATER,
            List.of("email", "login"),
            "https://example.slack.com/archives/C1/p1");

    var added = Entries.add(new Intake.Complete(draft), 12, 3, BOB, NOW);

    Entry entry = added.next();
    assertThat(entry.number()).isEqualTo(12);
    assertThat(entry.launch()).isEqualTo(3);
    assertThat(entry.state()).isEqualTo(EntryState.OPEN);
    assertThat(entry.reporter()).isEqualTo(BOB);
    assertThat(entry.createdAt()).isEqualTo(NOW);
    assertThat(entry.source()).isEqualTo(draft.source());
    assertThat(entry.version()).isEqualTo(1);
    assertThat(added.change())
        .isEqualTo(
            new Change(
                "added",
                TWELVE,
                List.of(
                    new Change.Field("severity", null, "medium"),
                    new Change.Field("title", null, "Reset mail never arrives"),
                    new Change.Field("impact", null, "Whoever forgot a password is locked out"),
                    new Change.Field("workaround", null, "Support resets it"),
                    new Change.Field("owner", null, ADA),
                    new Change.Field("due", null, "2026-12-20"),
                    new Change.Field("tags", null, "email login"),
                    new Change.Field("state", null, "open")),
                null));
  }

  @ParameterizedTest(name = "a {0} of {1} given to {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          high        | U0ADA | U0BOB | assigned
          high        | -     | U0BOB | assigned
          high        | U0ADA | -     | unassigned
          blocker     | U0ADA | -     | unassigned
          medium      | U0ADA | -     | unassigned
          post-launch | U0ADA | -     | #12 is post-launch and needs an owner: give it to somebody else with `/triage assign 12 @somebody`.
          high        | U0ADA | U0ADA | #12 already belongs to <@U0ADA>.
          high        | -     | -     | #12 belongs to nobody already.
          """)
  void assign(String severity, @Nullable String from, @Nullable String to, String answer) {
    Entry before =
        entry(e -> {
          e.severity = Severity.of(severity);
          e.owner = from;
        });

    var verdict = Entries.assign(before, to, ADA_OF_TWO, NOW);

    if (answer.endsWith("assigned")) {
      assertThat(moved(verdict).change())
          .isEqualTo(
              new Change(answer, TWELVE, List.of(new Change.Field("owner", from, to)), null));
      assertThat(moved(verdict).next().owner()).isEqualTo(to);
    } else {
      assertThat(refusal(verdict)).isEqualTo(answer);
    }
  }

  @ParameterizedTest(name = "a {0} due on {1} becomes due on {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          high   | -          | 2026-11-12 | dated
          high   | 2026-12-20 | -          | dated
          high   | 2026-12-20 | 2026-12-21 | dated
          high   | -          | -          | #12 has no date already.
          low    | 2026-12-20 | 2026-12-20 | #12 is already due on 2026-12-20.
          low    | 2026-12-20 | 2026-11-11 | 2026-11-11 is in the past: name today (2026-11-12) or a later day.
          low    | 2026-12-20 | -          | #12 is low and needs a date: change it with `/triage due 12 YYYY-MM-DD`.
          medium | 2026-12-20 | -          | #12 is medium and needs a date: change it with `/triage due 12 YYYY-MM-DD`.
          """)
  void due(String severity, @Nullable LocalDate from, @Nullable LocalDate to, String answer) {
    Entry before =
        entry(e -> {
          e.severity = Severity.of(severity);
          e.due = from;
        });

    var verdict = Entries.due(before, to, TODAY, ADA_OF_TWO, NOW);

    if (answer.equals("dated")) {
      assertThat(moved(verdict).next().due()).isEqualTo(to);
    } else {
      assertThat(refusal(verdict)).isEqualTo(answer);
    }
  }

  @Test
  void textsAreCleanedUpAndRecorded() {
    Entry before = entry(EntryState.OPEN);

    var edited =
        moved(
            Entries.rewrite(
                before,
                " Card\nform ",
                before.impact(),
                "Type it again",
                List.of("#Forms"),
                ADA_OF_TWO,
                NOW));

    assertThat(edited.change())
        .isEqualTo(
            new Change(
                "edited",
                TWELVE,
                List.of(
                    new Change.Field("title", "Card form loses input", "Card form"),
                    new Change.Field("workaround", null, "Type it again"),
                    new Change.Field("tags", null, "forms")),
                null));
    assertThat(edited.next().stateSince()).isEqualTo(before.stateSince());
  }

  @Test
  void textsAreRefused() {
    Entry medium = entry(Severity.MEDIUM);

    assertThat(refusal(Entries.retitle(medium, " ", ADA_OF_TWO, NOW)))
        .isEqualTo("A title cannot be empty: say in a few words what is broken.");
    assertThat(refusal(Entries.retitle(medium, "x".repeat(151), ADA_OF_TWO, NOW)))
        .isEqualTo("A title has at most 150 characters; this one has 151.");
    assertThat(refusal(Entries.retitle(medium, medium.title() + " ", ADA_OF_TWO, NOW)))
        .isEqualTo("#12 says exactly that already.");
    assertThat(refusal(Entries.impact(medium, "", ADA_OF_TWO, NOW)))
        .isEqualTo(
            "Every entry needs an impact. Say in one sentence what a real user runs into, not what"
                + " the code does.");
    assertThat(refusal(Entries.impact(medium, "x".repeat(501), ADA_OF_TWO, NOW)))
        .isEqualTo("An impact has at most 500 characters; this one has 501.");
    assertThat(refusal(Entries.workaround(medium, null, ADA_OF_TWO, NOW)))
        .isEqualTo("#12 is medium and needs a workaround: change it with `/triage edit 12`.");
    assertThat(refusal(Entries.tags(medium, List.of("a b"), ADA_OF_TWO, NOW)))
        .isEqualTo("A tag is one word of at most 30 letters, digits or hyphens.");
    assertThat(moved(Entries.workaround(entry(Severity.LOW), null, ADA_OF_TWO, NOW)).next())
        .extracting(Entry::workaround)
        .isNull();
  }

  @ParameterizedTest
  @EnumSource(EntryState.class)
  void plansAreForEntriesThatAreNotClosedAndTextsForAll(EntryState state) {
    Entry entry = entry(state);
    String assigned = refusal(Entries.assign(entry, BOB, ADA_OF_TWO, NOW));
    String dated = refusal(Entries.due(entry, LATER, TODAY, ADA_OF_TWO, NOW));

    if (state.closed()) {
      String why = "#12 is %s: reopen it first with `/triage reopen 12`.".formatted(state.words());
      assertThat(assigned).isEqualTo(why);
      assertThat(dated).isEqualTo(why);
    } else {
      assertThat(assigned).startsWith("moved: ");
      assertThat(dated).startsWith("moved: ");
    }
    moved(Entries.retitle(entry, "Another", ADA_OF_TWO, NOW));
  }

  @Test
  void deletingIsSoft() {
    var gone = moved(Entries.delete(entry(EntryState.OPEN), ADA_OF_TWO, NOW));

    assertThat(gone.next().deletedAt()).isEqualTo(NOW);
    assertThat(refusal(Entries.delete(deleted(), ADA_OF_TWO, NOW)))
        .isEqualTo("#12 is deleted already; `/triage restore 12` brings it back.");
    assertThat(moved(Entries.restore(deleted(), ADA_OF_TWO, NOW)).next().deleted()).isFalse();
    assertThat(refusal(Entries.restore(entry(EntryState.OPEN), ADA_OF_TWO, NOW)))
        .isEqualTo("#12 is not deleted.");
  }
}
