package launchbot.bot.triage;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Filter;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Everything that only looks: the menu, the table and its pages, an entry, its history. */
final class Listing {
  private static final int HISTORY = 25;

  private final Ledger ledger;

  Listing(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The bare command: where we are, and what can be done from here. */
  Reply menu(Visit visit) {
    return switch (place(visit)) {
      case Places.Nowhere(String why) -> new Reply.Refusal(why);
      case Places.Which(List<Launch> launches) ->
          new Reply.Private(which("Which launch do you mean?", launches, Filter.NOT_CLOSED));
      case Places.Here(Launch launch) -> new Reply.Private(menu(visit, launch, null));
      case Places.Fresh _ -> {
        Launch launch = ledger.write(visit.cause(), tx -> Places.start(tx, visit));
        yield new Reply.Private(
            menu(
                visit,
                launch,
                "This channel is now the home of a launch, and you lead it. Tell me what is broken,"
                    + " and I keep it ranked until it is fixed."));
      }
    };
  }

  /** {@code list …}. */
  Reply list(Visit visit, Words words) {
    Filter filter = Filters.parse(words, visit.person().id());
    return ledger
        .<Optional<Reply>>read(
            visit.workspace(),
            sql ->
                switch (Places.of(sql, visit, null)) {
                  case Places.Nowhere(String why) -> Optional.of(new Reply.Refusal(why));
                  case Places.Fresh _ -> Optional.empty();
                  case Places.Here(Launch launch) ->
                      Optional.of(shown(visit, null, page(sql, visit, launch, filter, 0)));
                  case Places.Which(List<Launch> launches) when launches.size() == 1 ->
                      Optional.of(
                          shown(visit, null, page(sql, visit, launches.getFirst(), filter, 0)));
                  case Places.Which(List<Launch> launches) ->
                      Optional.of(
                          new Reply.Private(which("Which launch's list?", launches, filter)));
                })
        .orElseGet(() -> menu(visit));
  }

  /** Mine, in all launches. */
  Reply mine(Visit visit) {
    Filter filter = Filters.parse(Words.of("mine"), visit.person().id());
    return page(visit, null, new PageKey(0, filter));
  }

  /** A page of a table, in the place of the one that shows now. */
  Reply page(Visit visit, @Nullable String note, PageKey key) {
    Long id = key.filter().launch();
    return shown(
        visit,
        note,
        ledger.read(
            visit.workspace(),
            sql -> {
              Launch launch = id == null ? null : LaunchStore.find(sql, id).orElse(null);
              return launch == null
                  ? TablePage.read(
                      sql, null, key.filter(), key.page(), visit.person().zone(), visit.at())
                  : page(sql, visit, launch, key.filter(), key.page());
            }));
  }

  private static TablePage page(
      DSLContext sql, Visit visit, Launch launch, Filter filter, int page) {
    Filter within = Filters.withLaunch(filter, launch.id());
    return TablePage.read(sql, launch, within, page, visit.person().zone(), visit.at());
  }

  private static Reply shown(Visit visit, @Nullable String note, TablePage table) {
    return new Reply.Replace(TableView.page(note, table, visit.now()));
  }

  Reply show(Visit visit, long number) {
    return ledger
        .read(visit.workspace(), sql -> EntryStore.find(sql, number))
        .<Reply>map(entry -> new Reply.Private(EntryView.full(entry, visit.now())))
        .orElseGet(() -> new Reply.Refusal(TriageDesk.noSuch(number)));
  }

  Reply history(Visit visit, long number) {
    List<HistoryStore.Fact> facts =
        ledger.read(
            visit.workspace(),
            sql -> HistoryStore.newest(sql, new Subject("entry", number), HISTORY));
    return facts.isEmpty()
        ? new Reply.Refusal(TriageDesk.noSuch(number))
        : new Reply.Private(HistoryView.card(number, facts));
  }

  /** The form with what is known of an entry. */
  Reply edit(Visit visit, long number) {
    return form(visit, number, entry -> EditForm.view(visit.channel(), entry));
  }

  Reply move(Visit visit, long number) {
    return form(
        visit,
        number,
        entry -> {
          var launch = ledger.read(visit.workspace(), sql -> LaunchStore.find(sql, entry.launch()));
          var launchDate = launch.map(Launch::launchDate).orElse(null);
          return MoveModal.view(visit.channel(), entry, visit.today(), launchDate);
        });
  }

  Reply close(Visit visit, long number) {
    return form(visit, number, entry -> ReasonModal.view(visit.channel(), entry));
  }

  private Reply form(
      Visit visit,
      long number,
      java.util.function.Function<Entry, com.slack.api.model.view.View> view) {
    return ledger
        .read(visit.workspace(), sql -> EntryStore.find(sql, number))
        .filter(entry -> !entry.deleted())
        .<Reply>map(entry ->
            new Reply.Open(
                view.apply(entry),
                new Card(
                    "Slack opens forms from buttons only here.",
                    List.of(
                        Blocks.section("Slack opens forms from buttons only here:"),
                        Blocks.actions(
                            List.of(
                                Blocks.button(
                                    "Edit #" + number, "triage_edit", String.valueOf(number))))))))
        .orElseGet(() -> new Reply.Refusal(TriageDesk.noSuch(number)));
  }

  private Places.Place place(Visit visit) {
    return ledger.read(visit.workspace(), sql -> Places.of(sql, visit, null));
  }

  private Card menu(Visit visit, Launch launch, @Nullable String note) {
    TablePage table = ledger.read(visit.workspace(), sql -> TablePage.top(sql, launch, visit.at()));
    Card page = TableView.page(note, table, visit.now());
    List<LayoutBlock> blocks = new ArrayList<>(page.blocks());
    List<BlockElement> buttons =
        List.of(
            Blocks.primary(Blocks.button("Add", "triage_add", "")),
            Blocks.button("Mine", "triage_mine", ""),
            Blocks.button("To verify", "triage_to_verify", key(launch.id(), toVerify()).text()),
            Blocks.button("Keep it pinned here", "triage_pin", ""),
            Blocks.button("Help", "triage_help", ""));
    blocks.add(Blocks.actions(buttons));
    return new Card(page.text(), blocks);
  }

  private static Filter toVerify() {
    return Filters.parse(Words.of("fixed"), "");
  }

  private static PageKey key(long launch, Filter filter) {
    return new PageKey(0, Filters.withLaunch(filter, launch));
  }

  private static Card which(String question, List<Launch> launches, Filter filter) {
    List<BlockElement> buttons = new ArrayList<>();
    for (Launch launch : launches.subList(0, Math.min(10, launches.size()))) {
      buttons.add(
          Blocks.button(
              launch.name() + " " + launch.id(),
              "triage_list_of:" + launch.id(),
              key(launch.id(), filter).text()));
    }
    String names =
        launches.stream()
            .limit(10)
            .map(l -> "%s %d is %s".formatted(l.name(), l.id(), Mrkdwn.channel(l.channel())))
            .collect(Collectors.joining(" · "));
    return new Card(
        question,
        List.of(Blocks.section(question), Blocks.context(names), Blocks.actions(buttons)));
  }
}
