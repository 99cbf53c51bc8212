package launchbot.bot.handover;

import launchbot.bot.launch.Feature;

/** The handover document. */
public final class HandoverFeature implements Feature {}
