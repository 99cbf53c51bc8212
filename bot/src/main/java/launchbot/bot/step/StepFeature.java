package launchbot.bot.step;

import launchbot.bot.launch.Feature;

/** The steps of a rollback: who does what now, what is late; drills of all of it. */
public final class StepFeature implements Feature {}
