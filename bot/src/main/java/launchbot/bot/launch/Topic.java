package launchbot.bot.launch;

import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind one first word of a command such as {@code /launch}. The button {@code
 * launch_do:word} with further words as its value does the same as typing them.
 *
 * @param word in lower case: {@code status}
 * @param usage what may follow it: {@code [date]}; empty for nothing
 * @param does what it is for, in a few words, as the help says it
 * @param button its label in the menu of the bare command; null where it is not offered there
 */
public record Topic(
    String word, String usage, String does, @Nullable String button, Answer answer) {

  /** What is answered to the words that follow. */
  public interface Answer {
    Reply answer(Ask ask);
  }

  public static Topic of(String word, String usage, String does, Answer answer) {
    return new Topic(word, usage, does, null, answer);
  }

  /** The same, offered in the menu too. */
  public Topic offeredAs(String label) {
    return new Topic(word, usage, does, label, answer);
  }
}
