package launchbot.bot.report;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.timeline.Reports;
import launchbot.bot.triage.TriageFeature;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.incident.IncidentSettingsStore;
import launchbot.incident.IncidentStore;
import launchbot.incident.Sev;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.page.Inbox;
import launchbot.page.PageReport;
import launchbot.page.ReportStore;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.Intake;
import launchbot.triage.Severity;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** {@code /incident reports}: what visitors reported, and what becomes of it. */
final class ReportTopic {
  private static final int TITLE = 140;
  private static final String USAGE =
      "Type `/incident reports` for those that wait, then `/incident reports promote 3`, `… dismiss"
          + " 3` or `… open 3 sev2`.";

  private final Ledger ledger;
  private final Response response;
  private final Reports reports;

  ReportTopic(Ledger ledger, Response response, Reports reports) {
    this.ledger = ledger;
    this.response = response;
    this.reports = reports;
  }

  Topic topic() {
    return Topic.of(
            ReportView.TOPIC,
            "[promote 3 | dismiss 3 | open 3 sev2]",
            "what visitors of the public page report",
            this::answer)
        .offeredAs("Reports");
  }

  private interface Work {
    Reply in(Tx tx, Launch launch, PageReport report);
  }

  private Reply answer(Ask ask) {
    Words words = ask.words();
    Visit visit = ask.visit();
    if (words.isEmpty()) {
      return list(visit);
    }
    OptionalInt number = Numbers.small(words, 1);
    if (number.isEmpty() || words.size() > 3) {
      return new Reply.Refusal("Say what to do with which report, by its number. " + USAGE);
    }
    return switch (word(words, 0)) {
      case "promote" ->
          with(
              visit,
              number.getAsInt(),
              (tx, launch, report) ->
                  promote(tx, visit, launch, report, words.size() == 3, Numbers.small(words, 2)));
      case "dismiss" ->
          words.size() == 2
              ? with(
                  visit,
                  number.getAsInt(),
                  (tx, launch, report) -> dismiss(tx, visit, launch, report))
              : new Reply.Refusal(USAGE);
      case "open" -> open(visit, number.getAsInt(), words);
      default -> new Reply.Refusal("I don't know that word behind `/incident reports`. " + USAGE);
    };
  }

