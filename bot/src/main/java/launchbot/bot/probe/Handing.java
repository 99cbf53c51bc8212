package launchbot.bot.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import launchbot.alarm.Hosts;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Passage.Chapter;
import launchbot.bot.launch.Passage.Gap;
import launchbot.bot.web.Markdown;
import launchbot.launch.Launch;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Watch;
import launchbot.probe.WatchState;
import launchbot.probe.WatchStore;
import org.jooq.DSLContext;

/** What is watched, as the handover document says it. */
final class Handing {
  private Handing() {}

  static List<Passage> passages(DSLContext sql, Launch launch) {
    List<Probe> probes = ProbeStore.ofLaunch(sql, launch.id());
    Map<Long, Watch> watches = WatchStore.ofLaunch(sql, launch.id());
    Predicate<Probe> mail = probe -> probe.kind() == Kind.EMAIL_AUTH;
    List<Passage> passages = new ArrayList<>();
    String hosts =
        probes.stream()
            .map(probe -> Hosts.of(probe.spec()))
            .flatMap(java.util.Optional::stream)
            .distinct()
            .sorted()
            .map(host -> "- " + Markdown.plain(host))
            .collect(Collectors.joining("\n"));
    passages.add(
        new Passage(
            Chapter.LIVE,
            "Addresses that are watched",
            hosts,
            gap(
                hosts.isEmpty(),
                "Nothing of what is live is watched",
                launch,
                "/probe add https://example.com")));
    String watched = list(probes.stream().filter(mail.negate()).toList(), watches);
    passages.add(
        new Passage(
            Chapter.MONITORING,
            "What is watched",
            watched,
            gap(
                probes.stream().noneMatch(probe -> probe.kind() == Kind.HTTP),
                "No page is watched every minute",
                launch,
                "/probe add https://example.com")));
    passages.add(
        new Passage(
            Chapter.EMAIL,
            "Domains that send",
            list(probes.stream().filter(mail).toList(), watches),
            gap(
                probes.stream().noneMatch(mail),
                "No sending domain is watched (SPF, DKIM, DMARC)",
                launch,
                "/probe add email example.com")));
    return passages;
  }

  private static String list(List<Probe> probes, Map<Long, Watch> watches) {
    return probes.stream()
        .sorted(
            Comparator.comparing((Probe probe) -> String.valueOf(probe.partOf()))
                .thenComparingInt(Probe::number))
        .map(probe -> line(probe, watches.get(probe.id())))
        .collect(Collectors.joining("\n"));
  }

  private static String line(Probe probe, @org.jspecify.annotations.Nullable Watch watch) {
    String stands =
        probe.pausedAt() != null
            ? "paused"
            : watch == null ? "not looked at yet" : words(watch.settled());
    String group = probe.partOf() == null ? "" : ", part of " + Markdown.plain(probe.partOf());
    return "- %d **%s**: %s%s, %s alarm; %s"
        .formatted(
            probe.number(),
            Markdown.plain(probe.name()),
            probe.kind().words(),
            group,
            probe.severity().key(),
            stands);
  }

  private static String words(WatchState state) {
    return switch (state) {
      case UNKNOWN -> "not looked at yet";
      case UP -> "fine";
      case DEGRADED -> "not as it should be";
      case PENDING, DOWN -> "failing";
    };
  }

  private static List<Gap> gap(boolean missing, String what, Launch launch, String type) {
    return missing ? List.of(new Gap(what, launch.lead(), type)) : List.of();
  }
}
