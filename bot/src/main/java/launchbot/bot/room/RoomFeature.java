package launchbot.bot.room;

import launchbot.bot.launch.Feature;

/** Channels of their own for the worst incidents. */
public final class RoomFeature implements Feature {}
