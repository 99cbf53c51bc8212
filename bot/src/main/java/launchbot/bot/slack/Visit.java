package launchbot.bot.slack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * A request from Slack, whatever the entrance: who, where and when.
 *
 * @param workspace the team that Slack addressed, never the acting user's own
 * @param channel where it happened; empty where Slack does not say
 * @param thread the thread's first message, when it happened in one
 * @param receipt Slack's id of the request
 * @param trigger lets a modal be opened for three seconds; null where Slack gives none
 * @param responseUrl answers in private; null where Slack gives none
 */
public record Visit(
    String workspace,
    Person person,
    String channel,
    @Nullable String thread,
    String receipt,
    @Nullable String trigger,
    @Nullable String responseUrl,
    Instant at) {

  /** What is written because of it. */
  public Cause cause() {
    return new Cause(workspace, Actor.person(person.id()), at, receipt);
  }

  /** The moment, where the asking person is. */
  public ZonedDateTime now() {
    return at.atZone(person.zone());
  }

  /** The asking person's day. */
  public LocalDate today() {
    return at.atZone(person.zone()).toLocalDate();
  }

  /** The same request going on in a second transaction, which needs a receipt of its own. */
  public Visit again(String step) {
    return new Visit(
        workspace, person, channel, thread, receipt + ":" + step, trigger, responseUrl, at);
  }
}
