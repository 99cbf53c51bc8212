package launchbot.outbox;

import java.time.Instant;

/**
 * A message on its way into the outbox.
 *
 * @param actor who caused it
 * @param at when
 */
public record Outgoing(Message message, String actor, Instant at) {}
