package launchbot.bot.triage;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.ledger.GroupCommit;
import launchbot.triage.Age;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.Intake;
import launchbot.triage.Part;
import launchbot.triage.Standing;
import org.jspecify.annotations.Nullable;

/** Adding an entry, whatever the entrance. What was typed is kept until it is saved. */
final class Adding {
  private static final int MOST_LAUNCHES = 10;

  private final TriageDesk desk;
  private final GroupCommit<Additions.Asked, Added> additions;

  Adding(TriageDesk desk) {
    this.desk = desk;
    this.additions = new GroupCommit<>(desk.ledger(), Additions::of);
  }

  /** What became of an addition. */
  sealed interface Added {}

  /** Saved; {@code started} says that its launch began with it. */
  record Saved(Entry entry, Launch launch, boolean started) implements Added {}

  /** Not yet: these parts are missing. */
  record Missing(Draft draft, Set<Part> parts) implements Added {}

  /** Not yet: there are entries that say the same. */
  record Alike(Draft draft, List<Entry> entries) implements Added {}

  /** Not yet: it is not clear for which launch. */
  record Which(Draft draft, List<Launch> launches) implements Added {}

  /** Not saved; in mrkdwn. */
  record Refused(String why) implements Added {}

  /** {@code add …} as typed. */
  Reply typed(Ask ask, Words words) {
    Visit visit = ask.visit();
    if (words.isEmpty()) {
      return form(visit, Draft.of(""), "");
    }
    DraftWords read = TriageWords.read(words, visit.today());
    Draft draft = read.draft();
    if (!read.problems().isEmpty()) {
      return form(visit, draft, String.join("\n", read.problems()));
    }
    return reply(visit, FormContext.in(visit.channel()), draft);
  }

  /** Saves what a button kept, or says what is still in its way. */
  Reply reply(Visit visit, FormContext context, Draft draft) {
    return switch (add(visit, draft, context)) {
      case Saved(Entry entry, Launch launch, boolean started) ->
          new Reply.Private(
              EntryView.done(saved(visit, entry, launch, started), entry, visit.now()));
      case Missing(Draft prefilled, Set<Part> parts) ->
          form(
              visit,
              prefilled,
              parts.stream().map(Part::sentence).collect(Collectors.joining("\n")));
      case Alike(Draft typed, List<Entry> entries) ->
          new Reply.Private(alike(visit, context, typed, entries));
      case Which(Draft typed, List<Launch> launches) ->
          new Reply.Private(which(visit, context, typed, launches));
      case Refused(String why) -> new Reply.Refusal(why);
    };
  }

  /**
   * @param context which launch was chosen, and whether doubles have been seen
   */
  Added add(Visit visit, Draft draft, FormContext context) {
    Standing anybody = TriageDesk.stranger(visit);
    switch (Intake.judge(draft, anybody, visit.today(), null)) {
      case Intake.Refused(String why) -> {
        return new Refused(why);
      }
      case Intake.Missing(Draft prefilled, Set<Part> parts) -> {
        return new Missing(prefilled, parts);
      }
      case Intake.Complete _ -> {
        // and now with the launch's own date
      }
    }
    var objection = desk.objection(visit, draft.owner());
    if (objection.isPresent()) {
      return new Refused(objection.get());
    }
    return additions.write(visit.cause(), new Additions.Asked(visit, draft, context));
  }

  /** The form, prefilled; in a thread, where Slack opens none, the button that opens it. */
  Reply form(Visit visit, Draft draft, String note) {
    return form(visit, FormContext.in(visit.channel()), draft, note);
  }

  Reply form(Visit visit, FormContext context, Draft draft, String note) {
    Choices choices = choices(visit);
    if (choices.nowhere() != null) {
      return new Reply.Refusal(choices.nowhere());
    }
    String why = note.isEmpty() ? "Tell me what is broken." : note;
    var kept = context.withDraft(DraftJson.of(draft)).forButton();
    var complete =
        new Card(
            why,
            List.of(
                Blocks.section("Not saved yet.\n" + why),
                Blocks.actions(
                    List.of(
                        Blocks.primary(Blocks.button("Complete it", "triage_complete", kept))))));
    return new Reply.Open(AddForm.view(context, draft, note, choices.launches()), complete);
  }

  /** Which launches a form has to offer; none when the channel says it. */
  record Choices(List<Launch> launches, @Nullable String nowhere) {}

  Choices choices(Visit visit) {
    return desk.ledger()
        .read(
            visit.workspace(),
            sql ->
                switch (Places.of(sql, visit, null)) {
                  case Places.Which(List<Launch> launches) -> new Choices(launches, null);
                  case Places.Nowhere(String why) -> new Choices(List.of(), why);
                  case Places.Here _, Places.Fresh _ -> new Choices(List.of(), null);
                });
  }

  /** Said once, with whatever began the launch; empty when it was there before. */
  static String home(boolean started) {
    return started
        ? "\n"
            + "This channel is now the home of a launch, and you lead it. Everything that is"
            + " added here belongs to it; `/triage pin` keeps the table at the top."
        : "";
  }

  static String saved(Visit visit, Entry entry, Launch launch, boolean started) {
    String where =
        launch.channel().equals(visit.channel()) ? "" : " in " + Mrkdwn.channel(launch.channel());
    String owner =
        entry.owner() == null && entry.severity().inScope()
            ? "\nNobody owns it yet: `/triage assign %d @somebody` within the day."
                .formatted(entry.number())
            : "";
    return "Saved as *#%d*%s.%s%s".formatted(entry.number(), where, owner, home(started));
  }

  static Card alike(Visit visit, FormContext context, Draft draft, List<Entry> entries) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("Not saved yet: this looks like something that is on the list."));
    for (Entry entry : entries) {
      blocks.add(
          Blocks.section(
              "%s\nsaved %s by %s"
                  .formatted(
                      Look.title(entry),
                      Age.ago(entry.createdAt(), visit.at()),
                      Mrkdwn.user(entry.reporter())),
              Blocks.button("Show", "triage_show", String.valueOf(entry.number()))));
    }
    String kept = context.alikeSeen().withDraft(DraftJson.of(draft)).forButton();
    blocks.add(Blocks.actions(List.of(Blocks.button("Save it as a new one", "triage_save", kept))));
    return new Card("Not saved yet: this looks like #" + entries.getFirst().number(), blocks);
  }

  static Card which(Visit visit, FormContext context, Draft draft, List<Launch> launches) {
    List<BlockElement> buttons = new ArrayList<>();
    FormContext kept = context.withDraft(DraftJson.of(draft));
    for (Launch launch : launches.subList(0, Math.min(MOST_LAUNCHES, launches.size()))) {
      buttons.add(
          Blocks.button(
              launch.name() + " " + launch.id(),
              "triage_save_in:" + launch.id(),
              kept.withLaunch(launch.id()).forButton()));
    }
    if (!visit.person().guest()) {
      buttons.add(
          Blocks.button(
              "Start a launch here",
              "triage_save_here",
              kept.withLaunch(Places.START_HERE).forButton()));
    }
    String names =
        launches.stream()
            .limit(MOST_LAUNCHES)
            .map(l -> "%s %d is %s".formatted(l.name(), l.id(), Mrkdwn.channel(l.channel())))
            .collect(Collectors.joining(" · "));
    return new Card(
        "Not saved yet: which launch is it for?",
        List.of(
            Blocks.section(
                "Not saved yet: which launch is *%s* for?".formatted(Mrkdwn.plain(draft.title()))),
            Blocks.context(names),
            Blocks.actions(buttons)));
  }
}
