package launchbot.bot.timeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.incident.IncidentDesk;
import launchbot.bot.incident.Meant;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.Pick;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.slack.Visit;
import launchbot.bot.triage.TriageFeature;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Crew;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Verb;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.Intake;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/**
 * <i>Users report this</i> in a message's menu, and {@code /incident report}: an entry of triage
 * that counts for the incident. Guests report too.
 */
final class Reporting implements Shortcut {
  static final Declaration DECLARATION =
      new Declaration("incident_report_message", "Users report this");
  static final String TAG = "user-report";

  private static final String USAGE =
      "Say what users report: `/incident report Nobody gets past the payment`.";
  private static final String FROM = "from";
  private static final int TITLE = 120;
  private static final int IMPACT = 500;

  private final Ledger ledger;
  private final Reports reports;
  private final TriageFeature triage;
  private final Permalinks permalinks;

  Reporting(Ledger ledger, Reports reports, TriageFeature triage, Permalinks permalinks) {
    this.ledger = ledger;
    this.reports = reports;
    this.triage = triage;
    this.permalinks = permalinks;
  }

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  /** {@code report [4] <words>}; our own button says in a flag which message it was. */
  Reply typed(Ask ask) {
    Visit visit = ask.visit();
    String link =
        ledger.<String>read(
            visit.workspace(),
            sql ->
                Meant.of(sql, visit, ask.words()) instanceof Meant.One(_, _, Words rest)
                    ? String.valueOf(from(rest))
                    : "null");
    @Nullable String source =
        Event.Message.isTs(link)
            ? permalinks.of(visit.workspace(), visit.channel(), link).orElse(null)
            : null;
    return IncidentDesk.write(
        ledger,
        visit,
        ask.words(),
        Verb.REPORT,
        (tx, one) -> {
          Words words = from(one.rest()) == null ? one.rest() : one.rest().from(1);
          return words.isEmpty()
              ? new Reply.Refusal(USAGE)
              : report(tx, visit, one.launch(), one.incident(), words.text(), source);
        });
  }

  @Override
  public Reply choose(Pick pick) {
    Visit visit = pick.visit();
    String text = Words.of(pick.text()).text().strip();
    return switch (MarkShortcut.about(ledger, visit)) {
      // Who reports while an exercise goes on, but not in its thread, means something real.
      case Belonging.One(Incident incident, boolean own) when incident.drill() && !own ->
          triage.form(visit, draft(text));
      case Belonging.One(Incident incident, _) -> {
        if (text.isEmpty()) {
          yield new Reply.Refusal("That message has no words. " + USAGE);
        }
        var source = permalinks.of(visit.workspace(), visit.channel(), pick.ts());
        yield IncidentDesk.write(
            ledger,
            visit,
            Words.of(Meant.by(incident, "")),
            Verb.REPORT,
            (tx, one) ->
                report(tx, visit, one.launch(), one.incident(), text, source.orElse(null)));
      }
      case Belonging.Which(List<Incident> open) ->
          new Reply.Private(
              MarkView.ask(
                  "Not counted yet: which incident do users report?",
                  open,
                  incident ->
                      TopicCommand.among(
                          IncidentCommand.button(
                              "Incident " + incident.number(),
                              "report",
                              Meant.by(incident, kept(pick.ts(), text))),
                          String.valueOf(incident.id()))));
      case Belonging.Nothing _, Belonging.Unclear _ -> triage.form(visit, draft(text));
    };
  }

  private static String kept(String ts, String text) {
    return "--%s=%s %s".formatted(FROM, ts, Mrkdwn.escape(Mrkdwn.truncate(text, IMPACT)));
  }

  private Reply report(
      Tx tx, Visit visit, Launch launch, Incident incident, String text, @Nullable String source) {
    Draft draft =
        draft(incident.drill() ? "DRILL: " + text : text)
            .withSeverity(Severity.HIGH)
            .withImpact(Mrkdwn.truncate(text, IMPACT))
            .withOwner(owner(launch, incident))
            .withSource(source);
    var who = Roles.standing(tx.sql(), visit, launch);
    return switch (Intake.judge(draft, who, visit.today(), null)) {
      case Intake.Refused(String why) -> new Reply.Refusal(why);
      case Intake.Missing _ -> new Reply.Refusal(USAGE);
      case Intake.Complete complete -> {
        Entry entry = TriageFeature.add(tx, launch, visit, complete);
        reports.link(tx, launch, incident, entry);
        yield new Reply.Private(
            Card.of(
                "Saved as *#%d*, and counted for %s: reported by %s so far."
                    .formatted(
                        entry.number(),
                        Marks.named(incident),
                        Reports.count(IncidentStore.reports(tx.sql(), incident.id())))));
      }
    };
  }

  private static Draft draft(String text) {
    return Draft.of(Mrkdwn.truncate(text.lines().findFirst().orElse("").strip(), TITLE))
        .withTags(List.of(TAG));
  }

  /** What is this bad has an owner: whoever repairs, else whoever leads. */
  private static String owner(Launch launch, Incident incident) {
    Crew crew = incident.crew();
    return Stream.of(
            Optional.ofNullable(crew.operations()),
            Optional.ofNullable(crew.commander()),
            Optional.of(launch.lead()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable String from(Words words) {
    return !words.isEmpty()
            && words.get(0) instanceof Word.Flag(String name, @Nullable String value)
            && name.equals(FROM)
        ? Objects.requireNonNullElse(value, "")
        : null;
  }
}
