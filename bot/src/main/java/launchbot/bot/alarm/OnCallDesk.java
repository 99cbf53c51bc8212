package launchbot.bot.alarm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.alarm.Rota;
import launchbot.alarm.RotaStore;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** {@code /probe oncall}: who is on call, in which order, who stands in. */
final class OnCallDesk {
  static final String USAGE =
      "Type `/probe oncall` to see who is on call, `/probe oncall @ada @ben` for a week each in"
          + " that order, `/probe oncall swap @ben until friday` for a stand-in, `/probe oncall"
          + " nobody` to end it.";
  private static final int MOST = 20;
  private static final int AHEAD = 4;

  private final Ledger ledger;
  private final People people;

  OnCallDesk(Ledger ledger, People people) {
    this.ledger = ledger;
    this.people = people;
  }

  Reply answer(Ask ask) {
    Words words = ask.words();
    if (words.isEmpty()) {
      return show(ask.visit());
    }
    String first =
        words.get(0) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
    return switch (first) {
      case "swap" -> swap(ask.visit(), words.from(1));
      case "nobody", "off" ->
          words.size() == 1 ? put(ask.visit(), List.of()) : new Reply.Refusal(USAGE);
      default -> order(ask.visit(), words);
    };
  }

  private Reply show(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            new Reply.Private(
                card(launch, RotaStore.of(sql, launch.id(), visit.at()), visit.at())));
  }

  private Reply order(Visit visit, Words words) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Optional<String> id = person(visit, words.get(i));
      if (id.isPresent() && !ids.contains(id.get())) {
        ids.add(id.get());
      } else if (id.isEmpty() && !comma(words.get(i))) {
        return new Reply.Refusal(USAGE);
      }
    }
    if (ids.isEmpty() || ids.size() > MOST) {
      return new Reply.Refusal(USAGE);
    }
    Optional<String> no = objection(visit, ids);
    return no.isPresent() ? new Reply.Refusal(no.get()) : put(visit, ids);
  }

  private Reply put(Visit visit, List<String> ids) {
    return allowed(
        visit,
        (tx, launch) -> {
          RotaStore.put(tx, launch.id(), Rota.of(ids, visit.at(), launch.zone()));
          Rota rota = RotaStore.of(tx.sql(), launch.id(), visit.at());
          return new Reply.Private(card(launch, rota, visit.at()));
        });
  }

  private Reply swap(Visit visit, Words words) {
    if (words.size() < 3 || !(words.get(1) instanceof Word.Text until && until.is("until"))) {
      return new Reply.Refusal(USAGE);
    }
    Optional<String> person = person(visit, words.get(0));
    if (person.isEmpty()) {
      return new Reply.Refusal(USAGE);
    }
    Optional<String> no = objection(visit, List.of(person.get()));
    if (no.isPresent()) {
      return new Reply.Refusal(no.get());
    }
    String typed = words.rest(2);
    return allowed(
        visit,
        (tx, launch) -> {
          LocalDate today = visit.at().atZone(launch.zone()).toLocalDate();
          return switch (Dates.read(typed, today)) {
            case When.Impossible(String why, _) -> new Reply.Refusal(why);
            case When.NotADate _ -> new Reply.Refusal(USAGE);
            case When.Found(LocalDate day, _) when day.isBefore(today) ->
                new Reply.Refusal("That day is over: name today or a later one.");
            case When.Found(LocalDate day, _) -> {
              // The day that is named is the last one.
              Instant end = day.plusDays(1).atStartOfDay(launch.zone()).toInstant();
              RotaStore.swap(tx, launch.id(), new Rota.Swap(person.get(), visit.at(), end));
              Rota rota = RotaStore.of(tx.sql(), launch.id(), visit.at());
              yield new Reply.Private(card(launch, rota, visit.at()));
            }
          };
        });
  }

  private Optional<String> objection(Visit visit, List<String> ids) {
    List<String> objections = people.objections(visit.workspace(), ids, visit.at());
    if (!objections.isEmpty()) {
      return Optional.of(objections.getFirst());
    }
    return ids.stream()
        .filter(id -> people.find(visit.workspace(), id, visit.at()).guest())
        .findFirst()
        .map(id ->
            "%s is a guest and cannot answer alarms: name somebody of the team."
                .formatted(Mrkdwn.user(id)));
  }

  static Card card(Launch launch, Rota rota, Instant now) {
    List<String> lines = new ArrayList<>();
    Optional<String> who = rota.onCall(now, launch.zone());
    lines.add(
        who.map(id -> "*On call now:* " + Mrkdwn.user(id))
            .orElse(
                "Nobody is on call, so alarms go to the lead, %s."
                    .formatted(Mrkdwn.user(launch.lead()))));
    rota.swaps()
        .forEach(swap ->
            lines.add(
                "%s stands in until %s."
                    .formatted(
                        Mrkdwn.user(swap.person()), Mrkdwn.date(swap.until(), launch.zone()))));
    if (rota.people().size() > 1) {
      ZoneId zone = launch.zone();
      Instant week = now;
      for (int i = 1; i <= Math.min(AHEAD, rota.people().size()); i++) {
        week = Rota.handover(week, zone);
        lines.add(
            "From %s: %s"
                .formatted(Mrkdwn.date(week, zone), Mrkdwn.user(rota.inWeek(now, zone, i))));
      }
    }
    lines.add(USAGE);
    return new Card(lines.getFirst(), Blocks.sections(lines));
  }

  private static boolean comma(Word word) {
    return word instanceof Word.Text(String text) && text.equals(",");
  }

  private static Optional<String> person(Visit visit, Word word) {
    return switch (word) {
      case Word.Person(String id, _) -> Optional.of(id);
      case Word.Text me when me.is("me") -> Optional.of(visit.person().id());
      default -> Optional.empty();
    };
  }

  private Reply allowed(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SET_ROUTES);
          return no.isPresent() ? new Reply.Refusal(no.get()) : work.in(tx, launch);
        });
  }
}
