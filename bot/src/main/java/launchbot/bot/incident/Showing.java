package launchbot.bot.incident;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** The words that only look: all of them, one of them, and what fits where somebody is. */
final class Showing {
  private final Ledger ledger;
  private final HeadButtons buttons;
  private final Supplier<List<IncidentPart>> parts;

  Showing(Ledger ledger, HeadButtons buttons, Supplier<List<IncidentPart>> parts) {
    this.ledger = ledger;
    this.buttons = buttons;
    this.parts = parts;
  }

  List<Topic> topics() {
    return List.of(
        Topic.of("list", "[all]", "incidents, those that are open first", this::list)
            .offeredAs("List"),
        Topic.of("show", "[4]", "one incident, as its message shows it", this::show));
  }

  /** Above the menu of the bare command: the incident whose place it is, else what is open. */
  List<LayoutBlock> opening(Visit visit) {
    return ledger.read(
        visit.workspace(),
        sql -> {
          if (Meant.here(sql, visit).isPresent()
              && Meant.of(sql, visit, Words.of("")) instanceof Meant.One one) {
            return HeadView.brief(head(sql, one, visit), visit.at());
          }
          Places.Place place = Places.of(sql, visit, null);
          return place instanceof Places.Here(Launch launch)
              ? ListView.opening(IncidentStore.open(sql, launch.id()), visit.at())
              : List.of(Blocks.section(Places.none(place)));
        });
  }

  private Reply show(Ask ask) {
    return IncidentDesk.read(
        ledger,
        ask.visit(),
        ask.words(),
        (sql, one) ->
            one.rest().isEmpty()
                ? new Reply.Private(HeadView.card(head(sql, one, ask.visit()), ask.visit().at()))
                : new Reply.Refusal("Name one by its number: `/incident show 4`."));
  }

  private Head head(DSLContext sql, Meant.One one, Visit visit) {
    return Head.of(sql, one.launch(), one.incident(), buttons, parts.get(), visit.at());
  }

  private Reply list(Ask ask) {
    Words words = ask.words();
    boolean all = !words.isEmpty() && words.get(0) instanceof Word.Text text && text.is("all");
    OptionalInt page = all ? Numbers.small(words, 1) : OptionalInt.empty();
    int read = (all ? 1 : 0) + (page.isPresent() ? 1 : 0);
    if (read < words.size() || (page.isPresent() && page.getAsInt() < 1)) {
      return new Reply.Refusal("Type `/incident list`, or `/incident list all`.");
    }
    return LaunchDesk.read(
        ledger,
        ask.visit(),
        (sql, launch) -> list(sql, launch, all ? page.orElse(1) : 0, ask.visit()));
  }

  /**
   * @param page 0: those that are open, or where none is, the newest
   */
  private static Reply list(DSLContext sql, Launch launch, int page, Visit visit) {
    List<Incident> open = page == 0 ? IncidentStore.open(sql, launch.id()) : List.of();
    if (!open.isEmpty()) {
      List<Incident> some = open.reversed().stream().limit(ListView.PAGE).toList();
      return new Reply.Replace(ListView.card(launch, some, 0, true, visit.at()));
    }
    int at = Math.max(1, page);
    List<Incident> some =
        IncidentStore.newest(sql, launch.id(), (at - 1) * ListView.PAGE, ListView.PAGE + 1);
    boolean more = some.size() > ListView.PAGE;
    return new Reply.Replace(
        ListView.card(launch, some.stream().limit(ListView.PAGE).toList(), at, more, visit.at()));
  }
}
