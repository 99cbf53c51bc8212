package launchbot.triage;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** Reads entries from a spreadsheet: either all of them or none, with every line that is wrong. */
public final class CsvImport {

  public static final int MOST_ROWS = 5_000;

  private static final Set<CsvColumn> NEEDED =
      EnumSet.of(CsvColumn.TITLE, CsvColumn.SEVERITY, CsvColumn.IMPACT);

  /** What becomes of a file. */
  public sealed interface Answer {}

  /** Every row, ready to be saved. */
  public record Complete(List<Intake.Complete> drafts) implements Answer {}

  /** Nothing is saved; these lines have to be put right. */
  public record Wrong(List<Line> lines) implements Answer {}

  /** Not read at all. */
  public record Refused(String why) implements Answer {}

  /** What is wrong with a line of the file, counted from 1. */
  public record Line(long number, String why) {}

  private CsvImport() {}

  public static Answer read(
      String file, Standing who, LocalDate today, @Nullable LocalDate launchDate) {
    Optional<String> forbidden = Permissions.check(who.role(), Verb.IMPORT);
    if (forbidden.isPresent()) {
      return new Refused(forbidden.get());
    }
    List<CsvTable.Row> rows;
    try {
      rows = CsvTable.of(file, MOST_ROWS + 2).rows();
    } catch (CsvTable.Unreadable broken) {
      return new Wrong(
          List.of(
              new Line(
                  broken.line,
                  "The quotes do not match: a quoted cell ends with a quote, and one inside of it"
                      + " is doubled.")));
    }
    if (rows.size() < 2) {
      return new Refused(
          "There is nothing to import: the first line names the columns, each further line is an"
              + " entry.");
    }
    if (rows.size() > MOST_ROWS + 1) {
      return new Refused("A file has at most 5,000 rows: split it.");
    }
    List<String> faults = faults(rows.getFirst());
    if (!faults.isEmpty()) {
      return new Wrong(faults.stream().map(why -> new Line(rows.getFirst().line(), why)).toList());
    }
    return entries(rows, who, today, launchDate);
  }

  private static Answer entries(
      List<CsvTable.Row> rows, Standing who, LocalDate today, @Nullable LocalDate launchDate) {
    List<CsvColumn> columns =
        rows.getFirst().cells().stream().map(CsvColumn::named).flatMap(Optional::stream).toList();
    List<Intake.Complete> drafts = new ArrayList<>();
    List<Line> wrong = new ArrayList<>();
    for (CsvTable.Row row : rows.subList(1, rows.size())) {
      CsvRow read = CsvRow.of(row, columns);
      if (!read.faults().isEmpty()) {
        read.faults().forEach(why -> wrong.add(new Line(row.line(), why)));
        continue;
      }
      switch (Intake.judge(read.draft(), who, today, launchDate)) {
        case Intake.Complete complete -> drafts.add(complete);
        case Intake.Missing missing ->
            wrong.add(
                new Line(
                    row.line(),
                    "It lacks "
                        + missing.parts().stream().map(Part::words).collect(joining(" and "))
                        + "."));
        case Intake.Refused refused -> wrong.add(new Line(row.line(), refused.why()));
      }
    }
    return wrong.isEmpty() ? new Complete(drafts) : new Wrong(wrong);
  }

  private static List<String> faults(CsvTable.Row header) {
    List<String> faults = new ArrayList<>();
    List<Optional<CsvColumn>> columns = header.cells().stream().map(CsvColumn::named).toList();
    Set<CsvColumn> seen = EnumSet.noneOf(CsvColumn.class);
    if (columns.stream().allMatch(Optional::isEmpty)) {
      return List.of("The first line has to name the columns: " + known() + ".");
    }
    for (int i = 0; i < columns.size(); i++) {
      Optional<CsvColumn> column = columns.get(i);
      if (column.isEmpty()) {
        faults.add(unknown(i + 1, header.cell(i)));
      } else if (!seen.add(column.get())) {
        faults.add("The column %s is there twice.".formatted(column.get().key()));
      }
    }
    NEEDED.stream()
        .filter(column -> !seen.contains(column))
        .forEach(column -> faults.add("The column %s is missing.".formatted(column.key())));
    return faults;
  }

  /** Column names are worth repeating to find the mistake; what could mention somebody is not. */
  private static String unknown(int position, String name) {
    String harmless =
        name.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replaceFirst("^(.{30}).*", "$1…");
    return "Column %d %s. The columns are %s."
        .formatted(
            position,
            harmless.isEmpty() ? "has no name" : "(" + harmless + ") is unknown",
            known());
  }

  private static String known() {
    return Arrays.stream(CsvColumn.values()).map(CsvColumn::key).collect(joining(", "));
  }
}
