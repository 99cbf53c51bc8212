package launchbot.bot.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.inventory.Inventory;
import launchbot.inventory.Names;
import launchbot.inventory.Variable;
import launchbot.inventory.VariableFile;
import launchbot.inventory.VariableStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Wording;

/** {@code /launch env}: variables by name. What is typed is never said again. */
final class EnvDesk {
  private static final int PLACE = 80;
  private static final String USAGE =
      "Type `/launch env` for the list, `/launch env add DATABASE_URL STRIPE_KEY in Fly.io`,"
          + " `/launch env own DATABASE_URL @ada`, `check all`, `where DATABASE_URL in Vercel`,"
          + " `remove DATABASE_URL` or `export`; `/launch env staging …` for another environment.";

  private final Ledger ledger;
  private final People people;
  private final Spilled spilled;

  EnvDesk(Ledger ledger, People people, Spilled spilled) {
    this.ledger = ledger;
    this.people = people;
    this.spilled = spilled;
  }

  Reply answer(Ask ask) {
    Visit visit = ask.visit();
    Optional<String> values = spilled.words(visit, ask.words().text());
    if (values.isPresent()) {
      return new Reply.Refusal(values.get());
    }
    EnvWords typed = EnvWords.read(ask.words());
    return switch (typed.verb()) {
      case null -> new Reply.Refusal("I don't know that word behind `/launch env`. " + USAGE);
      case "" -> list(visit, typed.environment());
      case "add" ->
          typed.names().isEmpty()
              ? form(visit, typed.environment())
              : add(visit, typed.environment(), typed.names(), typed.place());
      case "own" -> own(visit, typed);
      case "check" -> change(visit, typed, one -> one.checked(visit.person().id(), visit.at()));
      case "where" -> {
        String place = Wording.line(typed.place());
        yield place.isEmpty() || place.length() > PLACE
            ? new Reply.Refusal("Where is it set? `/launch env where DATABASE_URL in Fly.io`.")
            : change(visit, typed, one -> one.in(place));
      }
      case "remove" -> remove(visit, typed);
      default -> export(visit, typed.environment());
    };
  }

  private Reply list(Visit visit, String environment) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            new Reply.Private(
                EnvView.card(
                    launch, environment, VariableStore.ofLaunch(sql, launch.id()), visit.at())));
  }

  private Reply form(Visit visit, String environment) {
    return LaunchDesk.read(
        ledger,
        visit,
        (_, launch) ->
            may(visit, launch)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Open(
                        AddModal.view(visit.channel(), environment),
                        Card.of(
                            "Name them: `/launch env add DATABASE_URL STRIPE_KEY in Fly.io`."))));
  }

  /** What is no name is refused without being said again: it may be a value. */
  Reply add(Visit visit, String environment, List<String> names, String place) {
    String setIn = Wording.line(place);
    if (!names.stream().allMatch(Names::name)) {
      return new Reply.Refusal(
          "Not all of these are names of variables: letters, digits and underscores, beginning with"
              + " a letter, such as `DATABASE_URL`. Nothing was added.");
    }
    if (setIn.length() > PLACE) {
      return new Reply.Refusal("Say in a few words where they are set, such as `in Fly.io`.");
    }
    return write(
        visit,
        (tx, launch) -> {
          int known = VariableStore.ofLaunch(tx.sql(), launch.id()).size();
          if (known + names.size() > Inventory.MOST) {
            return new Reply.Refusal(
                "A launch lists at most %d variables.".formatted(Inventory.MOST));
          }
          int added =
              VariableStore.add(
                  tx, launch.id(), environment, names, setIn.isEmpty() ? null : setIn);
          if (added == 0) {
            return new Reply.Refusal(
                "All of these are listed already in %s.".formatted(environment));
          }
          return shown(tx, launch, visit, environment);
        });
  }

  private Reply own(Visit visit, EnvWords typed) {
    String person = typed.person();
    if (person == null || typed.names().isEmpty()) {
      return new Reply.Refusal(
          "Whose is which? `/launch env own DATABASE_URL @ada`, or `own rest @ada` for all that"
              + " nobody owns.");
    }
    return people
        .objection(visit.workspace(), person, visit.at())
        .<Reply>map(Reply.Refusal::new)
        .orElseGet(() -> change(visit, typed, one -> one.ownedBy(person)));
  }

  private Reply change(Visit visit, EnvWords typed, UnaryOperator<Variable> change) {
    return write(
        visit,
        (tx, launch) -> {
          List<Variable> meant = meant(tx, launch, typed);
          if (meant.isEmpty()) {
            return none(typed);
          }
          for (Variable before : meant) {
            Variable after = change.apply(before);
            if (!after.equals(before)) {
              VariableStore.save(tx, before, after);
            }
          }
          return shown(tx, launch, visit, typed.environment());
        });
  }

  private Reply remove(Visit visit, EnvWords typed) {
    if (typed.all()) {
      return new Reply.Refusal("Name those that are to go: `/launch env remove DATABASE_URL`.");
    }
    return write(
        visit,
        (tx, launch) -> {
          List<Variable> meant = meant(tx, launch, typed);
          meant.forEach(one -> VariableStore.remove(tx, one));
          return meant.isEmpty() ? none(typed) : shown(tx, launch, visit, typed.environment());
        });
  }

  private Reply export(Visit visit, String environment) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          List<Variable> variables = VariableStore.of(tx.sql(), launch.id(), environment);
          if (variables.isEmpty()) {
            return new Reply.Refusal("Nothing is listed in %s yet.".formatted(environment));
          }
          tx.say(
              new Message.File(
                  visit.person().id(),
                  null,
                  environment + "-variables.csv",
                  VariableFile.csv(variables),
                  "The variables of %s by name; what they hold is nowhere in it."
                      .formatted(environment)));
          return new Reply.Private(Card.of("The file is on its way to you, in a direct message."));
        });
  }

  /** Those of the environment that were named; what is named wrongly is not among them. */
  private static List<Variable> meant(Tx tx, Launch launch, EnvWords typed) {
    List<Variable> there = VariableStore.of(tx.sql(), launch.id(), typed.environment());
    Set<String> names = typed.names().stream().collect(Collectors.toSet());
    List<Variable> meant =
        there.stream()
            .filter(one ->
                typed.all() || (typed.rest() && one.owner() == null) || names.contains(one.name()))
            .toList();
    return typed.all() || typed.rest() || meant.size() == names.size() ? meant : List.of();
  }

  private static Reply none(EnvWords typed) {
    return new Reply.Refusal(
        typed.names().isEmpty()
            ? "Which one? Name it: `/launch env %s DATABASE_URL`, or `all`.".formatted(typed.verb())
            : "Not all of these are listed in %s, and nothing was changed. `/launch env %s` lists them."
                .formatted(typed.environment(), typed.environment()));
  }

  private static Reply shown(Tx tx, Launch launch, Visit visit, String environment) {
    VariableStore.settle(tx, launch.id());
    return new Reply.Private(
        EnvView.card(
            launch, environment, VariableStore.ofLaunch(tx.sql(), launch.id()), visit.at()));
  }

  private Reply write(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Optional<String> no = may(visit, found);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : work.in(tx, LaunchStore.lock(tx, found.id()).orElse(found));
        });
  }

  static Optional<String> may(Visit visit, Launch launch) {
    return Permissions.check(Roles.of(visit, launch), Verb.SET_INVENTORY);
  }

  /** {@code DATABASE_URL}, as it is shown; names hold nothing that Slack takes for markup. */
  static String shown(Variable one) {
    return "`" + Mrkdwn.escape(one.name()) + "`";
  }
}
