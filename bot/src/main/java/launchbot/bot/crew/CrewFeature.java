package launchbot.bot.crew;

import launchbot.bot.launch.Feature;

/** Who holds which job in an incident, and when the next update is due. */
public final class CrewFeature implements Feature {}
