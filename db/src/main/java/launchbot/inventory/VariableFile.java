package launchbot.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import launchbot.triage.Csv;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Variables as a spreadsheet: RFC 4180, names and never what they hold. */
public final class VariableFile {
  private VariableFile() {}

  public static String csv(List<Variable> variables) {
    var out = new StringBuilder();
    try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord("environment", "name", "set in", "owner", "checked by", "checked at");
      for (Variable one : variables) {
        Variable.Checked checked = one.checked();
        printer.printRecord(
            one.environment(),
            Csv.harmless(one.name()),
            Csv.harmless(one.setIn()),
            Csv.harmless(one.owner()),
            Csv.harmless(checked == null ? null : checked.by()),
            checked == null ? "" : checked.at().toString());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("a StringBuilder takes everything", impossible);
    }
    return out.toString();
  }
}
