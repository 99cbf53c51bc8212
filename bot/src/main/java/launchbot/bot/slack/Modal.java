package launchbot.bot.slack;

/** A form. */
public interface Modal {

  String callbackId();

  Submitted submit(Submission submission);
}
