package launchbot.checklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** What a team changes of its checklist: the items themselves, whose they are and until when. */
public final class Items {
  static final int TEXT = 300;

  private static final int YEARS = 2;

  private Items() {}

  /**
   * An item of the team's own, which a person proves.
   *
   * @param id that the row will have; 0 while it has none
   */
  public static Verdict<Item> add(
      long id,
      long launch,
      int number,
      String section,
      String text,
      boolean required,
      Who who,
      Instant now) {
    String line = Wording.line(text);
    Optional<String> objection =
        Permissions.check(who.role(), Verb.EDIT_CHECKLIST)
            .or(() -> againstSection(section))
            .or(() -> againstText(line));
    if (objection.isPresent()) {
      return new Verdict.Refused<>(objection.get());
    }
    Item item =
        new Item(
            id,
            launch,
            number,
            section + ".own-" + number,
            section,
            line,
            Needs.PERSON,
            required,
            null,
            null,
            new State.Open(null, now),
            null,
            null,
            null,
            1);
    return new Verdict.Moved<>(
        item,
        new Change(
            "added",
            item.subject(),
            List.of(
                new Change.Field("text", null, line), new Change.Field("section", null, section)),
            null));
  }

  /** An item as it ships, in a launch. */
  static Item shipped(
      long id, long launch, int number, Catalogue.Line line, boolean required, Instant now) {
    return new Item(
        id,
        launch,
        number,
        line.key(),
        line.key().substring(0, line.key().indexOf('.')),
        line.text(),
        line.needs(),
        required,
        null,
        null,
        new State.Open(null, now),
        null,
        null,
        null,
        1);
  }

  public static Verdict<Item> reword(Item item, String text, Who who) {
    String line = Wording.line(text);
    return Request.on(item, Verb.EDIT_CHECKLIST, who)
        .refuse(againstText(line))
        .refuseIf(line.equals(item.text()), "#%d says that already.".formatted(item.number()))
        .moved("reworded", edit -> edit.text = line);
  }

  /** Whether there is no go without it. */
  public static Verdict<Item> require(Item item, boolean required, Who who) {
    return Request.on(item, Verb.EDIT_CHECKLIST, who)
        .refuseIf(
            item.required() == required,
            required
                ? "#%d is required already.".formatted(item.number())
                : "#%d is not required, so there is nothing to take back.".formatted(item.number()))
        .moved(required ? "required" : "recommended", edit -> edit.required = required);
  }

  /** The same as the plan of a sprint says it. */
  static Verdict.Moved<Item> asPlanned(Item item, boolean required) {
    Item next = ItemEdit.of(item, edit -> edit.required = required);
    return new Verdict.Moved<>(
        next,
        new Change(
            required ? "required" : "recommended",
            item.subject(),
            ItemEdit.between(item, next),
            "as the plan says"));
  }

  /** Whose it is from now on; null for nobody's. */
  public static Verdict<Item> assign(Item item, @Nullable String owner, Who who) {
    return Request.on(item, Verb.EDIT_CHECKLIST, who)
        .refuseIf(
            java.util.Objects.equals(item.owner(), owner),
            owner == null
                ? "#%d belongs to nobody already.".formatted(item.number())
                : "#%d belongs to <@%s> already.".formatted(item.number(), owner))
        .moved("assigned", edit -> edit.owner = owner);
  }

  /**
   * When it should be done; null for no date.
   *
   * @param today where the person is who says so
   */
  public static Verdict<Item> due(Item item, @Nullable LocalDate due, LocalDate today, Who who) {
    return Request.on(item, Verb.EDIT_CHECKLIST, who)
        .refuseIf(
            due != null && due.isBefore(today),
            "That day has passed: name today or a later one, as in `/launch check due %d fri`."
                .formatted(item.number()))
        .refuseIf(
            due != null && due.isAfter(today.plusYears(YEARS)),
            "That day is more than two years away: check the year.")
        .refuseIf(
            java.util.Objects.equals(item.due(), due),
            due == null
                ? "#%d has no date already.".formatted(item.number())
                : "#%d is due then already.".formatted(item.number()))
        .moved("due", edit -> edit.due = due);
  }

  /** It counts no longer; {@link #restore} brings it back as it was. */
  public static Verdict<Item> remove(Item item, Who who, Instant now) {
    return Request.onAny(item, Verb.EDIT_CHECKLIST, who)
        .refuseIf(
            item.removed(),
            "#%1$d was removed already. `/launch check restore %1$d` brings it back."
                .formatted(item.number()))
        .moved("removed", edit -> edit.removedAt = now);
  }

  public static Verdict<Item> restore(Item item, Who who) {
    return Request.onAny(item, Verb.EDIT_CHECKLIST, who)
        .refuseIf(
            !item.removed(),
            "#%d is on the list: there is nothing to bring back.".formatted(item.number()))
        .moved("restored", edit -> edit.removedAt = null);
  }

  /** Speaks against a section that there is not. */
  static Optional<String> againstSection(String section) {
    return Catalogue.shipped().sectionKeys().contains(section)
        ? Optional.empty()
        : Optional.of(
            "There is no such section. These there are: "
                + String.join(", ", Catalogue.shipped().sectionKeys())
                + ".");
  }

  private static Optional<String> againstText(String line) {
    if (line.isEmpty()) {
      return Optional.of("An item needs a text: say in one sentence what has to be true.");
    }
    return Wording.tooLong("An item", line, TEXT);
  }
}
