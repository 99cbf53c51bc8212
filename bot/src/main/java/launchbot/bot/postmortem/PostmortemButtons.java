package launchbot.bot.postmortem;

import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.UsersSelectElement;
import java.util.function.Function;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.postmortem.Postmortem;

/** A button does what typing its words would, with the incident that it names. */
final class PostmortemButtons implements Buttons {
  private static final String PREFIX = "postmortem_";
  private static final String DO = PREFIX + "do:";
  private static final String OWNER = PREFIX + "owner:";

  private final Function<Ask, Reply> answer;

  /**
   * @param answer what is answered to words behind {@code /incident postmortem}
   */
  PostmortemButtons(Function<Ask, Reply> answer) {
    this.answer = answer;
  }

  /**
   * @param words what it does: {@code edit summary}
   */
  static ButtonElement of(String label, Incident incident, String words) {
    return of(label, incident.id(), words);
  }

  static ButtonElement of(String label, Postmortem postmortem, String words) {
    return of(label, postmortem.incident(), words);
  }

  /** Slack wants no two of a name in one row, so the words are in its name. */
  private static ButtonElement of(String label, long incident, String words) {
    return Blocks.button(label, DO + words.replace(' ', ':'), String.valueOf(incident));
  }

  /** Who writes it. */
  static UsersSelectElement owner(Postmortem postmortem) {
    return UsersSelectElement.builder()
        .actionId(OWNER + postmortem.incident())
        .placeholder(Blocks.plain("Who writes it"))
        .initialUser(postmortem.owner())
        .build();
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Reply press(Press press) {
    String action = press.action();
    Words words =
        action.startsWith(OWNER)
            ? Words.of(
                "--id=%d owner %s"
                    .formatted(
                        Numbers.of(action.substring(OWNER.length())),
                        Mrkdwn.user(Forms.person(press.value()))))
            : Words.of(
                "--id=%d %s"
                    .formatted(
                        Numbers.of(press.value()),
                        action.startsWith(DO)
                            ? action.substring(DO.length()).replace(':', ' ')
                            : "show"));
    Reply reply = answer.apply(new Ask(press.visit(), words));
    return press.ephemeral() && reply instanceof Reply.Private(var card)
        ? new Reply.Replace(card)
        : reply;
  }
}
