package launchbot.bot.triage;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Csv;
import launchbot.triage.CsvImport;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Filter;
import launchbot.triage.Intake;
import launchbot.triage.Standing;

/** Entries out as a file and in from one. */
final class Transfer {
  private static final int MOST_EXPORTED = 50_000;
  private static final int MOST_ERRORS = 20;

  private final Ledger ledger;
  private final People people;

  Transfer(Ledger ledger, People people) {
    this.ledger = ledger;
    this.people = people;
  }

  /** {@code export csv|json [filters]}: the file comes as a direct message. */
  Reply export(Visit visit, Words words) {
    String format =
        words.isEmpty() || !(words.get(0) instanceof Word.Text(String text))
            ? ""
            : text.toLowerCase(Locale.ROOT);
    if (!format.equals("csv") && !format.equals("json")) {
      return new Reply.Refusal(
          "As what? `/triage export csv` or `/triage export json`; filters may follow, as in"
              + " `/triage export csv all`.");
    }
    Filter filter = Filters.parse(words.from(1), visit.person().id());
    return ledger.write(visit.cause(), tx -> export(tx, visit, format, filter));
  }

  private static Reply export(Tx tx, Visit visit, String format, Filter asked) {
    Filter filter = asked;
    Optional<String> refusal = Permissions.check(TriageDesk.stranger(visit).role(), Verb.EXPORT);
    if (refusal.isPresent()) {
      return new Reply.Refusal(refusal.get());
    }
    if (Places.of(tx.sql(), visit, null) instanceof Places.Here(Launch launch)) {
      filter = Filters.withLaunch(asked, launch.id());
    }
    List<Entry> entries = EntryStore.page(tx.sql(), filter, visit.today(), 0, MOST_EXPORTED);
    String content =
        format.equals("csv") ? Csv.write(entries, launch -> "Launch " + launch) : json(entries);
    String name = "triage-%s.%s".formatted(visit.today(), format);
    tx.say(
        new Message.File(
            visit.person().id(),
            null,
            name,
            content,
            "Your export: %d entries.".formatted(entries.size())));
    return new Reply.Private(
        launchbot.bot.slack.Card.of(
            "%d entries are on their way to you as `%s`, in a direct message."
                .formatted(entries.size(), name)));
  }

  /** What a file brings, or every line that is wrong with it. */
  sealed interface Imported {}

  /** What its sender is told, in mrkdwn. */
  record Done(String words) implements Imported {}

  record Refused(String why) implements Imported {}

  /** All of it or nothing. */
  Imported read(Visit visit, String csv) {
    Standing who = TriageDesk.stranger(visit);
    Optional<String> refusal = Permissions.check(who.role(), Verb.IMPORT);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    List<String> objections = objections(visit, who, csv);
    return objections.isEmpty()
        ? ledger.write(visit.cause(), tx -> read(tx, visit, who, csv))
        : new Refused(
            "Nothing was imported, because of some owners:\n"
                + objections.stream().limit(MOST_ERRORS).collect(Collectors.joining("\n")));
  }

  /** What speaks against the owners, asked before anything is open in the database. */
  private List<String> objections(Visit visit, Standing who, String csv) {
    if (!(CsvImport.read(csv, who, visit.today(), null)
        instanceof CsvImport.Complete(List<Intake.Complete> drafts))) {
      return List.of(); // what is wrong with the lines is said later, together with the rest
    }
    List<String> owners =
        drafts.stream()
            .map(complete -> complete.draft().owner())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return people.objections(visit.workspace(), owners, visit.at());
  }

  private static Imported read(Tx tx, Visit visit, Standing who, String csv) {
    Launch here = null;
    switch (Places.of(tx.sql(), visit, null)) {
      case Places.Here(Launch found) -> here = found;
      case Places.Fresh _ -> {
        // a launch is started for lines that can be read, not for others
      }
      case Places.Nowhere(String why) -> {
        return new Refused(why);
      }
      case Places.Which(List<Launch> launches) -> {
        return new Refused(
            "Import in the channel of the launch that the entries belong to: "
                + launches.stream()
                    .map(l -> Mrkdwn.channel(l.channel()))
                    .collect(Collectors.joining(", ")));
      }
    }
    Launch known = here;
    LocalDate launchDate = known == null ? null : known.launchDate();
    return switch (CsvImport.read(csv, who, visit.today(), launchDate)) {
      case CsvImport.Refused(String why) -> new Refused(why);
      case CsvImport.Wrong(List<CsvImport.Line> lines) -> new Refused(wrong(lines));
      case CsvImport.Complete(List<Intake.Complete> drafts) -> {
        Launch launch = known == null ? Places.start(tx, visit) : known;
        EntryStore.addAll(
            drafts.stream().map(draft -> new EntryStore.Addition(tx, draft, launch.id())).toList());
        TriageDesk.sayTable(tx, launch);
        tx.say(
            new Message.Post(
                launch.channel(),
                null,
                "%s imported %d entries. `/triage list` shows them."
                    .formatted(Mrkdwn.user(visit.person().id()), drafts.size()),
                null,
                Message.Urgency.NEWS));
        yield new Done(
            "%d entries are imported into %s.%s"
                .formatted(
                    drafts.size(), Mrkdwn.channel(launch.channel()), Adding.home(known == null)));
      }
    };
  }

  private static String wrong(List<CsvImport.Line> lines) {
    String listed =
        lines.stream()
            .limit(MOST_ERRORS)
            .map(line -> "Line %d: %s".formatted(line.number(), line.why()))
            .collect(Collectors.joining("\n"));
    String more =
        lines.size() > MOST_ERRORS ? "\n… and %d more.".formatted(lines.size() - MOST_ERRORS) : "";
    return "Nothing was imported. Put these lines right and send the whole file again:\n"
        + listed
        + more;
  }

  /** The same columns as the CSV: nothing about who reported, fixed or verified. */
  private static String json(List<Entry> entries) {
    var all = new JsonArray();
    for (Entry entry : entries) {
      var one = new JsonObject();
      one.addProperty("number", entry.number());
      one.addProperty("launch", entry.launch());
      one.addProperty("severity", entry.severity().key());
      one.addProperty("state", entry.state().key());
      one.addProperty("title", entry.title());
      one.addProperty("impact", entry.impact());
      one.addProperty("workaround", entry.workaround());
      one.addProperty("owner", entry.owner());
      one.addProperty("due", entry.due() == null ? null : entry.due().toString());
      var tags = new JsonArray();
      entry.tags().forEach(tags::add);
      one.add("tags", tags);
      one.addProperty("created", entry.createdAt().toString());
      all.add(one);
    }
    return new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(all);
  }
}