  private Reply list(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            Permissions.check(Roles.of(visit, launch), Verb.TAKE_REPORT)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Private(
                        ReportView.list(
                            launch,
                            ReportStore.waiting(sql, launch.id(), ReportView.SHOWN),
                            ReportStore.count(sql, launch.id())))));
  }

  /** With the launch and the report closed to others, in that order. */
  private Reply with(Visit visit, int number, Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, found), Verb.TAKE_REPORT);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          return ReportStore.lock(tx, launch.id(), number)
              .map(report -> work.in(tx, launch, report))
              .orElseGet(() ->
                  new Reply.Refusal(
                      "There is no report %d in this launch. `/incident reports` shows those that wait."
                          .formatted(number)));
        });
  }

  private Reply promote(
      Tx tx, Visit visit, Launch launch, PageReport report, boolean named, OptionalInt number) {
    if (named) {
      Optional<Incident> incident =
          number.isEmpty()
              ? Optional.empty()
              : IncidentStore.find(tx.sql(), launch.id(), number.getAsInt());
      return incident.isEmpty()
          ? new Reply.Refusal("There is no such incident here. `/incident list` shows them.")
          : take(tx, visit, launch, report, incident.get());
    }
    List<Incident> open =
        IncidentStore.open(tx.sql(), launch.id()).stream().filter(one -> !one.drill()).toList();
    if (open.size() > 1 && report.state() != PageReport.State.TAKEN) {
      return new Reply.Private(ReportView.which(report, open));
    }
    return take(tx, visit, launch, report, open.isEmpty() ? null : open.getFirst());
  }

  /**
   * It becomes an entry of triage.
   *
   * @param incident what it counts for; null for none
   */
  private Reply take(
      Tx tx, Visit visit, Launch launch, PageReport report, @Nullable Incident incident) {
    Verdict<PageReport> first = Inbox.take(report, decided(visit, null, null));
    if (first instanceof Verdict.Refused<PageReport>(String why)) {
      return new Reply.Refusal(why);
    }
    if (incident != null && incident.drill()) {
      return new Reply.Refusal(
          "That incident is a drill: real people's reports do not count there.");
    }
    Draft draft =
        Draft.of(Mrkdwn.truncate(Wording.line(report.words()), TITLE))
            .withSeverity(Severity.HIGH)
            .withImpact(Mrkdwn.truncate(Wording.line(report.words()), Wording.TEXT))
            .withOwner(visit.person().id());
    var who = Roles.standing(tx.sql(), visit, launch);
    return switch (Intake.judge(draft, who, visit.today(), null)) {
      case Intake.Refused(String why) -> new Reply.Refusal(why);
      case Intake.Missing _ -> new Reply.Refusal(USAGE);
      case Intake.Complete complete -> {
        Entry entry = TriageFeature.add(tx, launch, visit, complete);
        Optional<Incident> held =
            incident == null ? Optional.empty() : IncidentStore.lock(tx, incident.id());
        held.ifPresent(one -> reports.link(tx, launch, one, entry));
        Long of = incident == null ? null : incident.id();
        save(tx, launch, Inbox.take(report, decided(visit, entry.number(), of)));
        yield new Reply.Private(
            Card.of(
                "Report %d is *#%d* in triage now, yours for the beginning%s."
                    .formatted(
                        report.number(),
                        entry.number(),
                        incident == null ? "" : ", and counts for incident " + incident.number())));
      }
    };
  }

  private Reply dismiss(Tx tx, Visit visit, Launch launch, PageReport report) {
    return switch (Inbox.dismiss(report, decided(visit, null, null))) {
      case Verdict.Refused<PageReport>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<PageReport> moved -> {
        save(tx, launch, moved);
        yield new Reply.Private(
            Card.of(
                "Report %d is dismissed. `/incident reports promote %d` takes it up all the same."
                    .formatted(report.number(), report.number())));
      }
    };
  }

  private Reply open(Visit visit, int number, Words words) {
    Optional<Sev> sev =
        words.size() < 3
            ? Optional.empty()
            : List.of(Sev.values()).stream()
                .filter(one -> one.key().equals(word(words, 2)))
                .findFirst();
    if (words.size() == 3 && sev.isEmpty()) {
      return new Reply.Refusal("A severity is sev1, sev2 or sev3. " + USAGE);
    }
    return with(
        visit,
        number,
        (tx, launch, report) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.OPEN_INCIDENT);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          if (Inbox.take(report, decided(visit, null, null))
              instanceof Verdict.Refused<PageReport>(String why)) {
            return new Reply.Refusal(why);
          }
          return sev.isEmpty()
              ? new Reply.Private(ReportView.how(report))
              : take(tx, visit, launch, report, incident(tx, visit, launch, report, sev.get()));
        });
  }

  private Incident incident(Tx tx, Visit visit, Launch launch, PageReport report, Sev sev) {
    String channel = IncidentSettingsStore.of(tx.sql(), launch.id()).channel();
    return response.open(
        tx,
        launch,
        new Incident.Draft(
            Mrkdwn.truncate(Wording.line(report.words()), TITLE),
            sev,
            false,
            channel == null ? launch.channel() : channel,
            report.at(),
            report.at(),
            visit.person().id()));
  }

  private static void save(Tx tx, Launch launch, Verdict<PageReport> verdict) {
    if (verdict instanceof Verdict.Moved<PageReport>(PageReport next, Change change)) {
      ReportStore.save(tx, next, change);
      Reporting.follow(tx, launch);
    }
  }

  private static PageReport.Decided decided(
      Visit visit, @Nullable Long entry, @Nullable Long incident) {
    Instant now = visit.at();
    return new PageReport.Decided(now, visit.person().id(), entry, incident);
  }

  private static String word(Words words, int i) {
    return switch (words.get(i)) {
      case Word.Text(String text) -> text.toLowerCase(Locale.ROOT);
      case Word.Bang(String name) -> name;
      default -> "";
    };
  }
}
