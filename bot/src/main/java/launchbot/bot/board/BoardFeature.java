package launchbot.bot.board;

import launchbot.bot.launch.Feature;

/** The board in a browser. */
public final class BoardFeature implements Feature {}
