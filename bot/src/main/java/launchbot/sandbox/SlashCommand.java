package launchbot.sandbox;

/**
 * A command that the app's manifest declares.
 *
 * @param name with the slash: {@code /triage}
 * @param usageHint what may follow it, shown while typing
 */
public record SlashCommand(String name, String usageHint, String description) {}
