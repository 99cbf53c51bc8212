package launchbot.triage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Entries as a spreadsheet that no spreadsheet program takes for formulas. */
public final class Csv {

  // Apostrophes before one of these are counted along, so that taking one off gives back the same.
  private static final Pattern FORMULA =
      Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

  private Csv() {}

  /**
   * A header and a row for each entry that is not deleted; RFC 4180, without a byte order mark.
   *
   * @param launchName what people call a launch
   */
  public static String write(List<Entry> entries, LongFunction<String> launchName) {
    StringBuilder out = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord(Arrays.stream(CsvColumn.values()).map(CsvColumn::key));
      for (Entry entry : entries) {
        if (!entry.deleted()) {
          printer.printRecord(
              Arrays.stream(CsvColumn.values())
                  .map(column -> harmless(cell(entry, column, launchName))));
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("a StringBuilder takes everything", impossible);
    }
    return out.toString();
  }

  private static @Nullable Object cell(
      Entry entry, CsvColumn column, LongFunction<String> launchName) {
    return switch (column) {
      case NUMBER -> entry.number();
      case SEVERITY -> entry.severity().key();
      case STATE -> entry.state().key();
      case TITLE -> entry.title();
      case IMPACT -> entry.impact();
      case WORKAROUND -> entry.workaround();
      case OWNER -> entry.owner();
      case DUE -> entry.due();
      case TAGS -> String.join(" ", entry.tags());
      case LAUNCH -> launchName.apply(entry.launch());
      case CREATED -> entry.createdAt();
    };
  }

  /** As a spreadsheet shows it without calculating. */
  public static String harmless(@Nullable Object value) {
    String cell = value == null ? "" : value.toString();
    return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
  }

  /** What {@link #harmless} was given. */
  static String plain(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
  }
}
