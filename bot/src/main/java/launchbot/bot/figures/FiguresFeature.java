package launchbot.bot.figures;

import launchbot.bot.launch.Feature;

/** The figures of incidents. */
public final class FiguresFeature implements Feature {}
