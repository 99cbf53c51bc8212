package launchbot.jobs.outbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import launchbot.ledger.ReceiptStore;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import launchbot.outbox.OutboxStore;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages that nobody will ever take: kept, and told about once per channel, reason and day, in a
 * direct message to whoever caused them.
 */
final class DeadLetters {
  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private DeadLetters() {}

  static void bury(DSLContext sql, Claimed claimed, String why, Instant now) {
    if (!OutboxStore.dead(sql, claimed, why, now)) {
      return; // another courier has it, and its word counts
    }
    String channel = claimed.message().channel();
    log.error(
        "Message {} for {} cannot be delivered: {}",
        claimed.id(),
        Destination.masked(channel),
        why);
    String actor = claimed.actor();
    boolean direct = Destination.isPerson(channel);
    if (direct
        || actor == null
        || !Destination.isPerson(actor)
        || why.equals("workspace_not_connected")) {
      return; // nobody left to tell but the log and /health/ready
    }
    String once = "dead-letter %s %s %s".formatted(channel, why, now.truncatedTo(ChronoUnit.DAYS));
    if (ReceiptStore.claim(sql, claimed.workspace(), once, now)) {
      OutboxStore.append(
          sql,
          claimed.workspace(),
          actor,
          now,
          List.of(
              new Message.Post(actor, null, notice(channel, why), null, Message.Urgency.ANSWER)));
    }
  }

  static String notice(String channel, String why) {
    return channel.indexOf(':') < 0
        ? inSlack(channel, why)
        : "I could not reach %s: %s.\nWhat you did is saved; only the message is missing. `/probe routes` has where alarms go, `/probe test-alert` tries it again. I tell you this once a day at most."
            .formatted(Destination.words(channel), Destination.escaped(why));
  }

  private static String inSlack(String channel, String why) {
    String cause =
        switch (why) {
          case "is_archived" -> "the channel is archived. Unarchive it, or use another channel.";
          case "not_in_channel", "channel_not_found" ->
              "the channel is missing, archived, or private without me in it. If it is private,"
                  + " type `/invite @Launchbot` there.";
          case "restricted_action", "restricted_action_read_only_channel" ->
              "Slack lets only some people post there. An admin can allow Launchbot.";
          case "missing_scope", "not_allowed_token_type" ->
              "Launchbot lacks a permission. Reinstall the app with the current manifest.";
          case "account_inactive", "token_revoked", "invalid_auth" ->
              "Launchbot is no longer installed here.";
          default -> "Slack refused it (`" + why + "`).";
        };
    return "I could not post in %s: %s\nWhat you did is saved; only the message is missing. I tell you this once a day at most."
        .formatted(Destination.words(channel), cause);
  }
}
