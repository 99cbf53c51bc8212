package launchbot.bot.runbook;

import launchbot.bot.launch.Feature;

/** Runbooks and notes: written, found, shown where they are needed. */
public final class RunbookFeature implements Feature {}
