package launchbot.bot.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.inventory.Access;
import launchbot.inventory.AccessStore;
import launchbot.inventory.AccessSystem;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** {@code /launch access}: systems, who holds access, when shared credentials are changed. */
final class AccessDesk {
  private static final String USAGE =
      "Type `/launch access` for the list, `/launch access add`, `edit 3`, `give 3 @ada admin`,"
          + " `take 3 @ada`, `rotate 3 by 5 December`, `rotated 3` or `remove 3`.";
  private static final String NONE =
      "There is no such system in this launch. `/launch access` lists them.";

  private final Ledger ledger;
  private final People people;
  private final Spilled spilled;

  AccessDesk(Ledger ledger, People people, Spilled spilled) {
    this.ledger = ledger;
    this.people = people;
    this.spilled = spilled;
  }

  /** What is done with one system; null where it was done. */
  private interface Work {
    @Nullable Reply in(Tx tx, Launch launch, AccessSystem system);
  }

  Reply answer(Ask ask) {
    Visit visit = ask.visit();
    Words words = ask.words();
    Optional<String> secret = spilled.prose(visit, words.text());
    if (secret.isPresent()) {
      return new Reply.Refusal(secret.get());
    }
    String verb =
        !words.isEmpty() && words.get(0) instanceof Word.Text(String text)
            ? text.toLowerCase(Locale.ROOT)
            : "";
    if (words.isEmpty()) {
      return list(visit);
    }
    OptionalInt number = Numbers.small(words, 1);
    if (verb.equals("add")) {
      return form(visit, words.rest(1));
    }
    if (number.isEmpty()
        || !List.of("edit", "give", "take", "rotate", "rotated", "remove").contains(verb)) {
      return new Reply.Refusal("I don't know what to do there. " + USAGE);
    }
    int which = number.getAsInt();
    Words rest = words.from(2);
    return switch (verb) {
      case "edit" -> edit(visit, which);
      case "give" -> give(visit, which, rest);
      case "take" -> take(visit, which, rest);
      case "rotate" -> rotate(visit, which, rest);
      case "rotated" -> rotated(visit, which);
      default -> remove(visit, which);
    };
  }

