package launchbot.checklist;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import launchbot.ledger.Change;
import org.jspecify.annotations.Nullable;

/** An item under a rule's pen: a copy whose fields can be set, never kept. */
final class ItemEdit {
  String text;
  String section;
  boolean required;
  @Nullable String owner;
  @Nullable LocalDate due;
  State state;
  Item.@Nullable Hand hand;
  Item.@Nullable Asked asked;
  @Nullable Instant removedAt;

  private ItemEdit(Item item) {
    text = item.text();
    section = item.section();
    required = item.required();
    owner = item.owner();
    due = item.due();
    state = item.state();
    hand = item.hand();
    asked = item.asked();
    removedAt = item.removedAt();
  }

  /** The item's next version. */
  static Item of(Item item, Consumer<ItemEdit> change) {
    ItemEdit edit = new ItemEdit(item);
    change.accept(edit);
    return new Item(
        item.id(),
        item.launch(),
        item.number(),
        item.key(),
        edit.section,
        edit.text,
        item.needs(),
        edit.required,
        edit.owner,
        edit.due,
        edit.state,
        edit.hand,
        edit.asked,
        edit.removedAt,
        item.version() + 1);
  }

  /** Every value that became another one, in words. */
  static List<Change.Field> between(Item before, Item after) {
    List<Change.Field> fields = new ArrayList<>();
    add(fields, "text", before.text(), after.text());
    add(fields, "section", before.section(), after.section());
    add(fields, "required", yesNo(before.required()), yesNo(after.required()));
    add(fields, "owner", before.owner(), after.owner());
    add(fields, "due", words(before.due()), words(after.due()));
    add(fields, "state", before.state().key(), after.state().key());
    add(fields, "until", until(before), until(after));
    add(fields, "proof", proof(before), proof(after));
    return fields;
  }

  private static void add(
      List<Change.Field> fields, String name, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      fields.add(new Change.Field(name, from, to));
    }
  }

  private static String yesNo(boolean value) {
    return value ? "yes" : "no";
  }

  private static @Nullable String words(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable String until(Item item) {
    return item.state() instanceof State.Waived waived ? waived.until().toString() : null;
  }

  private static @Nullable String proof(Item item) {
    Item.Hand hand = item.hand();
    return hand == null ? null : hand.note();
  }
}
