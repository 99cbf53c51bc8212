package launchbot.bot.rollback;

import launchbot.bot.launch.Feature;

/** Rollbacks: proposed, approved, ended. */
public final class RollbackFeature implements Feature {}
