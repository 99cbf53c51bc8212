package launchbot.bot.sprint;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reasons;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.sprint.Sprints;
import launchbot.sprint.Timetable;
import org.jspecify.annotations.Nullable;

/** {@code /launch days | shift | pause | resume | extend}: the dates of a sprint. */
final class Moving {
  private static final Pattern BY =
      Pattern.compile("(?:by )?([+-]?)(\\d{1,9})(?: (?:working )?days?)?(?: (later|earlier))?");
  private static final Pattern DAYS =
      Pattern.compile("(?:by )?(\\d{1,9})(?: (?:working |more )?days?)?");

  /** Within how many words a reason begins. */
  private static final int NEAR = 8;

  private final SprintDesk desk;

  Moving(SprintDesk desk) {
    this.desk = desk;
  }

  Reply days(Ask ask) {
    return desk.lookAtSprint(
        ask.visit(),
        (c, sprint) ->
            new Reply.Private(
                SprintView.days(c.launch(), sprint, c.days(sprint), c.who().today())));
  }

  Reply shift(Ask ask) {
    boolean anyway = Flags.has(ask.words(), "anyway");
    String typed = Flags.without(ask.words()).text().toLowerCase(Locale.ROOT);
    if (typed.isEmpty()) {
      return new Reply.Refusal(
          "Say when day 1 shall be, or by how many working days it moves: `/launch shift 4 dec`,"
              + " `/launch shift +2`.");
    }
    Matcher by = BY.matcher(typed);
    boolean distance = by.matches() && !(by.group(1).isEmpty() && by.end(2) == typed.length());
    if (distance) {
      boolean back = by.group(1).equals("-") || "earlier".equals(by.group(3));
      int days = Integer.parseInt(by.group(2)) * (back ? -1 : 1);
      return shifted(ask.visit(), (sprint, who) -> Sprints.shift(sprint, days, who));
    }
    Visit visit = ask.visit();
    return switch (Dates.read(typed, desk.today(visit))) {
      case When.Found(LocalDate date, int used) when used == typed.split("\\s+").length ->
          shifted(visit, (sprint, who) -> Sprints.shift(sprint, date, anyway, who));
      case When.Impossible(String why, _) -> new Reply.Refusal(why);
      default ->
          new Reply.Refusal(
              "I cannot read a date in that. Type for example `/launch shift 4 dec`, or"
                  + " `/launch shift +2` for two working days later.");
    };
  }

  private Reply shifted(Visit visit, SprintDesk.Rule rule) {
    return desk.decide(
        visit,
        rule,
        (tx, c, next) -> {
          Timetable days = c.days(next);
          LocalDate today = c.who().today();
          LocalDate last = days.last();
          LocalDate launch = c.launch().launchDate();
          String late =
              launch != null && last.isAfter(launch)
                  ? " That is after the launch on %s: `/launch date` moves it."
                      .formatted(Mrkdwn.day(launch, today))
                  : "";
          return told(
              tx,
              c,
              "Day 1 is %s now, the last day %s. %s%s"
                  .formatted(
                      Mrkdwn.day(days.first(), today),
                      Mrkdwn.day(last, today),
                      SprintView.where(next, days, today),
                      late),
              null);
        });
  }

  Reply pause(Ask ask) {
    String reason = Reasons.of(ask.words());
    if (reason != null && !Reasons.given(ask.words())) {
      return new Reply.Refusal(
          "Nothing was paused: put a reason behind `because`, as in `/launch pause because half the"
              + " team is ill`, or leave it out.");
    }
    return desk.decide(
        ask.visit(),
        (sprint, who) -> Sprints.pause(sprint, reason, who),
        (tx, c, next) ->
            told(
                tx,
                c,
                "The sprint is paused from today on: its days wait, and everything that follows"
                    + " moves back. `/launch resume` lets them count again.",
                reason));
  }

  Reply resume(Ask ask) {
    if (!ask.words().isEmpty()) {
      return new Reply.Refusal(
          "`/launch resume` takes no more words: it lets the days count from today on.");
    }
    return desk.decide(
        ask.visit(),
        (sprint, who) -> Sprints.resume(sprint, who),
        (tx, c, next) ->
            told(
                tx,
                c,
                "The sprint goes on. %s"
                    .formatted(SprintView.where(next, c.days(next), c.who().today())),
                null));
  }

  /** Bare it is the form. */
  Reply extend(Ask ask) {
    Words words = ask.words();
    if (words.isEmpty()) {
      return desk.lookAtSprint(
          ask.visit(),
          (c, sprint) ->
              // Asked of the rule as an example, so that nobody fills in a form in vain.
              Sprints.extend(sprint, 1, "because", c.who())
                      instanceof Verdict.Refused<?>(String why)
                  ? new Reply.Refusal(why)
                  : EndForms.extend(ask.visit(), c.launch(), sprint));
    }
    int because = because(words);
    Matcher days = DAYS.matcher(Flags.until(words, because).text().toLowerCase(Locale.ROOT));
    if (!days.matches()) {
      return new Reply.Refusal(
          "Say by how many working days, and why: `/launch extend 2 because payments took"
              + " longer`.");
    }
    Words rest = words.from(because);
    String reason = Reasons.given(rest) ? Reasons.of(rest) : null;
    return extend(ask.visit(), Integer.parseInt(days.group(1)), reason);
  }

  Reply extend(Visit visit, int days, @Nullable String reason) {
    return desk.decide(
        visit,
        (sprint, who) -> Sprints.extend(sprint, days, reason, who),
        (tx, c, next) ->
            told(
                tx,
                c,
                "The sprint is %d working %s longer: its last day is %s now."
                    .formatted(
                        days,
                        days == 1 ? "day" : "days",
                        Mrkdwn.day(c.days(next).last(), c.who().today())),
                reason));
  }

  /** The channel reads it under the name of who did it; who did it reads it at once. */
  static Reply told(Tx tx, SprintDesk.Case c, String what, @Nullable String reason) {
    String why = reason == null ? "" : "\nWhy: " + Mrkdwn.plain(reason);
    tx.say(
        new Message.Post(
            c.launch().channel(),
            null,
            "%s: %s%s".formatted(Mrkdwn.user(tx.cause().actor().id()), what, why),
            null,
            Message.Urgency.NEWS));
    return new Reply.Private(Card.of(what));
  }

  /** Where the reason begins; the end where there is none. */
  private static int because(Words words) {
    for (int i = 0; i < Math.min(NEAR, words.size()); i++) {
      if (words.get(i) instanceof Word.Flag || Reasons.given(words.from(i))) {
        return i;
      }
    }
    return words.size();
  }
}
