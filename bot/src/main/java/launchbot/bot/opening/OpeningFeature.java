package launchbot.bot.opening;

import launchbot.bot.launch.Feature;

/** Alarms open incidents, join them, and propose their end. */
public final class OpeningFeature implements Feature {}
