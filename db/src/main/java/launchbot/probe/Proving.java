package launchbot.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import launchbot.checklist.Catalogue;
import launchbot.checklist.Evidence;
import launchbot.checklist.Source;
import org.jspecify.annotations.Nullable;

/** What a probe's looks prove of the checklist (PLAYBOOK "Checklists"). */
public final class Proving {
  /**
   * Before the key of an item in the name of a fact, whose value is a result and words: {@code
   * proves email.aligned} is {@code green: DKIM signs as example.org}.
   */
  public static final String FACT = "proves ";

  private static final String UPTIME = "uptime";
  private static final Duration EACH_MINUTE = Duration.ofSeconds(60);

  /** What is as it was is said again this often, so that its words are not of last month. */
  private static final Duration ANEW = Duration.ofDays(1);

  private Proving() {}

  /** What the confirmed state and its look prove; nothing while it is not confirmed. */
  static List<Evidence> evidence(Probe probe, Watch watch) {
    Watch.Last last = watch.last();
    if (last == null || watch.recent().pending() || watch.settled() == WatchState.UNKNOWN) {
      return List.of();
    }
    // Whether an alert on errors is armed is said by whoever takes them, however many there are.
    if (last.outcome().level() == Level.UNTESTABLE || probe.kind() == Kind.ERRORS) {
      return List.of();
    }
    Outcome outcome = last.outcome();
    Evidence.Result result = result(probe.kind(), watch.settled());
    List<Evidence> all = new ArrayList<>();
    Source source = Catalogue.shipped().source(probe.kind().source());
    if (source.each()) {
      Map<String, String> told = told(outcome);
      told.forEach((item, word) -> {
        Evidence.Result itsOwn = parsed(word);
        if (itsOwn != null) {
          String words = word.substring(word.indexOf(':') + 1).strip();
          all.add(one(source.key(), subject(probe, item), itsOwn, words, last.at()));
        }
      });
      for (String item : items(probe)) {
        if (!told.containsKey(item)) {
          all.add(one(source.key(), subject(probe, item), result, outcome.words(), last.at()));
        }
      }
    } else {
      all.add(one(source.key(), subject(probe), result, outcome.words(), last.at()));
    }
    if (feedsUptime(probe)) {
      all.add(one(UPTIME, subject(probe), result, outcome.words(), last.at()));
    }
    return all;
  }

  /** In short, to tell whether it is anything new. */
  static String said(List<Evidence> evidence) {
    return evidence.stream()
        .map(one -> one.source() + " " + one.subject() + " " + one.result().key())
        .collect(Collectors.joining("\n"));
  }

  /** Whether it has to be said: it is another one, or what was said grows old. */
  static boolean due(List<Evidence> evidence, Watch.Proof proof, Instant now) {
    Instant at = proof.at();
    if (evidence.isEmpty()) {
      return false;
    }
    return at == null || !proof.said().equals(said(evidence)) || !at.plus(ANEW).isAfter(now);
  }

  /** All that it may have said, by source and subject: what is forgotten when it goes. */
  static Map<String, Set<String>> subjects(Watch.Proof proof) {
    Map<String, Set<String>> subjects = new TreeMap<>();
    proof
        .said()
        .lines()
        .forEach(line -> {
          int source = line.indexOf(' ');
          int result = line.lastIndexOf(' ');
          if (source > 0 && result > source) {
            subjects
                .computeIfAbsent(line.substring(0, source), _ -> new TreeSet<>())
                .add(line.substring(source + 1, result));
          }
        });
    return subjects;
  }

  /** The items that it proves where nobody says otherwise. */
  static Set<String> usual(Spec spec) {
    return switch (spec.kind()) {
      case HEARTBEAT ->
          spec.target().toLowerCase(Locale.ROOT).contains("backup")
              ? Set.of("pre-launch.backups", "data-safety.restore-tested")
              : Set.of("observability.health-checks");
      case HTTP, SMOKE -> Set.of("observability.health-checks");
      case REDIRECT -> Set.of("domain-edge.canonical");
      case DNS ->
          spec.expect().stream().anyMatch(one -> one.toLowerCase(Locale.ROOT).contains("not "))
              ? Set.of("domain-edge.no-old-hosts")
              : Set.of("domain-edge.canonical", "domain-edge.traffic-path");
      // These look at several items at once, and say what they found of each.
      case HEADERS, PAGE, EMAIL_AUTH -> Set.of();
      case TLS, EXPOSURE, SECRET_SCAN, PERF, ERRORS, METRICS, JSON -> Set.of();
    };
  }

  private static Set<String> items(Probe probe) {
    return probe
        .spec()
        .option(Spec.PROVES)
        .<Set<String>>map(keys ->
            keys.lines()
                .flatMap(line -> List.of(line.strip().split(" ")).stream())
                .filter(key -> !key.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)))
        .orElseGet(() -> usual(probe.spec()));
  }

  private static Map<String, String> told(Outcome outcome) {
    Map<String, String> told = new TreeMap<>();
    outcome
        .facts()
        .forEach((name, value) -> {
          if (name.startsWith(FACT)) {
            told.put(name.substring(FACT.length()).strip(), value);
          }
        });
    return told;
  }

  private static Evidence.@Nullable Result parsed(String word) {
    int end = word.indexOf(':');
    return switch (end < 0 ? word : word.substring(0, end)) {
      case "green" -> Evidence.Result.GREEN;
      case "amber" -> Evidence.Result.AMBER;
      case "red" -> Evidence.Result.RED;
      default -> null;
    };
  }

  private static Evidence.Result result(Kind kind, WatchState state) {
    return switch (state) {
      case UP -> Evidence.Result.GREEN;
      // A certificate with fewer days than it should have is not "valid and renewing".
      case DEGRADED -> kind == Kind.TLS ? Evidence.Result.RED : Evidence.Result.AMBER;
      case DOWN, PENDING, UNKNOWN -> Evidence.Result.RED;
    };
  }

  private static boolean feedsUptime(Probe probe) {
    return probe.kind() == Kind.HTTP && probe.pace().every().compareTo(EACH_MINUTE) <= 0;
  }

  private static Evidence one(
      String source, String subject, Evidence.Result result, String words, Instant at) {
    return new Evidence(source, subject, result, words, null, at);
  }

  private static String subject(Probe probe, String item) {
    return item + "/" + subject(probe);
  }

  /** Two probes may look at one target. */
  private static String subject(Probe probe) {
    return probe.spec().target() + " #" + probe.number();
  }
}
