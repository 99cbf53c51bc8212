package launchbot.bot.slack;

/** Whoever hears what happens in Slack without being asked. */
public interface SlackListener {

  /** It is told of everything: what is none of its business has to cost it nothing. */
  void heard(Visit visit, Happening happening);

  /**
   * What happened in a channel; the visit says which, who did it and when we heard of it.
   *
   * <p>Source: docs.slack.dev, events {@code reaction_added}, {@code message_changed}, {@code
   * channel_archive} and those like them.
   */
  sealed interface Happening {

    /**
     * Somebody put an emoji on a message, or took it away.
     *
     * @param ts which message
     * @param emoji without colons: {@code pushpin}
     */
    record Reacted(String ts, String emoji, boolean added) implements Happening {}

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
  }
}
