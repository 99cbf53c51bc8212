package launchbot.bot.flag;

import launchbot.bot.launch.Feature;

/** Kill switches: features turned off, and what programs ask. */
public final class FlagFeature implements Feature {}
