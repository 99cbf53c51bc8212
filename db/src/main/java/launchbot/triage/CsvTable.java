package launchbot.triage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a file as spreadsheet programs of any country write it; blank ones are left out. */
record CsvTable(List<Row> rows) {

  /**
   * One row.
   *
   * @param line where it begins in the file, from 1
   */
  record Row(long line, List<String> cells) {

    String cell(int index) {
      return index < cells.size() ? cells.get(index) : "";
    }
  }

  /** The row that begins in this line cannot be split into cells. */
  static final class Unreadable extends Exception {
    final long line;

    Unreadable(long line, Exception cause) {
      super(cause);
      this.line = line;
    }
  }

  /**
   * @param most how many rows are read before giving up, so that the caller sees one too many
   */
  static CsvTable of(String file, int most) throws Unreadable {
    String text =
        (file.startsWith("\uFEFF") ? file.substring(1) : file).replaceAll("\\r\\n?", "\n");
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator(text.strip().lines().findFirst().orElse("")))
            .setIgnoreSurroundingSpaces(true)
            .get();
    List<Row> rows = new ArrayList<>();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (CSVRecord record : parser) {
        List<String> cells = record.stream().map(Csv::plain).map(Wording::line).toList();
        if (!cells.stream().allMatch(String::isEmpty)) {
          rows.add(new Row(line, cells));
        }
        if (rows.size() >= most) {
          break;
        }
        line = parser.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException broken) {
      throw new Unreadable(line, broken);
    }
    return new CsvTable(List.copyOf(rows));
  }

  /** Whichever the first line has most of. */
  private static char separator(String header) {
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
