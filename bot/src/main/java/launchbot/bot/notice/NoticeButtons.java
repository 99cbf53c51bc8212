package launchbot.bot.notice;

import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;

/** What stands under a notice. */
final class NoticeButtons implements Buttons {
  private final Writing writing;
  private final Approving approving;
  private final NoticeTopics topics;

  NoticeButtons(Writing writing, Approving approving, NoticeTopics topics) {
    this.writing = writing;
    this.approving = approving;
    this.topics = topics;
  }

  @Override
  public String prefix() {
    return NoticeView.PREFIX;
  }

  @Override
  public Reply press(Press press) {
    Visit visit = press.visit();
    String[] key = press.value().split("/", -1);
    if (key.length != 2) {
      throw new Garbled("no version of a notice");
    }
    long id = Numbers.of(key[0]);
    int version = (int) Math.min(Numbers.of(key[1]), Integer.MAX_VALUE);
    return switch (press.action().substring(NoticeView.PREFIX.length())) {
      case "ask" -> approving.ask(visit, id);
      case "approve" -> approving.approve(visit, id, version, false);
      case "alone" -> approving.approve(visit, id, version, true);
      case "change" -> writing.change(visit, id);
      case "correct" -> topics.correct(visit, id);
      case "withdraw" -> approving.withdraw(visit, id);
      case "again" -> approving.again(visit, id);
      default -> throw new Garbled("no button of a notice");
    };
  }
}
