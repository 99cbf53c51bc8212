package launchbot.triage;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a spreadsheet as a draft, and what in it cannot be understood. */
record CsvRow(Draft draft, List<String> faults) {

  private static final Pattern MEMBER =
      Pattern.compile("(?:<@)?([UW][A-Z0-9]{2,30})(?:\\|[^>]*)?>?");

  static CsvRow of(CsvTable.Row row, List<CsvColumn> columns) {
    Reading reading = new Reading(row, columns);
    // Number, launch and day of creation are given anew; a file of ours has them, so they may stay.
    Draft draft =
        new Draft(
            reading.text(CsvColumn.TITLE),
            reading.severity(),
            reading.text(CsvColumn.IMPACT),
            reading.text(CsvColumn.WORKAROUND),
            reading.owner(),
            reading.due(),
            List.of(reading.text(CsvColumn.TAGS).split("[ ,;]+", -1)),
            null);
    reading.state();
    reading.surplus();
    return new CsvRow(draft, List.copyOf(reading.faults));
  }

  private record Reading(CsvTable.Row row, List<CsvColumn> columns, List<String> faults) {

    Reading(CsvTable.Row row, List<CsvColumn> columns) {
      this(row, columns, new ArrayList<>());
    }

    String text(CsvColumn column) {
      int index = columns.indexOf(column);
      return index < 0 ? "" : row.cell(index);
    }

    @Nullable Severity severity() {
      Optional<Severity> severity = Severity.parse(text(CsvColumn.SEVERITY));
      if (severity.isEmpty() && !text(CsvColumn.SEVERITY).isEmpty()) {
        faults.add("Its severity is none of blocker, high, medium, low and post-launch.");
      }
      return severity.orElse(null);
    }

    @Nullable String owner() {
      String text = text(CsvColumn.OWNER);
      Matcher member = MEMBER.matcher(text);
      if (member.matches()) {
        return member.group(1);
      }
      if (!text.isEmpty()) {
        faults.add("Its owner is not a Slack member id such as U012AB3CD.");
      }
      return null;
    }

    @Nullable LocalDate due() {
      String text = text(CsvColumn.DUE);
      try {
        return text.isEmpty() ? null : LocalDate.parse(text);
      } catch (DateTimeParseException unknown) {
        faults.add("Its date is not written as YYYY-MM-DD.");
        return null;
      }
    }

    /** What is closed would come back as open, so it is not taken silently. */
    void state() {
      String text = text(CsvColumn.STATE);
      Optional<EntryState> state = EntryState.parse(text);
      if (state.isEmpty() && !text.isEmpty()) {
        faults.add("Its state is unknown; leave it empty, every imported entry is open.");
      }
      if (state.filter(EntryState::closed).isPresent()) {
        faults.add("It is closed, but every imported entry is open: take this line out.");
      }
    }

    void surplus() {
      if (row.cells().stream().skip(columns.size()).anyMatch(cell -> !cell.isEmpty())) {
        faults.add(
            "It has more cells than the first line names: quote texts that contain the separator.");
      }
    }
  }
}
