package launchbot.bot.criterion;

import launchbot.bot.launch.Feature;

/** Measured criteria: what proposes a rollback, and how a release does. */
public final class CriterionFeature implements Feature {}
