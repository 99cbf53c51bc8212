package launchbot.checklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** Going without an item for a while: anybody of the team asks, the lead grants. */
public final class Waivers {
  /** The verb of what the lead granted, at once or when asked. */
  public static final String GRANTED = "waived";

  /** The verb of what the lead did not grant. */
  public static final String DECLINED = "waiver-declined";

  static final int LONGEST_DAYS = 90;

  private Waivers() {}

  /**
   * Whoever may grant it has it granted at once; anybody else asks.
   *
   * @param until its last day
   * @param zone the launch's, where that day ends
   */
  public static Verdict<Item> waive(
      Item item,
      @Nullable LocalDate until,
      @Nullable String reason,
      ZoneId zone,
      Who who,
      Instant now) {
    int n = item.number();
    Request request =
        Request.on(item, Verb.TICK, who)
            .refuseIf(
                item.state() instanceof State.Done && item.settled(now),
                "#%d is done: there is nothing to waive.".formatted(n))
            .refuseIf(
                item.state() instanceof State.NotApplicable,
                "#%d does not apply here: there is nothing to waive.".formatted(n))
            .refuseIf(
                until == null,
                "Until when? `/launch check waive %d until 12 dec because …`".formatted(n))
            .refuse(againstDay(until, zone, now))
            .because(
                reason,
                "Why can you go without #%1$d? `/launch check waive %1$d until 12 dec because …`"
                    .formatted(n));
    if (Permissions.check(who.role(), Verb.WAIVE).isEmpty()) {
      return request.moved(
          GRANTED,
          edit -> {
            String why = Wording.line(String.valueOf(reason));
            edit.state = waived(why, who, Objects.requireNonNull(until), zone, now);
            edit.asked = null;
          });
    }
    return request
        .refuseIf(item.asked() != null, "A waiver of #%d waits for the lead already.".formatted(n))
        .remember("asked-until", String.valueOf(until))
        .moved(
            "asked-to-waive",
            edit ->
                edit.asked =
                    new Item.Asked(
                        who.person(),
                        Wording.line(String.valueOf(reason)),
                        Objects.requireNonNull(until)));
  }

  /** The lead says yes. */
  public static Verdict<Item> grant(Item item, ZoneId zone, Who who, Instant now) {
    Item.Asked asked = item.asked();
    return Request.on(item, Verb.WAIVE, who)
        .refuseIf(asked == null, nothingAsked(item))
        .refuse(asked == null ? Optional.empty() : againstDay(asked.until(), zone, now))
        .explain(asked == null ? null : asked.reason())
        .remember("asked-by", asked == null ? "" : asked.by())
        .moved(
            GRANTED,
            edit -> {
              Item.Asked granted = Objects.requireNonNull(asked);
              edit.state = waived(granted.reason(), who, granted.until(), zone, now);
              edit.asked = null;
            });
  }

  /** The lead says no; the item stays as it is. */
  public static Verdict<Item> decline(Item item, Who who) {
    Item.Asked asked = item.asked();
    return Request.on(item, Verb.WAIVE, who)
        .refuseIf(asked == null, nothingAsked(item))
        .remember("asked-by", asked == null ? "" : asked.by())
        .moved(DECLINED, edit -> edit.asked = null);
  }

  private static String nothingAsked(Item item) {
    return "No waiver of #%1$d waits for an answer. `/launch check show %1$d` says how it stands."
        .formatted(item.number());
  }

  private static State.Waived waived(
      String reason, Who who, LocalDate until, ZoneId zone, Instant now) {
    Instant ends = until.plusDays(1).atStartOfDay(zone).toInstant();
    return new State.Waived(reason, who.person(), until, ends, now);
  }

  private static Optional<String> againstDay(@Nullable LocalDate until, ZoneId zone, Instant now) {
    if (until == null) {
      return Optional.empty();
    }
    LocalDate today = now.atZone(zone).toLocalDate();
    if (until.isBefore(today)) {
      return Optional.of("That day has passed: a waiver ends today or later.");
    }
    return until.isAfter(today.plusDays(LONGEST_DAYS))
        ? Optional.of(
            "A waiver lasts %d days at most, until %s: name an earlier day, and renew it if need be."
                .formatted(LONGEST_DAYS, today.plusDays(LONGEST_DAYS)))
        : Optional.empty();
  }
}
