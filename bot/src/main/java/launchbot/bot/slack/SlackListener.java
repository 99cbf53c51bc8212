package launchbot.bot.slack;

import org.jspecify.annotations.Nullable;

/** Whoever hears what happens in Slack without being asked. */
public interface SlackListener {

  /**
   * Whether it has anything to do with what is like that. Asked before anybody is looked up, so
   * that what nobody cares about costs nothing.
   */
  default boolean cares(Happening happening) {
    return true;
  }

  /**
   * It may throw: Slack then tells it again, after a minute and after five. Its receipt is its own,
   * so what others have heard already does not keep it from hearing.
   *
   * @param visit by whoever did it; by Slack itself ({@link Happening#SLACK}) where it says nobody
   */
  void heard(Visit visit, Happening happening);

  /**
   * What happened in a channel; the visit says which, who did it and when we heard of it.
   *
   * <p>Source: docs.slack.dev, events {@code reaction_added}, {@code message_changed}, {@code
   * channel_archive}, {@code user_change} and those like them.
   */
  sealed interface Happening {
    /** Slackbot's user id, the same everywhere. */
    String SLACK = "USLACKBOT";

    /**
     * Somebody put an emoji on a message, or took it away.
     *
     * @param ts which message
     * @param emoji without colons: {@code pushpin}
     * @param author whose message it is; null where Slack does not say
     */
    record Reacted(String ts, String emoji, boolean added, @Nullable String author)
        implements Happening {}

    /**
     * @param text the new one, as Slack escaped it
     */
    record Edited(String ts, String text) implements Happening {}

    record Deleted(String ts) implements Happening {}

    /** The channel takes no more messages. */
    record Archived() implements Happening {}

    record Unarchived() implements Happening {}

    /**
     * @param name the new one, without {@code #}
     */
    record Renamed(String name) implements Happening {}

    /** Whoever the visit is by was deactivated, and can answer no more; in no channel. */
    record Left() implements Happening {}
  }
}
