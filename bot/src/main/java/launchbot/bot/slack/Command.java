package launchbot.bot.slack;

/** A slash command; the same words work after a mention of the bot. */
public interface Command {

  /** With its slash: {@code /triage}. */
  String name();

  Reply answer(Ask ask);
}
