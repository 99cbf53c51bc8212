package launchbot.bot.report;

import launchbot.bot.launch.Feature;

/** What visitors of the public page report. */
public final class ReportFeature implements Feature {}
