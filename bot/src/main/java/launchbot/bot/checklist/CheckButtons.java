package launchbot.bot.checklist;

import java.util.Locale;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;

/** What the buttons and menus of our messages do: the same as the words. */
final class CheckButtons implements Buttons {
  private final Looking looking;
  private final Changing changing;

  CheckButtons(Looking looking, Changing changing) {
    this.looking = looking;
    this.changing = changing;
  }

  @Override
  public String prefix() {
    return ItemLook.PREFIX;
  }

  @Override
  public Reply press(Press press) {
    Visit visit = press.visit();
    String action = press.action().substring(ItemLook.PREFIX.length());
    if (action.startsWith("page_")) {
      return looking.page(visit, null, ListKey.parse(press.value()));
    }
    return switch (action) {
      case "overview" -> looking.overview(visit);
      case "help" -> new Reply.Private(CheckTopic.help());
      case "add" -> looking.addForm(visit, ItemKey.of(press.value()).id());
      case "more" -> {
        String[] parts = press.value().split(" ", 2);
        yield verb(visit, parts[0].toLowerCase(Locale.ROOT), parts.length < 2 ? "" : parts[1]);
      }
      default -> verb(visit, action, press.value());
    };
  }

  private Reply verb(Visit visit, String verb, String value) {
    ItemKey.Id key = ItemKey.of(value);
    return switch (verb) {
      case "show" -> looking.show(visit, key);
      case "history" -> looking.history(visit, key);
      case String change when CheckWords.VERBS.contains(change) && !change.matches("assign|due") ->
          changing.apply(visit, change, key, Words.of(""));
      default -> throw new Garbled("no button of ours");
    };
  }
}
