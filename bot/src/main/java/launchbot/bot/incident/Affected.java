package launchbot.bot.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import launchbot.alarm.Struck;
import launchbot.bot.slack.Mrkdwn;
import launchbot.probe.WatchState;

/** What is hit, as far as probes see it. */
final class Affected {
  private static final int MOST = 6;
  private static final int NAME = 80;
  private static final int GROUPS = 5;

  private Affected() {}

  /** The worst first, a probe once; nothing where no alarm is behind it. */
  static List<String> lines(List<Struck> struck) {
    Map<Long, Struck> latest = new LinkedHashMap<>();
    struck.forEach(
        one -> latest.merge(one.probe().id(), one, (a, b) -> a.at().isAfter(b.at()) ? a : b));
    List<Struck> worst =
        latest.values().stream()
            .filter(one -> !one.gone())
            .sorted(
                Comparator.comparingInt(Affected::rank)
                    .thenComparingInt(one -> one.probe().number()))
            .toList();
    if (worst.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    String more = worst.size() > MOST ? " · and %d more".formatted(worst.size() - MOST) : "";
    lines.add(
        "Affected: "
            + worst.stream().limit(MOST).map(Affected::named).collect(Collectors.joining(" · "))
            + more);
    String groups =
        worst.stream()
            .filter(Struck::bad)
            .map(one -> one.probe().partOf())
            .filter(Objects::nonNull)
            .distinct()
            .limit(GROUPS)
            .map(Mrkdwn::plain)
            .collect(Collectors.joining(", "));
    if (!groups.isEmpty()) {
      lines.add("Features: " + groups);
    }
    return lines;
  }

  private static String named(Struck one) {
    String name = Mrkdwn.plain(Mrkdwn.truncate(one.probe().name(), NAME));
    return switch (one.state()) {
      case DOWN -> "🔴 " + name;
      case DEGRADED -> "🟡 " + name;
      default -> "🟢 " + name;
    };
  }

  private static int rank(Struck one) {
    return one.state() == WatchState.DOWN ? 0 : one.bad() ? 1 : 2;
  }
}
