package launchbot.bot.checklist;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.triage.HistoryView;
import launchbot.checklist.Catalogue;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.EvidenceStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemFilter;
import launchbot.checklist.ItemStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.HistoryStore;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** What people look at: the overview, lists, single items, their history, the file. */
final class Looking {
  private static final int FACTS = 20;

  private final CheckDesk desk;

  Looking(CheckDesk desk) {
    this.desk = desk;
  }

  private interface Look {
    Reply at(Launch launch);
  }

  private Reply here(Visit visit, Look look) {
    return switch (desk.begun(visit)) {
      case CheckDesk.NoList(String why) -> new Reply.Refusal(why);
      case CheckDesk.Ready(Launch launch) -> look.at(launch);
    };
  }

  Reply overview(Visit visit) {
    return here(
        visit,
        launch ->
            new Reply.Replace(
                OverviewView.card(
                    launch,
                    desk.ledger()
                        .read(
                            visit.workspace(),
                            sql -> ChecklistStore.progress(sql, launch.id(), visit.at())),
                    visit.person().id())));
  }

  Reply list(Visit visit, ItemFilter filter) {
    return here(visit, launch -> page(visit, null, new ListKey(launch.id(), filter, 0)));
  }

  /** A page in the place of the one that shows now. */
  Reply page(Visit visit, @Nullable String note, ListKey key) {
    Optional<ItemPage> page =
        desk.ledger()
            .read(
                visit.workspace(),
                sql ->
                    LaunchStore.find(sql, key.launch())
                        .map(launch ->
                            ItemPage.read(sql, launch, key.filter(), key.page(), visit.at())));
    return page.<Reply>map(read -> new Reply.Replace(ListView.page(note, read)))
        .orElseGet(() -> new Reply.Refusal("That launch is not here any more."));
  }

  Reply show(Visit visit, ItemKey key) {
    return switch (desk.find(visit, key)) {
      case CheckDesk.Nowhere(String why) -> new Reply.Refusal(why);
      case CheckDesk.Here here ->
          new Reply.Private(ItemView.full(here.item(), here.launch(), here.backing(), visit.at()));
    };
  }

  Reply history(Visit visit, ItemKey key) {
    return switch (desk.find(visit, key)) {
      case CheckDesk.Nowhere(String why) -> new Reply.Refusal(why);
      case CheckDesk.Here(Item item, _, _) -> {
        List<HistoryStore.Fact> facts =
            desk.ledger()
                .read(visit.workspace(), sql -> HistoryStore.newest(sql, item.subject(), FACTS));
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(
            Blocks.section(
                "*History of #%d*, newest first\n%s"
                    .formatted(item.number(), Mrkdwn.plain(item.text()))));
        facts.forEach(fact -> blocks.add(Blocks.context(HistoryView.line(fact))));
        if (facts.isEmpty()) {
          blocks.add(Blocks.context("Nothing has happened to it since the checklist began."));
        }
        yield new Reply.Private(new Card("History of item #" + item.number(), blocks));
      }
    };
  }

  Reply addForm(Visit visit, String text) {
    return here(visit, launch -> addForm(visit, launch, text));
  }

  /** For the launch of a button, which may be pressed anywhere. */
  Reply addForm(Visit visit, long id) {
    return desk.ledger()
        .read(visit.workspace(), sql -> LaunchStore.find(sql, id))
        .map(launch -> addForm(visit, launch, ""))
        .orElseGet(() -> new Reply.Refusal("That launch is not here any more."));
  }

  private static Reply addForm(Visit visit, Launch launch, String text) {
    Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.EDIT_CHECKLIST);
    return refusal.isPresent()
        ? new Reply.Refusal(refusal.get())
        : new Reply.Open(
            ItemForms.add(visit, launch, text),
            new Card(
                "Slack opens forms from buttons only here.",
                List.of(
                    Blocks.section(
                        "Slack opens forms from buttons only here. With quotation marks it works"
                            + " without one: `/launch check add \"one sentence\" email required`."),
                    Blocks.actions(
                        List.of(
                            Blocks.button(
                                "Add an item…",
                                ItemLook.PREFIX + "add",
                                String.valueOf(launch.id())))))));
  }

  Reply add(Visit visit, Wish.Add add) {
    return here(
        visit,
        launch ->
            switch (desk.add(visit, launch, add.text(), add.section(), add.required())) {
              case CheckDesk.Refused(String why) -> new Reply.Refusal(why);
              case CheckDesk.Done done ->
                  new Reply.Private(
                      ItemView.done(
                          Said.done("add", done, visit.at()), done.item(), launch, visit.at()));
            });
  }

  /** A whole section off the list, or back on it. */
  Reply whole(Visit visit, Wish.Whole whole) {
    String title = Catalogue.shipped().title(whole.section());
    return here(
        visit,
        launch ->
            switch (Sections.whole(desk.ledger(), visit, launch, whole.section(), whole.remove())) {
              case Sections.Not(String why) -> new Reply.Refusal(why);
              case Sections.Changed(int items) when items == 0 ->
                  new Reply.Refusal(
                      "Nothing of “%s” is %s."
                          .formatted(title, whole.remove() ? "on the list" : "off the list"));
              case Sections.Changed(int items) ->
                  new Reply.Private(
                      Card.of(
                          (whole.remove()
                                  ? "Off the list: %s of “%s”. `/launch check restore section %s`"
                                      + " brings them back."
                                  : "Back on the list: %s of “%s”. `/launch check section %s` shows"
                                      + " them.")
                              .formatted(ItemLook.count(items, "item"), title, whole.section())));
            });
  }

  /** The checklist as a file, in a direct message. */
  Reply export(Visit visit) {
    return here(
        visit,
        launch -> {
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.EXPORT);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          String name = "checklist-%s.md".formatted(visit.today());
          return desk.ledger()
              .write(
                  visit.cause(),
                  tx -> {
                    List<Item> items = ItemStore.all(tx.sql(), launch.id());
                    String file =
                        MarkdownFile.of(
                            launch,
                            ChecklistStore.progress(tx.sql(), launch.id(), visit.at()),
                            items,
                            EvidenceStore.of(tx.sql(), launch.id()),
                            visit.at());
                    tx.say(
                        new Message.File(
                            visit.person().id(),
                            null,
                            name,
                            file,
                            "The checklist: %s.".formatted(ItemLook.count(items.size(), "item"))));
                    return new Reply.Private(
                        Card.of(
                            "%s are on their way to you as `%s`, in a direct message."
                                .formatted(ItemLook.count(items.size(), "item"), name)));
                  });
        });
  }
}