  private Reply list(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            Permissions.check(Roles.of(visit, launch), Verb.SEE_ACCESS)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Private(
                        AccessView.card(
                            launch, AccessStore.ofLaunch(sql, launch.id()), visit.today()))));
  }

  private Reply form(Visit visit, String name) {
    return LaunchDesk.read(
        ledger,
        visit,
        (_, launch) ->
            EnvDesk.may(visit, launch)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Open(
                        SystemModal.view(visit.channel(), name, null), AccessView.form("add"))));
  }

  private Reply edit(Visit visit, int number) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          Optional<String> no = EnvDesk.may(visit, launch);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : AccessStore.find(sql, launch.id(), number)
                  .<Reply>map(one ->
                      new Reply.Open(
                          SystemModal.view(visit.channel(), one.name(), one),
                          AccessView.form("edit " + number)))
                  .orElseGet(() -> new Reply.Refusal(NONE));
        });
  }

  /**
   * @param number 0 for a new one
   */
  Reply save(Visit visit, int number, AccessSystem.Draft draft) {
    Optional<String> objection =
        spilled
            .prose(visit, draft.name() + "\n" + draft.url() + "\n" + draft.note())
            .or(() -> Access.objection(draft))
            .or(() ->
                draft.owner() == null
                    ? Optional.empty()
                    : people.objection(visit.workspace(), draft.owner(), visit.at()));
    if (objection.isPresent()) {
      return new Reply.Refusal(objection.get());
    }
    if (number > 0) {
      return change(
          visit,
          number,
          (tx, _, system) -> {
            AccessStore.save(
                tx,
                system.described(draft),
                new Change(
                    "changed",
                    system.subject(),
                    List.of(new Change.Field("name", system.name(), draft.name())),
                    null));
            return null;
          });
    }
    return write(
        visit,
        (tx, launch) -> {
          if (AccessStore.ofLaunch(tx.sql(), launch.id()).size() >= Access.MOST) {
            return new Reply.Refusal("A launch lists at most %d systems.".formatted(Access.MOST));
          }
          AccessStore.add(tx, launch.id(), draft);
          return shown(tx, launch, visit);
        });
  }

  private Reply give(Visit visit, int number, Words rest) {
    Optional<AccessSystem.Holder> holder = holder(rest, visit);
    if (holder.isEmpty()) {
      return new Reply.Refusal(
          "Who, and what may they do? `/launch access give 3 @ada admin`, or `give 3 \"Erin of"
              + " Acme\" read`.");
    }
    AccessSystem.Holder who = holder.get();
    Optional<String> objection =
        who.slack()
            ? people.objection(visit.workspace(), who.who(), visit.at())
            : Wording.tooLong("A name", who.who(), Access.NAME);
    objection = objection.or(() -> Wording.tooLong("A level", who.level(), Access.LEVEL));
    return objection.isPresent()
        ? new Reply.Refusal(objection.get())
        : change(
            visit,
            number,
            (tx, _, system) -> {
              AccessStore.give(tx, system, who.who(), who.slack(), who.level());
              return null;
            });
  }

  private Reply take(Visit visit, int number, Words rest) {
    Optional<AccessSystem.Holder> who = holder(rest, visit);
    return who.isEmpty()
        ? new Reply.Refusal("Whose? `/launch access take 3 @ada`.")
        : change(
            visit,
            number,
            (tx, _, system) ->
                system.holders().stream()
                        .filter(one ->
                            one.slack() == who.get().slack()
                                && one.who().equalsIgnoreCase(who.get().who()))
                        .anyMatch(one -> AccessStore.take(tx, system, one))
                    ? null
                    : new Reply.Refusal("They hold no access there: nothing was changed."));
  }

  private Reply rotate(Visit visit, int number, Words rest) {
    String typed = rest.text().replaceFirst("(?i)^by\\s+", "");
    return switch (Dates.read(typed, visit.today())) {
      case When.Found(LocalDate day, _) when day.isBefore(visit.today()) ->
          new Reply.Refusal("That day is over: by when is it to be changed?");
      case When.Found(LocalDate day, _) ->
          change(
              visit,
              number,
              (tx, launch, system) -> {
                if (!system.shared()) {
                  return new Reply.Refusal(
                      "That is no shared one. `/launch access edit %d` says so where it is."
                          .formatted(number));
                }
                Rotating.dueOn(tx, launch, system, day, null);
                return null;
              });
      case When.Impossible(String why, _) -> new Reply.Refusal(why);
      case When.NotADate() ->
          new Reply.Refusal("By when? `/launch access rotate %d by 5 December`.".formatted(number));
    };
  }

  private Reply rotated(Visit visit, int number) {
    return change(
        visit,
        number,
        (tx, _, system) -> {
          if (!system.shared()) {
            return new Reply.Refusal(
                "That is no shared one. `/launch access edit %d` says so where it is."
                    .formatted(number));
          }
          Rotating.done(tx, system, visit);
          return null;
        });
  }

  private Reply remove(Visit visit, int number) {
    return change(
        visit,
        number,
        (tx, _, system) -> {
          AccessStore.remove(tx, system);
          Rotating.cancel(tx, system);
          return null;
        });
  }

  private Reply change(Visit visit, int number, Work work) {
    return write(
        visit,
        (tx, launch) -> {
          Optional<AccessSystem> system = AccessStore.find(tx.sql(), launch.id(), number);
          if (system.isEmpty()) {
            return new Reply.Refusal(NONE);
          }
          Reply refused = work.in(tx, launch, system.get());
          return refused == null ? shown(tx, launch, visit) : refused;
        });
  }

  private Reply write(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Optional<String> no = EnvDesk.may(visit, found);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : work.in(tx, LaunchStore.lock(tx, found.id()).orElse(found));
        });
  }

  private static Reply shown(Tx tx, Launch launch, Visit visit) {
    Card card = AccessView.card(launch, AccessStore.ofLaunch(tx.sql(), launch.id()), visit.today());
    return new Reply.Private(card);
  }

  /** Somebody, and behind them the level; empty where nobody is named. */
  private static Optional<AccessSystem.Holder> holder(Words rest, Visit visit) {
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    String level = Wording.line(rest.rest(1));
    return switch (rest.get(0)) {
      case Word.Person(String id, _) -> Optional.of(holder(id, true, level, visit));
      case Word.Quoted(String name) when !Wording.line(name).isEmpty() ->
          Optional.of(holder(Wording.line(name), false, level, visit));
      case Word.Text(String name) when !Wording.line(name).isEmpty() ->
          Optional.of(holder(Wording.line(name), false, level, visit));
      default -> Optional.empty();
    };
  }

  private static AccessSystem.Holder holder(String who, boolean slack, String level, Visit visit) {
    return new AccessSystem.Holder(
        who, slack, level.isEmpty() ? "access" : level, visit.at(), null);
  }
}
