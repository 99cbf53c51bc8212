package launchbot.bot.triage;

import static launchbot.bot.triage.Specimens.LAUNCH;
import static launchbot.bot.triage.Specimens.NOW;
import static launchbot.bot.triage.Specimens.THEN;
import static launchbot.bot.triage.Specimens.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import launchbot.bot.Golden;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.ledger.Actor;
import launchbot.ledger.Change;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Subject;
import launchbot.people.Person;
import launchbot.sandbox.BlockKitRules;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Surface;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.EntryState;
import launchbot.triage.Filter;
import launchbot.triage.Severity;
import launchbot.triage.Tally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every message and form of /triage as Slack gets it. */
class TriageViewsTest {
  private static final ZonedDateTime HERE = NOW.atZone(ZoneOffset.UTC);

  private static final List<Severity> SEVERITIES = List.of(Severity.values());

  private static final Visit VISIT =
      new Visit(
          Cast.TEAM,
          new Person(Cast.ADA, "Ada", ZoneOffset.UTC, false, false),
          Cast.LAUNCH,
          null,
          "r",
          "t",
          null,
          NOW);

  @ParameterizedTest
  @EnumSource(EntryState.class)
  void anEntryInEachState(EntryState state) {
    Entry entry = Specimens.in(state);
    Golden.check("entry-" + state.key(), EntryView.announcement(entry, HERE));
    Golden.check("entry-" + state.key() + "-full", EntryView.full(entry, HERE));
  }

  @Test
  void anEntryThatIsDeleted() {
    Golden.check("entry-deleted", EntryView.announcement(Specimens.deleted(), HERE));
    Golden.check("entry-deleted-full", EntryView.full(Specimens.deleted(), HERE));
  }

  @Test
  void whatSomebodyIsToldAboutAnEntry() {
    Entry entry = Specimens.in(EntryState.OPEN);
    Golden.check("entry-given", EntryView.given(entry, Cast.ADA, HERE));
    Golden.check("entry-done", EntryView.done("*#12* is changed.", entry, HERE));
  }

  @Test
  void theTable() {
    Golden.check("table-empty", TableView.page(null, table(0, Filter.NOT_CLOSED), HERE));
    Golden.check("table-of-5", TableView.page("Done: fix *#1*", table(5, Filter.NOT_CLOSED), HERE));
    Golden.check("table-of-5000", TableView.page(null, table(5_000, Filter.NOT_CLOSED), HERE));
    Filter filter =
        Filters.parse(Words.of("high,low mine overdue #signup \"card <form>\""), Cast.ADA);
    Golden.check("table-filtered", TableView.page(null, table(5_000, filter), HERE));
    Golden.check("table-filtered-empty", TableView.page(null, table(0, filter), HERE));
  }

  @Test
  void theTableThatStandsInTheChannel() {
    Golden.check("table-live-empty", TableView.live(table(0, Filter.NOT_CLOSED), HERE));
    Golden.check("table-live-of-5", TableView.live(table(5, Filter.NOT_CLOSED), HERE));
    Golden.check("table-live-of-5000", TableView.live(table(5_000, Filter.NOT_CLOSED), HERE));
  }

  @Test
  void whatTheSandboxLeft() {
    var one = new SandboxLaunches.Left(Specimens.LAUNCH, 12, 1);
    Golden.check("bring", BringingView.offer(List.of(one)));
    Golden.check(
        "bring-many",
        BringingView.offer(
            IntStream.rangeClosed(3, 8)
                .mapToObj(id ->
                    new SandboxLaunches.Left(
                        new Launch(
                            id,
                            "C" + id,
                            Specimens.TITLES.getLast(),
                            ZoneOffset.UTC,
                            null,
                            Cast.ADA),
                        id - 3,
                        1))
                .toList()));
    Golden.check("bring-clean", BringingView.clean());
    Entry entry = Specimens.bare(3, Severity.HIGH, "Card form");
    Golden.check(
        "brought", BringingView.done(Specimens.LAUNCH, List.of(entry), List.of(entry, entry)));
    Golden.check(
        "brought-renumbered",
        BringingView.done(
            Specimens.LAUNCH,
            List.of(Specimens.bare(1, Severity.LOW, "Logo")),
            List.of(Specimens.in(EntryState.OPEN), entry)));
  }

  @Test
  void history() {
    List<HistoryStore.Fact> facts = new ArrayList<>();
    facts.add(
        fact(
            "edited",
            new Change.Field("title", "<!here> *old*", "`new` <https://evil|x>"),
            "because _of_ <!channel>"));
    facts.add(fact("assigned", new Change.Field("owner", null, Cast.BEN), null));
    facts.add(fact("added", new Change.Field("title", null, "x"), null));
    Golden.check("history", HistoryView.card(12, facts));
  }

