package launchbot.figures;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.errors.Measure;
import launchbot.incident.Incident;
import launchbot.incident.Sev;
import launchbot.probe.Uptime;
import launchbot.triage.Csv;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A report as a file: times in ISO 8601 and UTC, lengths in whole seconds, shares from 0 to 1; what
 * is not known is empty in CSV and null in JSON. {@code docs/incident-figures.md} has the columns.
 */
public final class FiguresFile {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  private FiguresFile() {}

  /** A header, and a row for each incident, false alarms too; RFC 4180. Empty without any. */
  public static String csv(FiguresReport report) {
    List<Map<String, @Nullable Object>> rows = rows(report);
    StringBuilder out = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      if (!rows.isEmpty()) {
        printer.printRecord(rows.getFirst().keySet());
      }
      for (Map<String, @Nullable Object> row : rows) {
        printer.printRecord(row.values().stream().map(FiguresFile::cell));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("a StringBuilder takes everything", impossible);
    }
    return out.toString();
  }

  /** The same with the medians, the worst and the uptime. */
  public static String json(FiguresReport report) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    Period period = report.period();
    json.put("from", period.first().toString());
    json.put("to", period.last().toString());
    json.put("zone", report.zone());
    json.put("incidents", rows(report));
    List<Map<String, @Nullable Object>> severities = new ArrayList<>();
    report.summary().bySev().forEach((sev, some) -> severities.add(severity(sev, some)));
    json.put("severities", severities);
    json.put("uptime", report.uptime().stream().map(FiguresFile::uptime).toList());
    return GSON.toJson(json) + "\n";
  }

  private static List<Map<String, @Nullable Object>> rows(FiguresReport report) {
    return Stream.concat(
            report.summary().counted().stream(), report.summary().falseAlarms().stream())
        .map(one -> row(one, report.rates().get(one.incident().id())))
        .toList();
  }

  private static Map<String, @Nullable Object> row(
      IncidentTimes times, @Nullable ErrorRates rates) {
    Incident incident = times.incident();
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("number", incident.number());
    row.put("severity", incident.sev().key());
    row.put("status", incident.status().words());
    row.put("feels", incident.feels());
    row.put("counted", !times.falseAlarm());
    row.put(
        "merged",
        times.merged().stream()
            .map(one -> String.valueOf(one.number()))
            .collect(Collectors.joining(" ")));
    row.put("began", times.startKnown() ? times.began().toString() : null);
    row.put("began_first", iso(times.beganFirst()));
    row.put("began_corrected_by", incident.began().by());
    row.put("detected", iso(times.detected()));
    row.put("acknowledged", iso(times.acknowledged()));
    row.put("first_notice", iso(times.told()));
    row.put("resolved", iso(times.over()));
    row.put("reopened", incident.reopened());
    row.put("updates_and_notices", times.words());
    for (Figure figure : Figure.values()) {
      row.put(
          figure.key() + "_seconds", times.length(figure).map(Duration::toSeconds).orElse(null));
    }
    row.put("errors_before", rates == null ? null : share(rates.before()));
    row.put("errors_during", rates == null ? null : share(rates.during()));
    row.put("errors_after", rates == null ? null : share(rates.after()));
    return row;
  }

  private static Map<String, @Nullable Object> severity(Sev sev, List<IncidentTimes> some) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("severity", sev.key());
    json.put("incidents", some.size());
    for (Spread spread : Summary.spreads(some)) {
      Map<String, @Nullable Object> figure = new LinkedHashMap<>();
      figure.put("known", spread.known().size());
      figure.put("median_seconds", spread.median().map(Duration::toSeconds).orElse(null));
      figure.put(
          "worst_seconds",
          spread
              .worst()
              .flatMap(worst -> worst.length(spread.figure()))
              .map(Duration::toSeconds)
              .orElse(null));
      figure.put("worst", spread.worst().map(worst -> worst.incident().number()).orElse(null));
      figure.put("of", spread.known().stream().map(one -> one.incident().number()).toList());
      json.put(spread.figure().key(), figure);
    }
    return json;
  }

  private static Map<String, @Nullable Object> uptime(ComponentUptime one) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    Uptime uptime = one.uptime();
    OptionalDouble share = uptime.share();
    json.put("name", one.name());
    json.put("probes", one.probes());
    json.put("share", share.isPresent() ? share.getAsDouble() : null);
    json.put("up_seconds", uptime.up().plus(uptime.degraded()).toSeconds());
    json.put("down_seconds", uptime.down().toSeconds());
    json.put("maintenance_seconds", uptime.maintenance().toSeconds());
    json.put("unknown_seconds", uptime.unknown().toSeconds());
    json.put("outages", uptime.outages());
    return json;
  }

  private static @Nullable Double share(Measure measure) {
    return measure.value().isPresent() ? measure.value().getAsDouble() : null;
  }

  private static @Nullable String iso(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  /** Words of people are no formulas. */
  private static Object cell(@Nullable Object value) {
    return Csv.harmless(value);
  }
}
