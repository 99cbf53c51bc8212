package launchbot.checklist;

import java.time.Instant;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What people say of an item: that it is done, with a proof; that it does not apply; that it is
 * open.
 */
public final class Proofs {
  private Proofs() {}

  /**
   * Somebody says that it is done.
   *
   * @param note the proof: a link, or what was looked at
   */
  public static Verdict<Item> tick(
      Item item, @Nullable String note, Backing backing, Who who, Instant now) {
    int n = item.number();
    String line = Wording.lineOrNull(note);
    Optional<Backing.Part> fault = backing.fault();
    Item.Hand hand = new Item.Hand(line == null ? "" : line, who.person(), now);
    return Request.on(item, Verb.TICK, who)
        .refuseIf(
            backing.connected() && item.needs().hand() != Needs.Hand.BESIDE,
            ("#%1$d is proven by the %2$s, so nobody ticks it by hand.%3$s If you have to go"
                    + " without it: `/launch check waive %1$d until fri because …`.")
                .formatted(n, backing.names(), fault.map(part -> " " + faultOf(part)).orElse("")))
        .refuse(
            fault.map(part ->
                ("#%1$d cannot be done now. %2$s Put that right first, or go without it for a"
                        + " while: `/launch check waive %1$d until fri because …`.")
                    .formatted(n, faultOf(part))))
        .refuseIf(
            line == null,
            "What proves it? `/launch check done %d https://…`, or a few words of what you saw."
                .formatted(n))
        .refuse(Wording.againstText("A proof", line))
        .moved(
            "done",
            edit -> {
              edit.hand = hand;
              edit.asked = null;
              edit.state = Reconciling.done(item, backing, now);
            });
  }

  /**
   * A record that somebody made tells of more than its own source: it is kept as that person's
   * word. What it makes of the item is left to the evidence that comes with it.
   */
  static Verdict.Moved<Item> vouch(Item item, String words, String person, Instant now) {
    Item next = ItemEdit.of(item, edit -> edit.hand = new Item.Hand(words, person, now));
    return new Verdict.Moved<>(
        next, new Change("vouched", item.subject(), ItemEdit.between(item, next), null));
  }

  /** It makes no sense for this product. */
  public static Verdict<Item> notApplicable(
      Item item, @Nullable String reason, Who who, Instant now) {
    int n = item.number();
    return Request.on(item, Verb.TICK, who)
        .refuseIf(
            item.state() instanceof State.NotApplicable,
            "#%1$d does not apply already. `/launch check reopen %1$d` takes that back."
                .formatted(n))
        .because(reason, "Why does #%1$d not apply? `/launch check na %1$d because …`".formatted(n))
        .moved(
            "not-applicable",
            edit -> {
              String why = Wording.line(String.valueOf(reason));
              edit.state = new State.NotApplicable(why, who.person(), now);
              edit.hand = null;
              edit.asked = null;
            });
  }

  /** It is not done after all. */
  public static Verdict<Item> reopen(
      Item item, @Nullable String reason, Backing backing, Who who, Instant now) {
    int n = item.number();
    String why = Wording.lineOrNull(reason);
    return Request.on(item, Verb.TICK, who)
        .refuseIf(
            item.state() instanceof State.Open,
            "#%d is open: there is nothing to reopen.".formatted(n))
        .refuseIf(
            item.state() instanceof State.Done
                && backing.allGreen()
                && item.needs().hand() != Needs.Hand.BESIDE,
            ("#%d is proven by the %s, which is green: it would be done again at once. If that is"
                    + " wrong, it has to be put right there.")
                .formatted(n, backing.names()))
        .refuse(Wording.againstText("A reason", why))
        .explain(why)
        .moved(
            "reopened",
            edit -> {
              edit.state = new State.Open(why, now);
              edit.hand = null;
            });
  }

  /** What speaks against it, for a refusal, which quotes nobody. */
  private static String faultOf(Backing.Part part) {
    String name = part.source().name();
    return switch (part.look()) {
      case OLD -> "The %s is too old.".formatted(name);
      case RED ->
          Needs.isSection().test(part.source().key())
              ? "The %s is not complete.".formatted(name)
              : "The %s is red.".formatted(name);
      case AMBER, GREEN, MISSING -> throw new IllegalArgumentException("no fault: " + part);
    };
  }
}
