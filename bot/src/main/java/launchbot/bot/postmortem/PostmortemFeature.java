package launchbot.bot.postmortem;

import launchbot.bot.launch.Feature;

/** What is learnt from an incident. */
public final class PostmortemFeature implements Feature {}
