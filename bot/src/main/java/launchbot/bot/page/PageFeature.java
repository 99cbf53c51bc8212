package launchbot.bot.page;

import launchbot.bot.launch.Feature;

/** The public page. */
public final class PageFeature implements Feature {}
