package launchbot.bot.triage;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Passage.Chapter;
import launchbot.bot.launch.Passage.Gap;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.web.Markdown;
import launchbot.launch.Launch;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Filter;
import launchbot.triage.Severity;
import org.jooq.DSLContext;

/** What is known to be broken and what comes later, as the handover document says it. */
final class Handing {
  private static final int MOST = 200;

  private Handing() {}

  static List<Passage> passages(DSLContext sql, Launch launch, LocalDate today) {
    List<Entry> later = open(sql, launch, Set.of(Severity.POST_LAUNCH), today);
    return List.of(
        new Passage(
            Chapter.RISKS,
            "What is broken",
            list(open(sql, launch, Set.of(Severity.BLOCKER, Severity.HIGH), today)),
            List.of()),
        new Passage(
            Chapter.LATER,
            "",
            list(later),
            later.stream()
                .filter(entry -> entry.due() == null)
                .map(entry ->
                    new Gap(
                        "#%d has no date".formatted(entry.number()),
                        entry.owner() == null ? launch.lead() : entry.owner(),
                        "/triage due %d 2027-01-15".formatted(entry.number())))
                .toList()));
  }

  private static List<Entry> open(
      DSLContext sql, Launch launch, Set<Severity> severities, LocalDate today) {
    return EntryStore.page(
        sql,
        new Filter(severities, Set.of(), null, null, null, launch.id(), false),
        today,
        0,
        MOST);
  }

  private static String list(List<Entry> entries) {
    return entries.stream().map(Handing::line).collect(Collectors.joining("\n"));
  }

  private static String line(Entry entry) {
    return "- #%d %s (%s): %s, %s%s"
        .formatted(
            entry.number(),
            Markdown.plain(entry.title()),
            entry.severity().key(),
            Markdown.plain(entry.impact()),
            entry.owner() == null ? "nobody has it" : Mrkdwn.user(entry.owner()) + " has it",
            entry.due() == null ? "" : ", due " + entry.due());
  }
}
