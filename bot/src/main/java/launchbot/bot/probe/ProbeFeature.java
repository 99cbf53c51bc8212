package launchbot.bot.probe;

import launchbot.bot.launch.Feature;

/** Probes, as people meet them. */
public final class ProbeFeature implements Feature {}
