package launchbot.triage;

import static launchbot.triage.Sample.BEFORE;
import static launchbot.triage.Sample.LATER;
import static launchbot.triage.Sample.other;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableOrderTest {

  @Test
  void severityThenOpenThenDateThenNumber() {
    List<Entry> ordered =
        List.of(
            entry(9, Severity.BLOCKER, EntryState.IN_PROGRESS, LATER),
            entry(8, Severity.BLOCKER, EntryState.OPEN, null),
            entry(1, Severity.BLOCKER, EntryState.FIXED, LATER),
            entry(7, Severity.MEDIUM, EntryState.OPEN, LATER.minusDays(1)),
            entry(2, Severity.MEDIUM, EntryState.OPEN, LATER),
            entry(3, Severity.MEDIUM, EntryState.OPEN, LATER),
            entry(4, Severity.MEDIUM, EntryState.WONT_FIX, LATER),
            entry(5, Severity.POST_LAUNCH, EntryState.OPEN, LATER.minusDays(9)));
    List<Entry> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(12));

    shuffled.sort(TableOrder.ENTRIES);

    assertThat(shuffled).isEqualTo(ordered);
  }

  private static Entry entry(
      long number, Severity severity, EntryState state, @Nullable LocalDate due) {
    return Edit.of(
        other(number),
        BEFORE,
        e -> {
          e.severity = severity;
          e.state = state;
          e.due = due;
        });
  }
}
