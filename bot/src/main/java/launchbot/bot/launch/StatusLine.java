package launchbot.bot.launch;

/**
 * What a feature has to say in the status of a launch that is no reason and no progress: whether
 * the freeze holds, which waivers are open.
 *
 * @param key names it for scripts, for ever: {@code freeze}
 * @param words one line in mrkdwn, user text in it escaped
 */
public record StatusLine(String key, String words) {}