  @Test
  void help() {
    Golden.check("help", Help.card());
  }

  @Test
  void theForms() {
    var here = FormContext.in(Cast.LAUNCH);
    Golden.check("form-add-empty", AddForm.view(here, Draft.of(""), "", List.of()));
    Draft draft = EditForm.draft(Specimens.in(EntryState.OPEN));
    Golden.check("form-add-filled", AddForm.view(here, draft, "Name the person.", List.of(LAUNCH)));
    Golden.check("form-edit", EditForm.view(Cast.LAUNCH, Specimens.in(EntryState.OPEN)));
    Golden.check(
        "form-move", MoveModal.view(Cast.LAUNCH, Specimens.in(EntryState.OPEN), TODAY, null));
    Golden.check("form-close", ReasonModal.view(Cast.LAUNCH, Specimens.in(EntryState.OPEN)));
    Golden.check("form-import", ImportModal.view(Cast.LAUNCH));
    Golden.check(
        "form-conflict",
        ConflictModal.view(
            FormContext.about(Cast.LAUNCH, 12, 4).withDraft(DraftJson.of(draft)),
            Specimens.in(EntryState.OPEN),
            List.of(
                new Clash(AddForm.TITLE, "Title", "Their <!here> title", "My *title*"),
                new Clash(AddForm.OWNER, "Owner", Cast.BEN, null))));
  }

  @Test
  void questionsBeforeAnEntryIsSaved() {
    Draft draft = EditForm.draft(Specimens.in(EntryState.OPEN));
    var here = FormContext.in(Cast.LAUNCH);
    List<Entry> alike =
        List.of(Specimens.in(EntryState.OPEN), Specimens.bare(9, Severity.LOW, "<!here> `x`"));
    Golden.check("question-alike", Adding.alike(VISIT, here, draft, alike));
    Golden.check("question-which-launch", Adding.which(VISIT, here, draft, List.of(LAUNCH)));
  }

  /** Whatever the rules let through has to fit, escaped and all. */
  @Test
  void theLongestEntryFitsEverywhere() {
    Entry longest = Specimens.longest(123_456_789);
    var context = FormContext.in(Cast.LAUNCH);
    Draft draft = EditForm.draft(longest).withSource(longest.source());
    List<Card> cards =
        List.of(
            EntryView.announcement(longest, HERE),
            EntryView.full(longest, HERE),
            EntryView.done("Done.", longest, HERE),
            EntryView.given(longest, Cast.ADA, HERE),
            Adding.alike(VISIT, context, draft, List.of(longest, longest, longest)),
            Adding.which(VISIT, context, draft, List.of(LAUNCH)),
            TableView.page(
                null,
                new TablePage(
                    LAUNCH,
                    Filters.parse(Words.of("\"" + "&amp;".repeat(100) + "\""), Cast.ADA),
                    99,
                    5_000,
                    LongStream.range(0, 10).mapToObj(Specimens::longest).toList(),
                    null),
                HERE));
    for (Card card : cards) {
      var blocks = JsonParser.parseString(Objects.requireNonNull(card.blocksJson()));
      assertThat(BlockKitRules.problems(blocks, Surface.MESSAGE)).as(card.text()).isEmpty();
      assertThat(BlockKitRules.textLength(blocks)).as(card.text()).isLessThan(13_000);
      assertThat(card.text().length()).isLessThan(4_000);
    }
    var edit =
        com.slack.api.util.json.GsonFactory.createSnakeCase()
            .toJsonTree(EditForm.view(Cast.LAUNCH, longest));
    assertThat(BlockKitRules.problems(edit, Surface.MODAL)).isEmpty();
  }

  private static TablePage table(int total, Filter filter) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < Math.min(total, TablePage.ROWS); i++) {
      Severity severity = SEVERITIES.get(i % 5);
      entries.add(
          i == 1
              ? Specimens.in(EntryState.IN_PROGRESS)
              : Specimens.bare(i + 1, severity, Specimens.TITLES.get(i % 5)));
    }
    Map<Tally.Kind, Integer> counts = new HashMap<>();
    counts.put(new Tally.Kind(Severity.MEDIUM, EntryState.FIXED), 1);
    if (total > 0) {
      counts.put(new Tally.Kind(Severity.BLOCKER, EntryState.OPEN), 2);
      counts.put(new Tally.Kind(Severity.LOW, EntryState.IN_PROGRESS), total - 2);
    }
    return new TablePage(LAUNCH, filter, total > 100 ? 3 : 0, total, entries, new Tally(counts));
  }

  private static HistoryStore.Fact fact(String verb, Change.Field field, @Nullable String reason) {
    return new HistoryStore.Fact(
        1,
        new Change(verb, new Subject("entry", 12), List.of(field), reason),
        Actor.person(Cast.ADA),
        THEN);
  }
}
