package launchbot.checklist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;

/** Items and evidence to ask rules about. */
final class Sample {
  static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
  static final LocalDate TODAY = NOW.atZone(ZoneOffset.UTC).toLocalDate();
  static final Instant THEN = NOW.minus(Duration.ofDays(3));
  static final Who LEAD = new Who("UADA", Role.LEAD);
  static final Who MEMBER = new Who("UBEN", Role.MEMBER);
  static final Who GUEST = new Who("UGUS", Role.GUEST);
  static final String KEY = "data-safety.restore-tested";

  private Sample() {}

  /**
   * @param needs as the list of items has them: {@code heartbeat restore-test}
   */
  static Item item(String needs, State state, Item.@Nullable Hand hand) {
    return new Item(
        7,
        3,
        12,
        KEY,
        "data-safety",
        "A text",
        Needs.of(List.of(needs.split(" ", -1))),
        true,
        null,
        null,
        state,
        hand,
        null,
        null,
        4);
  }

  static Item open(String needs) {
    return item(needs, new State.Open(null, THEN), null);
  }

  static Item asked(String needs, LocalDate until) {
    Item item = open(needs);
    return ItemEdit.of(item, edit -> edit.asked = new Item.Asked("UBEN", "no time", until));
  }

  static Item removed() {
    return ItemEdit.of(open("manual"), edit -> edit.removedAt = THEN);
  }

  /** In each of its states: open, done, done-by-hand, old, na, waived, ended. */
  static Item in(String word, String needs) {
    Item.Hand hand = new Item.Hand("I saw it", "UBEN", THEN);
    return switch (word) {
      case "open" -> open(needs);
      case "vouched" -> item(needs, new State.Open("again", THEN), hand);
      case "done" -> item(needs, new State.Done(false, null, THEN), null);
      case "hand" -> item(needs, new State.Done(true, null, THEN), hand);
      case "ticked" -> item(needs, new State.Done(false, null, THEN), hand);
      case "old" -> item(needs, new State.Done(false, NOW, THEN), null);
      case "na" -> item(needs, new State.NotApplicable("no", "UBEN", THEN), null);
      case "waived" -> item(needs, waived(NOW.plusSeconds(1)), null);
      case "ended" -> item(needs, waived(NOW), null);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static State waived(Instant ends) {
    return new State.Waived("soon", "UADA", TODAY, ends, THEN);
  }

  /** {@code heartbeat:green restore-test:old}: what each source says; {@code -} for nothing. */
  static List<Evidence> evidence(String words) {
    return words.equals("-")
        ? List.of()
        : List.of(words.split(" ", -1)).stream().map(Sample::one).toList();
  }

  private static Evidence one(String word) {
    String[] parts = word.split(":", -1);
    boolean old = parts[1].equals("old");
    return new Evidence(
        parts[0],
        KEY + "/x",
        old ? Evidence.Result.GREEN : Evidence.Result.of(parts[1]),
        "it says so",
        null,
        old ? NOW.minus(Duration.ofDays(400)) : NOW.minusSeconds(60));
  }

  static Backing backing(Item item, String words) {
    return Backing.of(item, evidence(words), List.of(), NOW);
  }
}
