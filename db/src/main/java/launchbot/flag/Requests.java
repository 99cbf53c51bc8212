package launchbot.flag;

import java.time.Instant;
import java.util.Optional;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** Answering to somebody who asks for a switch to be turned. Each request is answered once. */
public final class Requests {
  private Requests() {}

  /** What becomes of it. */
  public sealed interface Answer {}

  /** The switch is turned. */
  public record Approved(FlagRequest next, Turning.Turned turned) implements Answer {}

  /** It ends without. */
  public record Ended(FlagRequest next) implements Answer {}

  /**
   * @param why in mrkdwn
   */
  public record Refused(String why) implements Answer {}

  public static Answer approve(FlagRequest request, Flag flag, Turning.Who who, Instant now) {
    Optional<String> no = objection(request, who, now);
    if (no.isPresent()) {
      return new Refused(no.get());
    }
    if (flag.on() == request.on() || flag.removedAt() != null) {
      return new Ended(request.ended(FlagRequest.State.OVERTAKEN, who.person(), now, null));
    }
    Instant until = request.until();
    // A time that has passed while it waited is none.
    var wish =
        new Turning.Wish(
            request.on(), request.reason(), until != null && until.isAfter(now) ? until : null);
    return new Approved(
        request.ended(FlagRequest.State.APPROVED, who.person(), now, null),
        Turning.turned(flag, wish, who.person(), false, now));
  }

  public static Answer refuse(
      FlagRequest request, @Nullable String note, Turning.Who who, Instant now) {
    return objection(request, who, now)
        .<Answer>map(Refused::new)
        .orElseGet(() ->
            new Ended(
                request.ended(
                    FlagRequest.State.REFUSED, who.person(), now, Wording.lineOrNull(note))));
  }

  /** Nobody answered in time, or it was turned meanwhile; empty where it still waits. */
  public static Optional<FlagRequest> expire(FlagRequest request, Flag flag, Instant now) {
    if (request.state() != FlagRequest.State.ASKED) {
      return Optional.empty();
    }
    if (flag.on() == request.on() || flag.removedAt() != null) {
      return Optional.of(request.ended(FlagRequest.State.OVERTAKEN, null, now, null));
    }
    return now.isBefore(request.expiresAt())
        ? Optional.empty()
        : Optional.of(request.ended(FlagRequest.State.EXPIRED, null, now, null));
  }

  private static Optional<String> objection(FlagRequest request, Turning.Who who, Instant now) {
    if (request.state() != FlagRequest.State.ASKED) {
      return Optional.of(
          "Request %d is answered already: %s.".formatted(request.number(), request.state().key()));
    }
    if (!who.decides()) {
      return Optional.of("The lead of the launch or an approver answers that.");
    }
    if (who.person().equals(request.askedBy())) {
      return Optional.of("You asked for it: somebody else answers.");
    }
    return now.isBefore(request.expiresAt())
        ? Optional.empty()
        : Optional.of(
            "Nobody answered request %d in time: ask anew, as things may have changed."
                .formatted(request.number()));
  }
}
