package launchbot.bot.slack;

/** A slash command; the same words work after a mention of the bot. */
public interface Command {

  Declaration declaration();

  Reply answer(Ask ask);

  /**
   * What Slack is told about it, in the manifest.
   *
   * @param name with its slash: {@code /triage}
   * @param usage what may follow it, shown while somebody types
   */
  record Declaration(String name, String usage, String description) {}
}
