package launchbot.bot.status;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.triage.HistoryView;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import org.jooq.DSLContext;

/** {@code /launch history}: what happened in a launch, newest first. */
final class HistoryDesk {
  /** Facts on a page. */
  static final int PAGE = 20;

  private static final int FARTHEST = 500;

  /** What is called otherwise than it is recorded. */
  private static final Map<String, String> WORDS =
      Map.of(
          "asked-go", "asked whether to go",
          "said-go", "said go",
          "said-no-go", "said no-go",
          "overrode", "decided go over the approvers",
          "withdrew-go", "took the go question back",
          "go-expired", "let the go question expire",
          "posted-status", "posted the status",
          "pinned-status", "pinned the status",
          "wont-fix", "closed as won't fix");

  private final Ledger ledger;

  HistoryDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply typed(Ask ask) {
    Words words = ask.words();
    int page = 0;
    if (!words.isEmpty()) {
      if (words.size() > 1
          || !(words.get(0) instanceof Word.Text(String text))
          || !text.matches("[1-9]\\d{0,2}")) {
        return new Reply.Refusal(
            "Type `/launch history` for the newest page, `/launch history 2` for the one before.");
      }
      page = Integer.parseInt(text) - 1;
    }
    int wanted = page;
    return Here.read(
        ledger,
        ask.visit(),
        "Which launch's history?",
        "status_history",
        (sql, launch) -> page(sql, launch, wanted));
  }

  Reply page(Visit visit, long id, int page) {
    return Here.chosen(ledger, visit, id, (sql, launch) -> page(sql, launch, page));
  }

  private static Reply page(DSLContext sql, Launch launch, int page) {
    int at = Math.clamp(page, 0, FARTHEST);
    List<HistoryStore.Fact> facts = HistoryStore.ofLaunch(sql, launch.id(), at * PAGE, PAGE + 1);
    return new Reply.Replace(card(launch, facts, at));
  }

  /**
   * @param facts of this page, and one more where another page follows
   * @param page counted from 0
   */
  static Card card(Launch launch, List<HistoryStore.Fact> facts, int page) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String title =
        "What happened in *%s*, newest first%s"
            .formatted(Mrkdwn.plain(launch.name()), page == 0 ? "" : ", page " + (page + 1));
    blocks.add(Blocks.section(title));
    if (facts.isEmpty()) {
      blocks.add(Blocks.section("Nothing more is recorded."));
    }
    facts.stream().limit(PAGE).forEach(fact -> blocks.add(Blocks.context(line(fact))));
    List<BlockElement> pager = new ArrayList<>();
    if (page > 0) {
      pager.add(Blocks.button("◀ Newer", "status_history:back", launch.id() + "/" + (page - 1)));
    }
    if (facts.size() > PAGE) {
      pager.add(Blocks.button("Older ▶", "status_history:next", launch.id() + "/" + (page + 1)));
    }
    if (!pager.isEmpty()) {
      blocks.add(Blocks.actions(pager));
    }
    return new Card(title, blocks);
  }

  private static String line(HistoryStore.Fact fact) {
    String verb = fact.change().verb();
    return HistoryView.line(
        fact, WORDS.getOrDefault(verb, verb.replace('-', ' ')), about(fact.change().subject()));
  }

  private static String about(Subject subject) {
    return switch (subject.kind()) {
      case "entry" -> " #" + subject.number();
      case "launch" -> "";
      case "sprint" -> " the sprint";
      case "checklist" -> " the checklist";
      case "restore-test" -> " a restore test";
      case "item" -> " checklist item " + subject.number();
      case "path" -> " critical path " + subject.number();
      case "exemption" -> " freeze exception " + subject.number();
      default -> " " + Mrkdwn.plain(subject.kind()) + " " + subject.number();
    };
  }
}
