package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.BOB;
import static launchbot.triage.Sample.TODAY;
import static launchbot.triage.Sample.deleted;
import static launchbot.triage.Sample.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilterTest {
  private static final Filter ALL = Filter.NOT_CLOSED;

  @ParameterizedTest
  @EnumSource(EntryState.class)
  void showsWhatIsNotClosedUnlessToldOtherwise(EntryState state) {
    assertThat(ALL.matches(entry(state), TODAY)).isEqualTo(!state.closed());
    assertThat(states(state).matches(entry(state), TODAY)).isTrue();
    for (EntryState other : EnumSet.complementOf(EnumSet.of(state))) {
      assertThat(states(other).matches(entry(state), TODAY)).isFalse();
    }
  }

  @Test
  void neverShowsWhatIsDeleted() {
    assertThat(ALL.matches(deleted(), TODAY)).isFalse();
    assertThat(states(EntryState.OPEN).matches(deleted(), TODAY)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void bySeverity(Severity severity) {
    Filter top =
        new Filter(
            Set.of(Severity.BLOCKER, Severity.HIGH), Set.of(), null, null, null, null, false);

    assertThat(top.matches(entry(severity), TODAY)).isEqualTo(severity.inScope());
  }

  @ParameterizedTest(name = "owned by {0}, asked for {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "U0ADA, U0ADA,  true",
        "U0ADA, U0BOB,  false",
        "U0ADA, nobody, false",
        "-,     U0ADA,  false",
        "-,     nobody, true",
      })
  void byOwner(@Nullable String owner, String asked, boolean matches) {
    Filter filter = new Filter(Set.of(), Set.of(), asked, null, null, null, false);

    assertThat(filter.matches(entry(e -> e.owner = owner), TODAY)).isEqualTo(matches);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "#Forms, -,             true",
        "forms,  -,             true",
        "form,   -,             false",
        "-,      CARD form,     true",
        "-,      mistypes,      true",
        "-,      again,         true",
        "-,      50%,           false",
        "-,      car_,          false",
        "forms,  checkout,      false",
        "#,      '  ',          true",
      })
  void byTagAndText(@Nullable String tag, @Nullable String text, boolean matches) {
    Entry entry =
        entry(e -> {
          e.tags = List.of("forms");
          e.workaround = "Type it again";
        });
    Filter filter = new Filter(Set.of(), Set.of(), null, tag, text, null, false);

    assertThat(filter.matches(entry, TODAY)).isEqualTo(matches);
  }

  @Test
  void byLaunch() {
    assertThat(launch(1).matches(entry(EntryState.OPEN), TODAY)).isTrue();
    assertThat(launch(2).matches(entry(EntryState.OPEN), TODAY)).isFalse();
  }

  @Test
  void overdueIsPastItsDateAndNotClosed() {
    Filter overdue =
        new Filter(Set.of(), EnumSet.allOf(EntryState.class), null, null, null, null, true);
    Entry late = entry(e -> e.due = TODAY.minusDays(1));

    assertThat(overdue.matches(late, TODAY)).isTrue();
    assertThat(overdue.matches(entry(e -> e.due = TODAY), TODAY)).isFalse();
    assertThat(overdue.matches(entry(EntryState.OPEN), TODAY)).isFalse();
    assertThat(overdue.matches(Edit.of(late, Sample.NOW, e -> e.state = EntryState.FIXED), TODAY))
        .isFalse();
  }

  @Test
  void isWrittenAsItIsTyped() {
    Filter filter =
        new Filter(
            Set.of(Severity.HIGH, Severity.BLOCKER),
            Set.of(EntryState.FIXED, EntryState.OPEN),
            ADA,
            "signup",
            "card \"form\"",
            7L,
            true);

    assertThat(filter.words())
        .isEqualTo(
            "blocker,high state:open,fixed owner:<@U0ADA> overdue launch:7 #signup \"card form\"");
    assertThat(filter.wordsFor(ADA)).startsWith("blocker,high state:open,fixed owner:me overdue");
    assertThat(filter.wordsFor(BOB)).isEqualTo(filter.words());
    assertThat(ALL.words()).isEmpty();
    assertThat(new Filter(Set.of(), Set.of(), Filter.NOBODY, null, null, null, false).words())
        .isEqualTo("owner:nobody");
  }

  private static Filter states(EntryState... states) {
    return new Filter(Set.of(), Set.of(states), null, null, null, null, false);
  }

  private static Filter launch(long number) {
    return new Filter(Set.of(), Set.of(), null, null, null, number, false);
  }
}
