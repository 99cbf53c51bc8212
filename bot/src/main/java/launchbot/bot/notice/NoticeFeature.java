package launchbot.bot.notice;

import launchbot.bot.launch.Feature;

/** What customers are told. */
public final class NoticeFeature implements Feature {}
