package launchbot.bot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import launchbot.bot.Golden;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Visit;
import launchbot.checklist.Backing;
import launchbot.checklist.Catalogue;
import launchbot.checklist.Evidence;
import launchbot.checklist.Item;
import launchbot.checklist.ItemFilter;
import launchbot.checklist.Needs;
import launchbot.checklist.Progress;
import launchbot.checklist.RestoreTest;
import launchbot.checklist.State;
import launchbot.launch.Launch;
import launchbot.people.Person;
import launchbot.sandbox.BlockKitRules;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Surface;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every message and form of the checklist as Slack gets it. */
class ChecklistViewsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
  private static final Instant THEN = Instant.parse("2026-11-17T09:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  private static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Launch", ZoneOffset.UTC, LocalDate.parse("2026-12-04"), Cast.ADA);
  private static final String EVIL =
      "<!here> <@U0BEN00001> <https://evil.example|your bank> *bold* `code` & more";
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

  @Test
  void theOverview() {
    List<Progress.Part> parts =
        Catalogue.shipped().sections().stream()
            .map(section ->
                new Progress.Part(
                    section.key(), section.lines().size(), 2, 2, section.key().length() % 3, 1, 0))
            .toList();
    Golden.check("check-overview", OverviewView.card(LAUNCH, new Progress(parts), Cast.ADA));
    Golden.check(
        "check-overview-empty", OverviewView.card(LAUNCH, new Progress(List.of()), Cast.ADA));
    assertThat(IntStream.of(0, 1, 4, 7, 8).mapToObj(settled -> ItemLook.bar(settled, 8)).toList())
        .containsExactly("▱▱▱▱▱▱▱▱", "▰▱▱▱▱▱▱▱", "▰▰▰▰▱▱▱▱", "▰▰▰▰▰▰▰▱", "▰▰▰▰▰▰▰▰");
  }

  @Test
  void lists() {
    List<Item> items = new ArrayList<>();
    items.add(item(1, new State.Open(null, THEN), null));
    items.add(item(2, new State.Open("the heartbeat is red: late", THEN), null));
    items.add(item(3, new State.Done(true, null, THEN), hand("the log of <today>")));
    items.add(item(4, new State.Done(false, NOW.plusSeconds(60), THEN), null));
    items.add(item(5, new State.Done(false, NOW, THEN), null));
    items.add(item(6, new State.NotApplicable("no uploads", Cast.BEN, THEN), null));
    items.add(item(7, waived(NOW.plusSeconds(60)), null));
    items.add(item(8, waived(NOW), null));
    Golden.check("check-list", list(ItemFilter.ALL, items, 0, 77, 0));
    Golden.check(
        "check-list-section", list(ItemFilter.requiredOf("email"), items.subList(0, 2), 0, 2, 7));
    Golden.check("check-list-page", list(ItemFilter.BLOCKING, items.subList(0, 1), 2, 50, 0));
    for (ItemFilter filter :
        List.of(
            ItemFilter.BLOCKING,
            ItemFilter.person(Cast.BEN),
            ItemFilter.BY_HAND,
            ItemFilter.WAIVED,
            ItemFilter.ASKED,
            ItemFilter.REMOVED)) {
      fits(list(filter, List.of(), 0, 0, 0));
    }
  }

  @Test
  void theLongestListFits() {
    String longest = "<&>".repeat(100);
    List<Item> items =
        IntStream.rangeClosed(1, ItemPage.SIZE)
            .mapToObj(n ->
                with(
                    item(n, new State.Open(longest, THEN), hand(longest)),
                    longest,
                    new Item.Asked(Cast.BEN, longest, TODAY)))
            .toList();
    Card card = list(ItemFilter.ALL, items, 3, 1_000, 9);
    fits(card);
    fits(ItemView.full(items.getFirst(), LAUNCH, new Backing(List.of()), NOW));
    fits(ReopenedLive.card(LAUNCH, items, NOW));
    fits(
        AskingForRest.card(
            LAUNCH, IntStream.range(0, 30).mapToObj(n -> items.get(n % 10)).toList(), 200));
  }

  @Test
  void oneItem() {
    Item open = item(35, new State.Open(null, THEN), null);
    Golden.check("check-item-open", full(open, List.of()));
    Golden.check(
        "check-item-red",
        full(
            item(35, new State.Open("the restore test is red: nightly", THEN), hand("I saw it")),
            List.of(
                new Evidence(
                    "restore-test",
                    "restore",
                    Evidence.Result.RED,
                    EVIL,
                    "https://ci.example/7?a=1&b=<2>",
                    THEN))));
    Golden.check(
        "check-item-done",
        full(item(35, new State.Done(true, null, THEN), hand("I saw it")), List.of()));
    Golden.check(
        "check-item-asked",
        full(
            with(open, open.text(), new Item.Asked(Cast.BEN, EVIL, TODAY.plusDays(7))), List.of()));
    Golden.check("check-item-evil", full(with(open, EVIL, null), List.of()));
    Golden.check("check-item-said", ItemView.done("*#35* is done.", open, LAUNCH, NOW));
  }

  @Test
  void whatPeopleAreTold() {
    Item open = item(2, new State.Open("the heartbeat is red: late", THEN), null);
    Golden.check("check-reopened", ReopenedLive.card(LAUNCH, List.of(open), NOW));
    Golden.check("check-reopened-two", ReopenedLive.card(LAUNCH, List.of(open, open), NOW));
    Golden.check("check-rest", AskingForRest.card(LAUNCH, List.of(open, open), 2));
    Golden.check("check-help", CheckTopic.help());
    Golden.check("check-restore-none", Restoring.card(List.of()));
    Golden.check("check-restore-list", Restoring.card(List.of(test(true), test(false))));
  }

  @Test
  void forms() {
    Item open = item(35, new State.Open(null, THEN), null);
    Golden.check("check-form-done", ItemForms.done(VISIT, open));
    Golden.check("check-form-na", ItemForms.notApplicable(VISIT, open));
    Golden.check("check-form-waive", ItemForms.waive(VISIT, open, TODAY.plusDays(14), true));
    Golden.check("check-form-ask", ItemForms.waive(VISIT, open, TODAY.plusDays(14), false));
    Golden.check("check-form-edit", ItemForms.edit(VISIT, open));
    Golden.check("check-form-add", ItemForms.add(VISIT, LAUNCH, "Invoices"));
    Golden.check("check-form-restore", RestoreForm.view(VISIT, LAUNCH));
  }

  @Test
  void theFile() {
    List<Item> items =
        List.of(
            item(35, new State.Open(null, THEN), null),
            with(item(36, waived(NOW.plusSeconds(60)), null), "# [x](y) <b>", null),
            item(37, new State.Done(true, null, THEN), hand("https://ci.example/7")));
    String file =
        MarkdownFile.of(
            LAUNCH,
            new Progress(List.of(new Progress.Part("data-safety", 3, 2, 3, 1, 1, 1))),
            items,
            List.of(test(true).evidence()),
            NOW);
    assertThat(file)
        .isEqualTo(
            """
            # Checklist: Launch

            2 of 3 required settled · 2 of 3 in all · 1 by hand · 1 waived

            As of 20 November 2026, 14:30 Z.

            ## Data safety (2 of 3)

            - [ ] **#35** Backups are made, and restoring one was tested (required, owner U0BEN00001, due 2026-11-27, open)
              - restore test, green: nightly, 5 hours old, was restored in 12 minutes
            - [x] **#36** \\# \\[x\\](y) \\<b\\> (required, owner U0BEN00001, due 2026-11-27, waived until 2026-11-20 by U0ADA00001: soon)
              - restore test, green: nightly, 5 hours old, was restored in 12 minutes
            - [x] **#37** Backups are made, and restoring one was tested (required, owner U0BEN00001, due 2026-11-27, done by hand)
              - proof by U0BEN00001: https://ci.example/7
              - restore test, green: nightly, 5 hours old, was restored in 12 minutes
            """);
  }

  @Test
  void listsAreFoundAgainByTheirKeys() {
    for (ItemFilter filter :
        List.of(
            ItemFilter.ALL,
            ItemFilter.BLOCKING,
            ItemFilter.BY_HAND,
            ItemFilter.WAIVED,
            ItemFilter.ASKED,
            ItemFilter.REMOVED,
            ItemFilter.section("email"),
            ItemFilter.requiredOf("own"),
            ItemFilter.person(Cast.BEN))) {
      ListKey key = new ListKey(3, filter, 2);
      assertThat(ListKey.parse(key.text())).isEqualTo(key);
    }
  }

  private static Card full(Item item, List<Evidence> evidence) {
    return ItemView.full(item, LAUNCH, Backing.of(item, evidence, List.of(), NOW), NOW);
  }

  private static Card list(ItemFilter filter, List<Item> items, int page, int total, int folded) {
    return ListView.page(
        null,
        new ItemPage(LAUNCH, new ListKey(LAUNCH.id(), filter, page), items, total, folded, NOW));
  }

  private static void fits(Card card) {
    String json = String.valueOf(card.blocksJson());
    assertThat(BlockKitRules.problems(JsonParser.parseString(json), Surface.MESSAGE)).isEmpty();
    assertThat(json.length()).isLessThan(40_000);
  }

  private static State waived(Instant ends) {
    return new State.Waived("soon", Cast.ADA, TODAY, ends, THEN);
  }

  private static Item.Hand hand(String note) {
    return new Item.Hand(note, Cast.BEN, THEN);
  }

  private static RestoreTest test(boolean worked) {
    return new RestoreTest(
        Cast.BEN,
        "nightly",
        Duration.ofHours(5),
        Duration.ofMinutes(12),
        worked,
        "counted rows",
        Cast.ADA,
        THEN);
  }

  private static Item item(int number, State state, Item.@Nullable Hand hand) {
    return new Item(
        100 + number,
        3,
        number,
        "data-safety.restore-tested",
        "data-safety",
        "Backups are made, and restoring one was tested",
        new Needs(Set.of("heartbeat", "restore-test"), Needs.Hand.STANDS_IN),
        true,
        Cast.BEN,
        TODAY.plusDays(7),
        state,
        hand,
        null,
        null,
        1);
  }

  private static Item with(Item item, String text, Item.@Nullable Asked asked) {
    return new Item(
        item.id(),
        item.launch(),
        item.number(),
        item.key(),
        item.section(),
        text,
        item.needs(),
        item.required(),
        item.owner(),
        item.due(),
        item.state(),
        item.hand(),
        asked,
        null,
        1);
  }
}
