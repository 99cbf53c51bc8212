package launchbot.checklist;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import launchbot.sql.tables.records.ChecklistItemRecord;
import org.jspecify.annotations.Nullable;

/** An item as a row, and back. */
final class ItemRow {
  private ItemRow() {}

  /** All that a row says of an item but its workspace and id. */
  static void fill(ChecklistItemRecord row, Item item) {
    row.setLaunch(item.launch());
    row.setNumber(item.number());
    row.setKey(item.key());
    row.setSection(item.section());
    row.setText(item.text());
    row.setNeeds(item.needs().words().toArray(String[]::new));
    row.setRequired(item.required());
    row.setOwner(item.owner());
    row.setDue(item.due());
    fill(row, item.state());
    Item.Hand hand = item.hand();
    row.setProof(hand == null ? null : hand.note());
    row.setProofBy(hand == null ? null : hand.by());
    row.setProofAt(hand == null ? null : utc(hand.at()));
    Item.Asked asked = item.asked();
    row.setAskedBy(asked == null ? null : asked.by());
    row.setAskedReason(asked == null ? null : asked.reason());
    row.setAskedUntil(asked == null ? null : asked.until());
    row.setRemovedAt(item.removedAt() == null ? null : utc(item.removedAt()));
    row.setVersion(item.version());
  }

  private static void fill(ChecklistItemRecord row, State state) {
    Instant expires = state.expires();
    row.setState(state.key());
    row.setStateAt(utc(state.at()));
    row.setExpiresAt(expires == null ? null : utc(expires));
    row.setReason(null);
    row.setStateBy(null);
    row.setWaivedUntil(null);
    row.setByHand(false);
    switch (state) {
      case State.Open open -> row.setReason(open.why());
      case State.Done done -> row.setByHand(done.byHand());
      case State.NotApplicable not -> {
        row.setReason(not.reason());
        row.setStateBy(not.by());
      }
      case State.Waived waived -> {
        row.setReason(waived.reason());
        row.setStateBy(waived.by());
        row.setWaivedUntil(waived.until());
      }
    }
  }

  static Item item(ChecklistItemRecord row) {
    String proof = row.getProof();
    String asked = row.getAskedBy();
    return new Item(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getKey(),
        row.getSection(),
        row.getText(),
        Needs.of(List.of(row.getNeeds())),
        row.getRequired(),
        row.getOwner(),
        row.getDue(),
        state(row),
        proof == null ? null : new Item.Hand(proof, row.getProofBy(), row.getProofAt().toInstant()),
        asked == null ? null : new Item.Asked(asked, row.getAskedReason(), row.getAskedUntil()),
        instant(row.getRemovedAt()),
        row.getVersion());
  }

  private static State state(ChecklistItemRecord row) {
    Instant at = row.getStateAt().toInstant();
    Instant expires = instant(row.getExpiresAt());
    return switch (row.getState()) {
      case "open" -> new State.Open(row.getReason(), at);
      case "done" -> new State.Done(row.getByHand(), expires, at);
      case "not-applicable" -> new State.NotApplicable(row.getReason(), row.getStateBy(), at);
      case "waived" ->
          new State.Waived(
              row.getReason(),
              row.getStateBy(),
              row.getWaivedUntil(),
              Objects.requireNonNull(expires),
              at);
      default -> throw new IllegalStateException("state " + row.getState());
    };
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
