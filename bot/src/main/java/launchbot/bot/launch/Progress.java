package launchbot.bot.launch;

/**
 * How far a part of a launch is, as the status shows it.
 *
 * @param section what it is called: {@code Critical paths}; in plain text
 * @param done how many of it are settled, whichever way
 * @param total how many there are
 */
public record Progress(String section, int done, int total) {}
