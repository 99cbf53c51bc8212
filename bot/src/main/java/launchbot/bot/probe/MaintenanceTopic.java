package launchbot.bot.probe;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Maintenance;
import launchbot.probe.MaintenanceStore;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Probes;
import org.jooq.DSLContext;

/** {@code /probe maintenance}: times in which nobody is to be woken. */
final class MaintenanceTopic {
  /** As many as stand open at once. */
  private static final int MOST = 40;

  private final Ledger ledger;

  MaintenanceTopic(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply answer(Ask ask) {
    Words words = ask.words();
    Visit visit = ask.visit();
    if (words.isEmpty()) {
      return list(visit);
    }
    boolean end = words.get(0) instanceof Word.Text word && (word.is("end") || word.is("remove"));
    if (!end) {
      return add(visit, words);
    }
    OptionalInt number = Numbers.small(words, 1);
    return number.isEmpty() || words.size() > 2
        ? new Reply.Refusal(MaintenanceWords.USAGE)
        : end(visit, number.getAsInt());
  }

  private Reply list(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          List<Maintenance> open = MaintenanceStore.open(sql, launch.id(), visit.at());
          List<Probe> probes = ProbeStore.ofLaunch(sql, launch.id());
          if (open.isEmpty()) {
            return new Reply.Private(
                Card.of("No maintenance is planned. " + MaintenanceWords.USAGE));
          }
          List<String> lines = new ArrayList<>();
          lines.add("*Maintenance*: they look, but nobody is woken and nothing counts as down.");
          open.forEach(one -> lines.add("*%d* %s".formatted(one.number(), words(one, probes))));
          lines.add("`/probe maintenance end %d` ends one.".formatted(open.getFirst().number()));
          return new Reply.Private(new Card("Maintenance", Blocks.sections(lines)));
        });
  }

  private Reply add(Visit visit, Words words) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          List<Probe> probes = ProbeStore.ofLaunch(tx.sql(), launch.id());
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.WATCH);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          if (MaintenanceStore.open(tx.sql(), launch.id(), visit.at()).size() >= MOST) {
            return new Reply.Refusal(
                "At most %d maintenances are planned at once: `/probe maintenance` lists them, `maintenance end 2` ends one."
                    .formatted(MOST));
          }
          return switch (MaintenanceWords.read(words, probes, visit.at(), launch.zone())) {
            case MaintenanceWords.Bad(String why) -> new Reply.Refusal(why);
            case MaintenanceWords.Good good -> {
              Maintenance made =
                  MaintenanceStore.add(tx, launch.id(), good.scope(), good.when(), good.reason());
              yield new Reply.Private(said(made, probes));
            }
          };
        });
  }

  private Reply end(Visit visit, int number) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.WATCH);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          Optional<Maintenance> found = open(tx.sql(), launch, visit.at(), number);
          if (found.isEmpty()) {
            return new Reply.Refusal(
                "There is no maintenance %d to end: `/probe maintenance` lists them."
                    .formatted(number));
          }
          MaintenanceStore.end(tx, found.get());
          return new Reply.Private(
              Card.of(
                  "Maintenance *%d* is over. Whatever is down from now on is told."
                      .formatted(number)));
        });
  }

  private static Optional<Maintenance> open(
      DSLContext sql, Launch launch, Instant now, int number) {
    return MaintenanceStore.open(sql, launch.id(), now).stream()
        .filter(one -> one.number() == number)
        .findFirst();
  }

  static Card said(Maintenance made, List<Probe> probes) {
    String text =
        "Maintenance *%d*: %s.\nUntil it is over they look, but nobody is woken and nothing counts as down. What is still broken at its end is told then."
            .formatted(made.number(), words(made, probes));
    return new Card(
        text,
        List.of(
            Blocks.section(text),
            Blocks.actions(
                List.of(
                    ProbeCommand.button("End it now", "maintenance", "end " + made.number())))));
  }

  /** {@code #3 Checkout, until Fri 12:00: deploy}. */
  static String words(Maintenance one, List<Probe> probes) {
    String scope =
        switch (one.scope()) {
          case Maintenance.Scope.Launch() -> "all probes";
          case Maintenance.Scope.Group(String group) -> "group " + Mrkdwn.plain(group);
          case Maintenance.Scope.One(long id) -> Mrkdwn.plain(Probes.called(probes, id));
        };
    String when =
        switch (one.when()) {
          case Maintenance.When.Once once -> "until " + Mrkdwn.date(once.until(), once.zone());
          case Maintenance.When.Weekly weekly -> weekly(weekly);
        };
    String reason = one.reason();
    return "%s, %s%s"
        .formatted(scope, when, reason == null ? "" : ": “" + Mrkdwn.plain(reason) + "”");
  }

  private static String weekly(Maintenance.When.Weekly weekly) {
    String days =
        weekly.days().size() == 7
            ? "day"
            : weekly.days().stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    ZoneId zone = weekly.zone();
    return "every %s %s–%s (%s)"
        .formatted(days, weekly.at(), weekly.at().plusMinutes(weekly.minutes()), zone.getId());
  }
}
