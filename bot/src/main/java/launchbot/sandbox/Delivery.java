package launchbot.sandbox;

/**
 * One attempt to hand an event to the bot.
 *
 * @param attempt 0 for the first, then the number of the retry
 * @param status what the bot answered; 0 when nothing came back
 */
public record Delivery(String eventId, String type, int attempt, int status, boolean timedOut) {}
