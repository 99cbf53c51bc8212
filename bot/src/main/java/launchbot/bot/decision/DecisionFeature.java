package launchbot.bot.decision;

import launchbot.bot.launch.Feature;

/** What was decided: the log that can only be added to. */
public final class DecisionFeature implements Feature {}
