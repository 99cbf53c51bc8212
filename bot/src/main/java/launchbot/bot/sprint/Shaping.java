package launchbot.bot.sprint;

import com.slack.api.model.block.LayoutBlock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Verdict;
import launchbot.sprint.Launches;
import launchbot.sprint.Sprint;
import org.jspecify.annotations.Nullable;

/** {@code /launch zone | rename | date}: the launch itself. */
final class Shaping {
  private static final int OFFERED = 5;

  private final SprintDesk desk;

  Shaping(SprintDesk desk) {
    this.desk = desk;
  }

  private interface Rule {
    Verdict<Launch> decide(SprintDesk.Case c);
  }

  private interface Telling {
    String say(SprintDesk.Case c, Launch next);
  }

  Reply rename(Ask ask) {
    String name = name(ask.words());
    return save(
        ask.visit(),
        c -> Launches.rename(c.launch(), name, c.who().role()),
        (c, next) -> "This launch is called %s now.".formatted(Mrkdwn.plain(next.name())));
  }

  /** What was typed, without the quotation marks around all of it. */
  static String name(Words words) {
    return words.size() == 1 && words.get(0) instanceof Word.Quoted(String text)
        ? text
        : words.text();
  }

  Reply zone(Ask ask) {
    String typed = ask.words().text();
    if (typed.isEmpty()) {
      return desk.look(
          ask.visit(),
          c ->
              new Reply.Private(
                  Card.of(
                      "The days of this launch begin and end in %s. `/launch zone Europe/Berlin`"
                              .formatted(c.launch().zone())
                          + " changes that.")));
    }
    Optional<ZoneId> zone = Zones.of(typed);
    return zone.isEmpty()
        ? new Reply.Private(noZone(Zones.near(typed, OFFERED)))
        : save(
            ask.visit(),
            c -> Launches.zone(c.launch(), zone.get(), c.who().role()),
            (c, next) ->
                "Days begin and end in %s now; it is %s there."
                    .formatted(
                        next.zone(),
                        DateTimeFormatter.ofPattern("HH:mm")
                            .format(ask.visit().at().atZone(next.zone()))));
  }

  private static Card noZone(List<String> near) {
    String what =
        "I know no time zone of that name. They are named by region and city, such as"
            + " `Europe/Berlin`.";
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(near.isEmpty() ? what : what + " Did you mean one of these?"));
    for (String name : near) {
      blocks.add(
          Blocks.section("`%s`".formatted(name), LaunchCommand.button("Take it", "zone", name)));
    }
    return new Card(what, blocks);
  }

  Reply date(Ask ask) {
    Words words = ask.words();
    String typed = words.text();
    if (typed.isEmpty()) {
      return desk.look(
          ask.visit(),
          c ->
              new Reply.Private(
                  Card.of(
                      "It has %s. `/launch date 4 dec` changes that, `/launch date none` takes it"
                              .formatted(SprintView.launchDate(c.launch(), c.who().today()))
                          + " away.")));
    }
    if (typed.equalsIgnoreCase("none")) {
      return dated(ask.visit(), null);
    }
    return switch (Dates.read(typed, desk.today(ask.visit()))) {
      case When.Found(LocalDate date, int used) when used == typed.split("\\s+").length ->
          dated(ask.visit(), date);
      case When.Impossible(String why, _) -> new Reply.Refusal(why);
      default ->
          new Reply.Refusal(
              "I cannot read a date in that. Type for example `/launch date 4 dec`, or `/launch"
                  + " date none`.");
    };
  }

  private Reply dated(Visit visit, @Nullable LocalDate date) {
    return save(
        visit,
        c -> Launches.date(c.launch(), date, c.who().today(), c.who().role()),
        (c, next) ->
            date == null
                ? "This launch has no date any more."
                : "The launch is on %s.%s"
                    .formatted(Mrkdwn.day(date, c.who().today()), tooLate(c, date)));
  }

  private static String tooLate(SprintDesk.Case c, LocalDate date) {
    Sprint sprint = c.sprint();
    if (sprint == null || !sprint.state().open()) {
      return "";
    }
    LocalDate last = c.days(sprint).last();
    return last.isAfter(date)
        ? " The sprint's last day, %s, comes after it: `/launch shift` moves the sprint."
            .formatted(Mrkdwn.day(last, c.who().today()))
        : "";
  }

  private Reply save(Visit visit, Rule rule, Telling words) {
    return desk.change(
        visit,
        (tx, c) ->
            switch (rule.decide(c)) {
              case Verdict.Refused<Launch>(String why) -> new Reply.Refusal(why);
              case Verdict.Moved<Launch>(Launch next, var change) -> {
                LaunchStore.save(tx, next, change);
                StatusBoard.follow(tx, next);
                yield Moving.told(tx, c, words.say(c, next), null);
              }
            });
  }
}
