package launchbot.bot.scan;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.jobs.scan.LocalScan;
import org.jspecify.annotations.Nullable;

/** What a look for secrets prints. No secret is in it. */
final class ScanReport {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private ScanReport() {}

  /** How it is written down. */
  enum Format {
    TEXT,
    JSON,
    /** The format of static analysis results (SARIF 2.1.0), which code hosts show. */
    SARIF;

    static Optional<Format> of(String word) {
      return Arrays.stream(values())
          .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  static List<String> lines(Format format, LocalScan.Looked looked) {
    return switch (format) {
      case TEXT -> looked.found().stream().map(ScanReport::line).toList();
      case JSON -> List.of(GSON.toJson(looked.found().stream().map(ScanReport::fields).toList()));
      case SARIF -> List.of(GSON.toJson(sarif(looked.found())));
    };
  }

  /** What people read below the findings. */
  static List<String> closing(LocalScan.Looked looked) {
    List<String> lines = new ArrayList<>();
    int found = looked.found().size();
    if (found > 0) {
      lines.add(
          "%s found. A secret that was pushed is known: revoke it first, then take it out."
              .formatted(found == 1 ? "1 secret" : found + " secrets"));
      lines.add(
          "One that is none: write launchbot:allow on its line, or %s into .launchbotignore."
              .formatted(visible(looked.found().getFirst().fingerprint())));
    }
    if (looked.ignored() > 0) {
      lines.add("%d left alone, as .launchbotignore says.".formatted(looked.ignored()));
    }
    if (looked.large() > 0) {
      lines.add("Files of more than 2 MiB that were not read: %d.".formatted(looked.large()));
    }
    return lines;
  }

  private static String line(LocalScan.Shown shown) {
    String commit = shown.commit() == null ? "" : shown.commit().substring(0, 10) + " ";
    String secret = shown.redacted().isEmpty() ? "" : " (" + visible(shown.redacted()) + ")";
    return "%s%s:%d %s %s%s"
        .formatted(
            commit,
            visible(shown.path()),
            shown.line(),
            shown.rule(),
            visible(shown.description()),
            secret);
  }

  /** A file's name may hold what a terminal would obey. */
  private static String visible(String text) {
    var shown = new StringBuilder();
    text.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '\ufffd' : c));
    return shown.toString();
  }

  private static Map<String, @Nullable Object> fields(LocalScan.Shown shown) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("rule", shown.rule());
    fields.put("description", shown.description());
    fields.put("path", shown.path());
    fields.put("line", shown.line());
    fields.put("commit", shown.commit());
    fields.put("secret", shown.redacted());
    fields.put("fingerprint", shown.fingerprint());
    return fields;
  }

  private static Map<String, Object> sarif(List<LocalScan.Shown> found) {
    List<Object> rules =
        found.stream()
            .collect(
                Collectors.toMap(
                    LocalScan.Shown::rule,
                    LocalScan.Shown::description,
                    (one, _) -> one,
                    LinkedHashMap::new))
            .entrySet()
            .stream()
            .<Object>map(rule ->
                Map.of("id", rule.getKey(), "shortDescription", Map.of("text", rule.getValue())))
            .toList();
    return Map.of(
        "version",
        "2.1.0",
        "$schema",
        "https://json.schemastore.org/sarif-2.1.0.json",
        "runs",
        List.of(
            Map.of(
                "tool",
                Map.of("driver", Map.of("name", "Launchbot", "rules", rules)),
                "results",
                found.stream().map(ScanReport::result).toList())));
  }

  private static Map<String, Object> result(LocalScan.Shown shown) {
    return Map.of(
        "ruleId",
        shown.rule(),
        "level",
        "error",
        "message",
        Map.of("text", shown.description()),
        "partialFingerprints",
        Map.of("place", shown.fingerprint()),
        "locations",
        List.of(
            Map.of(
                "physicalLocation",
                Map.of(
                    "artifactLocation",
                    Map.of("uri", uri(shown.path())),
                    "region",
                    Map.of("startLine", Math.max(1, shown.line()))))));
  }

  private static String uri(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/");
  }
}
