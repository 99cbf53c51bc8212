package launchbot.bot.release;

import launchbot.bot.launch.Feature;

/** Releases: what pipelines and people tell of them, and what it means. */
public final class ReleaseFeature implements Feature {}
