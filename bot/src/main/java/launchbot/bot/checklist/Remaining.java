package launchbot.bot.checklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.bot.launch.Progress;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Upcoming;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.Catalogue;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemFilter;
import launchbot.checklist.ItemStore;
import launchbot.checklist.State;
import launchbot.launch.Launch;
import launchbot.readiness.Reason;
import org.jooq.DSLContext;

/** What the checklist still wants, for everybody else who asks: the status, lists, the verdict. */
final class Remaining {
  /** More than that nobody reads one by one. */
  private static final int MOST = 50;

  private static final int REQUIRED = 1;
  private static final int RECOMMENDED = 3;

  private Remaining() {}

  static List<Todo> todos(DSLContext sql, Launch launch, Instant now) {
    List<Todo> todos = new ArrayList<>();
    for (Item item : ItemStore.page(sql, launch.id(), ItemFilter.ASKED, now, 0, MOST)) {
      Item.Asked asked = Objects.requireNonNull(item.asked());
      todos.add(
          new Todo(
              launch.lead(),
              REQUIRED,
              "%s asks to waive *#%d* of the checklist: “%s”"
                  .formatted(Mrkdwn.user(asked.by()), item.number(), ItemLook.note(asked.reason())),
              null,
              ItemLook.button("Look at it", "show", item)));
    }
    for (Item item : ItemStore.owned(sql, launch.id(), now, 4 * MOST)) {
      todos.add(todo(item));
    }
    return todos;
  }

  private static Todo todo(Item item) {
    return new Todo(
        String.valueOf(item.owner()),
        item.required() ? REQUIRED : RECOMMENDED,
        "⬜ *#%d* of the checklist: %s".formatted(item.number(), ItemLook.note(item.text())),
        item.due(),
        ItemLook.button("Done…", "done", item));
  }

  static List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    LocalDate today = now.atZone(launch.zone()).toLocalDate();
    List<Reason> reasons = new ArrayList<>();
    List<Item> open = ChecklistStore.openRequired(sql, launch.id(), now, MOST);
    open.forEach(item -> reasons.add(open(launch, item, today, now)));
    if (open.size() == MOST) {
      int rest = ItemStore.count(sql, launch.id(), ItemFilter.BLOCKING, now) - MOST;
      if (rest > 0) {
        reasons.add(
            new Reason(
                Reason.Weight.STOPS,
                "open-required",
                "%s of the checklist are open as well"
                    .formatted(ItemLook.count(rest, "required item")),
                "launch check blocking",
                launch.lead()));
      }
    }
    ChecklistStore.waivers(sql, launch.id(), now, MOST)
        .forEach(item -> waived(item, today).ifPresent(reasons::add));
    int byHand = ChecklistStore.byHand(sql, launch.id(), now);
    if (byHand > 0) {
      reasons.add(
          new Reason(
              Reason.Weight.RISKS,
              "by-hand",
              "%s of the checklist %s on somebody's word where a source could be connected"
                  .formatted(ItemLook.count(byHand, "item"), byHand == 1 ? "rests" : "rest"),
              "launch check by-hand",
              launch.lead()));
    }
    return reasons;
  }

  private static Reason open(Launch launch, Item item, LocalDate today, Instant now) {
    String state = ItemLook.state(item, today, now);
    String owner = item.owner();
    return new Reason(
        Reason.Weight.STOPS,
        "open-required",
        "Checklist #%d is not proven: %s%s"
            .formatted(
                item.number(),
                ItemLook.note(item.text()),
                state.isEmpty() ? "" : " (" + state + ")"),
        "launch check show " + item.number(),
        owner == null ? launch.lead() : owner);
  }

  private static Optional<Reason> waived(Item item, LocalDate today) {
    return item.state() instanceof State.Waived waived
        ? Optional.of(
            new Reason(
                Reason.Weight.RISKS,
                "waiver",
                "Checklist #%d is waived until %s: “%s”"
                    .formatted(
                        item.number(),
                        Mrkdwn.day(waived.until(), today),
                        ItemLook.note(waived.reason())),
                "launch check show " + item.number(),
                waived.by()))
        : Optional.empty();
  }

  static List<Progress> progress(DSLContext sql, Launch launch, Instant now) {
    return ChecklistStore.progress(sql, launch.id(), now).sections().stream()
        .map(part ->
            new Progress(Catalogue.shipped().title(part.section()), part.settled(), part.total()))
        .toList();
  }

  /** How many waivers hold and how many are asked for. */
  static List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    int waived = ItemStore.count(sql, launch.id(), ItemFilter.WAIVED, now);
    int asked = ItemStore.count(sql, launch.id(), ItemFilter.ASKED, now);
    if (waived == 0 && asked == 0) {
      return List.of();
    }
    String holding = waived == 0 ? "" : ItemLook.count(waived, "waiver") + " of the checklist";
    String waiting =
        asked == 0
            ? ""
            : "%s for a waiver, for %s to decide"
                .formatted(
                    asked == 1 ? "1 request" : asked + " requests", Mrkdwn.user(launch.lead()));
    String words =
        Stream.of(holding, waiting)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    return List.of(new StatusLine("waivers", words));
  }

  /** The next of its dates that is still to be kept. */
  static Optional<Upcoming> next(DSLContext sql, Launch launch, LocalDate today, Instant now) {
    return ItemStore.owned(sql, launch.id(), now, MOST).stream()
        .filter(item -> item.due() != null && !item.due().isBefore(today))
        .findFirst()
        .map(item ->
            new Upcoming(
                Objects.requireNonNull(item.due()),
                "checklist *#%d* is due: %s".formatted(item.number(), ItemLook.note(item.text()))));
  }
}
