package launchbot.bot.rollbackplan;

import launchbot.bot.launch.Feature;

/** The rollback plan and the map of features. */
public final class PlanFeature implements Feature {}
