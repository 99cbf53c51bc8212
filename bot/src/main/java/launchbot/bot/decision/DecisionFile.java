package launchbot.bot.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.decision.Logged;
import launchbot.triage.Csv;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The decision log as a file.
 *
 * @param names of people, by their Slack user ids
 * @param zone the reader's
 */
record DecisionFile(Map<String, String> names, ZoneId zone) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  /** RFC 4180; times in UTC, ISO 8601. */
  String csv(List<Logged> lines) {
    var out = new StringBuilder();
    try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      printer.printRecord("at", "kind", "decision", "figure", "by", "person", "see");
      for (Logged one : lines) {
        printer.printRecord(
            Stream.of(
                    one.at(),
                    one.kind().key(),
                    Said.named(one.words(), this::name),
                    one.figure() == null ? "" : one.figure(),
                    name(one.by()),
                    one.by(),
                    one.subject())
                .map(Csv::harmless));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("a StringBuilder takes everything", impossible);
    }
    return out.toString();
  }

  /** CommonMark; times in the reader's zone, which the heading names. */
  String markdown(String launch, List<Logged> lines) {
    return "# Decisions about %s\n\nNewest first; times in %s.\n\n%s\n"
        .formatted(
            text(launch),
            zone.getId(),
            lines.stream().map(this::item).collect(Collectors.joining("\n")));
  }

  private String item(Logged one) {
    return "- **%s** · %s · %s: %s%s"
        .formatted(
            MOMENT.format(one.at().atZone(zone)),
            one.kind().words(),
            text(name(one.by())),
            text(Said.named(one.words(), this::name)),
            one.figure() == null ? "" : " (on: " + text(one.figure()) + ")");
  }

  private String name(String id) {
    return names.getOrDefault(id, id);
  }

  /** What would format is text. */
  private static String text(String words) {
    return words.replaceAll("([\\\\`*_\\[\\]<>#|~])", "\\\\$1");
  }
}
