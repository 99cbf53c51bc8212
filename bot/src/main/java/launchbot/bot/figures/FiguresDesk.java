package launchbot.bot.figures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.bot.chart.Drawing;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.figures.FiguresFile;
import launchbot.figures.FiguresReport;
import launchbot.figures.Period;
import launchbot.figures.ReportStore;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** {@code /incident figures}: what a period's incidents add up to, and the same as a file. */
final class FiguresDesk {
  private final Ledger ledger;
  private final Drawing drawing = new Drawing();

  FiguresDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  /** How it is wanted. */
  private enum Form {
    MESSAGE,
    CSV,
    JSON
  }

  /**
   * What somebody typed, in either order: {@code 30d csv}, {@code csv 30d}.
   *
   * @param period as it was typed
   */
  private record Wish(String period, Form form) {
    static Wish of(String typed) {
      for (Form form : List.of(Form.CSV, Form.JSON)) {
        String word = form.name().toLowerCase(Locale.ROOT);
        String text = typed.toLowerCase(Locale.ROOT);
        if (text.equals(word) || text.startsWith(word + " ")) {
          return new Wish(typed.substring(word.length()).strip(), form);
        }
        if (text.endsWith(" " + word)) {
          return new Wish(typed.substring(0, typed.length() - word.length()).strip(), form);
        }
      }
      return new Wish(typed, Form.MESSAGE);
    }
  }

  Reply answer(Ask ask) {
    Wish wish = Wish.of(ask.words().text());
    return wish.form == Form.MESSAGE ? shown(ask.visit(), wish) : handedOut(ask.visit(), wish);
  }

  private Reply shown(Visit visit, Wish wish) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            switch (Period.parse(wish.period, visit.at().atZone(launch.zone()).toLocalDate())) {
              case Period.Wrong(String why) -> new Reply.Refusal(why);
              case Period.Meant(Period period) -> {
                FiguresReport report = ReportStore.of(sql, launch, period, visit.at());
                chart(visit, launch, report);
                yield new Reply.Private(FiguresView.card(launch, report, wish.period));
              }
            });
  }

  private Reply handedOut(Visit visit, Wish wish) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.EXPORT);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          return switch (Period.parse(
              wish.period, visit.at().atZone(launch.zone()).toLocalDate())) {
            case Period.Wrong(String why) -> new Reply.Refusal(why);
            case Period.Meant(Period period) -> file(tx, visit, launch, wish.form, period);
          };
        });
  }

  private static Reply file(Tx tx, Visit visit, Launch launch, Form form, Period period) {
    FiguresReport report = ReportStore.of(tx.sql(), launch, period, visit.at());
    if (form == Form.CSV && report.nothing()) {
      return new Reply.Refusal(
          "No incident began in this time, so there is no row. " + Period.TYPE);
    }
    String name =
        "incidents-%s-%s.%s"
            .formatted(period.first(), period.last(), form.name().toLowerCase(Locale.ROOT));
    tx.say(
        new Message.File(
            visit.person().id(),
            null,
            name,
            form == Form.CSV ? FiguresFile.csv(report) : FiguresFile.json(report),
            "The figures of incidents, %s.".formatted(period.name())));
    return new Reply.Private(
        Card.of("They are on their way to you as `%s`, in a direct message.".formatted(name)));
  }

  private void chart(Visit visit, Launch launch, FiguresReport report) {
    if (!FiguresChart.worthIt(report)) {
      return;
    }
    drawing.later(
        "incidents of " + launch.id(),
        () -> {
          byte[] png = FiguresChart.png(report, launch.zone());
          String thread = visit.thread();
          var file =
              new Message.File(
                  thread == null ? visit.person().id() : visit.channel(),
                  thread,
                  "incidents-%s.png".formatted(report.period().last()),
                  Message.File.Picture.of(png, FiguresChart.alt(report)),
                  "Time to resolve, %s.".formatted(report.period().name()));
          ledger.write(
              visit.again("chart").cause(),
              tx -> {
                tx.say(file);
                return file;
              });
        });
  }
}
