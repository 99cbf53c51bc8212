package launchbot.bot.subscriber;

import launchbot.bot.launch.Feature;

/** Who reads the public page by mail. */
public final class SubscriberFeature implements Feature {}
