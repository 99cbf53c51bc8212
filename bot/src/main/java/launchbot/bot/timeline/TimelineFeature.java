package launchbot.bot.timeline;

import launchbot.bot.launch.Feature;

/** What happened when, and what users reported. */
public final class TimelineFeature implements Feature {}
