package launchbot.jobs.mail;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import launchbot.jobs.dns.RecordType;
import launchbot.testkit.Zone;
import launchbot.testkit.ZoneResolver;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A file of the public test suite for RFC 7208: YAML documents, each a scenario with its {@code
 * tests} and its {@code zonedata}.
 */
final class SpfSuite {
  /** What the suite calls the words of a receiver that got none from the domain. */
  private static final String DEFAULT = "DEFAULT";

  private SpfSuite() {}

  /**
   * A case, done.
   *
   * @param expected the results that are right, and the explanation where one is asked for
   */
  record Done(String name, boolean right, String expected, String got) {
    String line() {
      return "%s %s %s %s".formatted(right ? "ok" : "FAIL", name, expected, got);
    }
  }

  /** Prints a line for each case of a file, and how many were right. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args.length == 0 ? "" : args[0].strip());
    if (!Files.isRegularFile(file)) {
      System.err.println(
          "There is no file \"" + file + "\". Name one of the suite's format: -Dsuite=FILE");
      System.exit(2);
    }
    List<Done> all = run(file);
    all.forEach(done -> System.out.println(done.line()));
    long passed = all.stream().filter(Done::right).count();
    System.out.printf(Locale.ROOT, "%d passed, %d failed%n", passed, all.size() - passed);
  }

  static List<Done> run(Path file) throws IOException {
    var done = new ArrayList<Done>();
    try (Reader reader =
        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
      for (Object document : yaml().loadAll(reader)) {
        if (document instanceof Map<?, ?> scenario
            && scenario.get("tests") instanceof Map<?, ?> tests) {
          Zone zone = zone(scenario.get("zonedata"));
          for (Map.Entry<?, ?> test : tests.entrySet()) {
            String name = scenario.get("description") + "/" + test.getKey();
            done.add(tried(name, (Map<?, ?>) test.getValue(), zone));
          }
        }
      }
    }
    return done;
  }

  /** Everything as text: an address must not become a number. */
  private static Yaml yaml() {
    var loading = new LoaderOptions();
    var dumping = new DumperOptions();
    return new Yaml(
        new SafeConstructor(loading),
        new Representer(dumping),
        dumping,
        loading,
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            // None: no text means anything but itself.
          }
        });
  }

  /** One that breaks the evaluator must not hide the others. */
  private static Done tried(String name, Map<?, ?> test, Zone zone) {
    try {
      return done(name, test, zone);
    } catch (RuntimeException e) {
      return new Done(name, false, String.join("|", texts(test.get("result"))), e.toString());
    }
  }

  private static Done done(String name, Map<?, ?> test, Zone zone) {
    List<String> results = texts(test.get("result"));
    @Nullable String explanation =
        test.get("explanation") == null ? null : text(test.get("explanation"));
    SpfVerdict verdict =
        new Spf(new ZoneResolver(zone))
            .check(
                new Spf.Sender(
                    Ip.of(text(test.get("host"))).orElseThrow(),
                    text(test.get("helo")),
                    text(test.get("mailfrom")),
                    Instant.EPOCH));
    String said = verdict.explanation() == null ? DEFAULT : verdict.explanation();
    boolean right =
        results.contains(verdict.result().key())
            && (explanation == null
                || verdict.result() != SpfResult.FAIL
                // The nibbles of an address may be written in either case (RFC 4343).
                || texts(test.get("explanation")).stream().anyMatch(said::equalsIgnoreCase));
    String expected = String.join("|", results);
    String got = verdict.result().key();
    return explanation == null
        ? new Done(name, right, expected, got)
        : new Done(
            name,
            right,
            "%s \"%s\"".formatted(expected, explanation),
            "%s \"%s\"".formatted(got, said));
  }

  private static Zone zone(@Nullable Object data) {
    var zone = new Zone();
    if (data instanceof Map<?, ?> names) {
      names.forEach((name, entries) -> fill(zone, text(name), entries));
    }
    return zone;
  }

  /** SPF records stand for TXT, unless the name has TXT records of its own, or {@code NONE}. */
  private static void fill(Zone zone, String name, @Nullable Object entries) {
    List<?> list = entries instanceof List<?> some ? some : List.of();
    boolean hasTexts =
        list.stream().anyMatch(one -> one instanceof Map<?, ?> map && map.containsKey("TXT"));
    zone.bare(name);
    for (Object entry : list) {
      if (entry instanceof Map<?, ?> map) {
        map.forEach((type, value) -> add(zone, name, text(type), value, hasTexts));
      } else if (text(entry).equals("TIMEOUT")) {
        zone.silent(name);
      }
    }
  }

  private static void add(
      Zone zone, String name, String type, @Nullable Object value, boolean hasTexts) {
    String joined = String.join("", texts(value));
    if (joined.equals("TIMEOUT")) {
      zone.silent(name, type.equals("SPF") ? RecordType.TXT : RecordType.valueOf(type));
      return;
    }
    if (joined.equals("NONE")) {
      return;
    }
    switch (type) {
      case "A" -> zone.a(name, joined);
      case "AAAA" -> zone.aaaa(name, joined);
      case "TXT" -> zone.txt(name, joined);
      case "SPF" -> {
        if (!hasTexts) {
          zone.txt(name, joined);
        }
      }
      case "MX" -> zone.mx(name, Integer.parseInt(texts(value).getFirst()), texts(value).getLast());
      case "PTR" -> zone.ptr(name, joined);
      case "CNAME" -> zone.cname(name, joined);
      default -> {
        // Of a type that SPF never asks for.
      }
    }
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(SpfSuite::text).toList()
        : List.of(text(value));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
