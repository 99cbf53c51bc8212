package launchbot.bot.release;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import launchbot.bot.launch.Passage;
import launchbot.launch.Launch;
import launchbot.release.ChangesText;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import org.jooq.DSLContext;

/** What the handover document says of releases: what runs where, and what changed. */
final class Chapters {
  private static final int CHANGES = 10;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm zzz", Locale.ENGLISH);

  private Chapters() {}

  static List<Passage> of(DSLContext sql, Launch launch) {
    List<Release> running = ReleaseStore.running(sql, launch.id());
    List<Release> shipped =
        ReleaseStore.list(sql, launch.id(), Release.PRODUCTION, 0, CHANGES).stream()
            .filter(Release::running)
            .toList();
    return List.of(live(launch, running), changed(launch, shipped));
  }

  private static Passage live(Launch launch, List<Release> running) {
    List<Passage.Gap> gaps = new ArrayList<>();
    if (running.stream().noneMatch(Release::production)) {
      gaps.add(
          new Passage.Gap(
              "It is not known which build runs in production",
              launch.lead(),
              "/launch release 1.4.2 what it brings"));
    }
    running.stream()
        .filter(one -> one.production() && one.digest() == null && one.commit() == null)
        .forEach(one ->
            gaps.add(
                new Passage.Gap(
                    "Release %s names neither commit nor digest".formatted(one.version()),
                    launch.lead(),
                    "/launch release edit " + one.number())));
    return new Passage(
        Passage.Chapter.LIVE,
        "Which build runs where",
        running.stream().map(one -> line(one, launch.zone())).collect(Collectors.joining("\n")),
        gaps);
  }

  private static String line(Release one, ZoneId zone) {
    String build = one.digest() == null ? one.commit() : one.digest();
    return "- %s: %s, since %s%s"
        .formatted(
            ChangesText.escaped(one.environment()),
            ChangesText.escaped(one.version()),
            MOMENT.format((one.endedAt() == null ? one.startedAt() : one.endedAt()).atZone(zone)),
            build == null ? "" : " (build " + ChangesText.escaped(build) + ")");
  }

  private static Passage changed(Launch launch, List<Release> shipped) {
    List<Passage.Gap> gaps =
        shipped.isEmpty()
            ? List.of(
                new Passage.Gap(
                    "No release to production is known",
                    launch.lead(),
                    "/launch release 1.4.2 what it brings"))
            : shipped.stream()
                .filter(one -> one.changes().isEmpty())
                .map(one ->
                    new Passage.Gap(
                        "Nobody said what release %s brings".formatted(one.version()),
                        launch.lead(),
                        "/launch release notes " + one.number()))
                .toList();
    String markdown =
        shipped.stream()
            .filter(one -> !one.changes().isEmpty())
            .map(one -> changes(one, one.startedAt(), launch.zone()))
            .collect(Collectors.joining("\n\n"));
    return new Passage(Passage.Chapter.CHANGED, "Releases to production", markdown, gaps);
  }

  private static String changes(Release one, Instant at, ZoneId zone) {
    return "**%s**, %s\n\n%s"
        .formatted(
            ChangesText.escaped(one.version()),
            MOMENT.format(at.atZone(zone)),
            one.changes().stream()
                .map(line -> "- " + ChangesText.escaped(line))
                .collect(Collectors.joining("\n")));
  }
}
