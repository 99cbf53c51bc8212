package launchbot.bot.checklist;

import java.util.List;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.checklist.Catalogue;

/** {@code /launch check}: hands what was typed to whoever knows what it means. */
final class CheckTopic implements Topic.Answer {
  private final Looking looking;
  private final Changing changing;

  CheckTopic(Looking looking, Changing changing) {
    this.looking = looking;
    this.changing = changing;
  }

  Topic topic() {
    return Topic.of(
            "check",
            "[blocking | mine | section email | done 12 https://… | help]",
            "the checklist: what is proven, what is left, what blocks go",
            this)
        .offeredAs("Checklist");
  }

  @Override
  public Reply answer(Ask ask) {
    Visit visit = ask.visit();
    return switch (CheckWords.read(ask.words(), visit.person().id())) {
      case Wish.Overview _ -> looking.overview(visit);
      case Wish.ListOf(var filter) -> looking.list(visit, filter);
      case Wish.Show(long number) -> looking.show(visit, new ItemKey.Nth(number));
      case Wish.History(long number) -> looking.history(visit, new ItemKey.Nth(number));
      case Wish.Add add -> looking.add(visit, add);
      case Wish.AddForm(String text) -> looking.addForm(visit, text);
      case Wish.Change(String verb, long number, var rest) ->
          changing.apply(visit, verb, new ItemKey.Nth(number), rest);
      case Wish.Whole whole -> looking.whole(visit, whole);
      case Wish.Export _ -> looking.export(visit);
      case Wish.Help _ -> new Reply.Private(help());
      case Wish.Unclear(String what) -> new Reply.Refusal(what);
    };
  }

  static Card help() {
    return new Card(
        "What you can type after /launch check",
        List.of(
            Blocks.section(
                """
                *Look*
                `/launch check` all sections · `blocking` what blocks go · `mine` · `of @somebody` · `section email` (`all` behind it unfolds) · `all`
                `show 12` · `history 12` · `by-hand` · `waived` · `asked` · `removed` · `export` sends you a file\
                """),
            Blocks.section(
                """
                *Prove*
                `done 12 https://…` or a note: whoever ticks gives proof · `na 12 because …` · `reopen 12 because …`
                `waive 12 until 12 dec because …`: 90 days at most; the lead grants it
                `/launch restore-test` keeps a test of restoring a backup, and proves what rests on it\
                """),
            Blocks.section(
                """
                *Change*
                `add "one sentence" email required` · `edit 12` · `remove 12` · `restore 12`
                `assign 12 @somebody` (or `me`, `nobody`) · `due 12 fri` · `require 12` · `unrequire 12`
                `remove section speed` takes a whole section off; `restore section speed` brings it back\
                """),
            Blocks.context("Sections: " + String.join(", ", Catalogue.shipped().sectionKeys()))));
  }
}
