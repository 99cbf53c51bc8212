package launchbot.bot.crew;

import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.incident.IncidentDesk;
import launchbot.bot.incident.Meant;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Claims;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.Job;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.PersonStore;
import launchbot.people.Role;
import launchbot.people.Verb;

/** Who takes which job, whatever the entrance. Whoever holds it is asked about first. */
final class JobDesk {
  static final String USAGE =
      "Type which job and whose: `/incident role commander @ada`, `role communications me`, `role"
          + " operations nobody`; `/incident lead`, `speak` and `repair` take one yourself.";

  private final Ledger ledger;
  private final Response response;
  private final People people;

  JobDesk(Ledger ledger, Response response, People people) {
    this.ledger = ledger;
    this.response = response;
    this.people = people;
  }

  /** {@code lead}, {@code speak}, {@code repair}: the asking person takes it. */
  Reply take(Ask ask, Job job) {
    return IncidentDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.RESPOND,
        (tx, one) -> {
          var wish = Wish.read(one.rest(), ask.visit().person().id());
          return wish.isEmpty() || !wish.get().bare()
              ? new Reply.Refusal(USAGE)
              : give(tx, ask.visit(), one, job, wish.get());
        });
  }

  /** {@code role commander @ada}. */
  Reply role(Ask ask) {
    Visit visit = ask.visit();
    // Slack is asked who somebody is before anything is open.
    Optional<String> no =
        ask.words().list().stream()
            .filter(Word.Person.class::isInstance)
            .map(word -> ((Word.Person) word).id())
            .filter(id -> !id.equals(visit.person().id()))
            .map(id -> objection(visit, id))
            .flatMap(Optional::stream)
            .findFirst();
    if (no.isPresent()) {
      return new Reply.Refusal(no.get());
    }
    return IncidentDesk.write(
        ledger,
        visit,
        ask.words(),
        Verb.RESPOND,
        (tx, one) -> {
          Optional<Job> job =
              !one.rest().isEmpty() && one.rest().get(0) instanceof Word.Text(String text)
                  ? Job.parse(text)
                  : Optional.empty();
          Optional<Wish> wish =
              job.flatMap(_ -> Wish.read(one.rest().from(1), visit.person().id()));
          if (job.isEmpty() || wish.isEmpty()) {
            return new Reply.Refusal(USAGE);
          }
          return wish.get().nobody()
              ? giveBack(tx, visit, one, job.get())
              : give(tx, visit, one, job.get(), wish.get());
        });
  }

  private Optional<String> objection(Visit visit, String id) {
    return people
        .objection(visit.workspace(), id, visit.at())
        .or(() ->
            people.find(visit.workspace(), id, visit.at()).guest()
                ? Optional.of(
                    "%s is a guest and cannot work on incidents: name somebody of the team."
                        .formatted(Mrkdwn.user(id)))
                : Optional.empty());
  }

  private Reply give(Tx tx, Visit visit, Meant.One one, Job job, Wish wish) {
    Incident incident = one.incident();
    String by = visit.person().id();
    String person = wish.person();
    Role role = Roles.of(visit, one.launch());
    Verdict<Incident> verdict = Claims.give(incident, job, person, by, role, visit.at());
    if (verdict instanceof Verdict.Refused<Incident>(String why)) {
      return new Reply.Refusal(why);
    }
    Optional<String> holder = Claims.holder(incident, job, person, wish.over());
    if (holder.isPresent()) {
      return asks(incident, job, person, by, holder.get());
    }
    var moved = (Verdict.Moved<Incident>) verdict;
    Incident kept = response.save(tx, one.launch(), incident, moved.next(), moved.change());
    boolean own = person.equals(by);
    response.note(
        tx,
        kept,
        Event.Kind.ROLE,
        own
            ? "is the %s".formatted(Claims.title(job))
            : "made %s the %s".formatted(name(tx, person), Claims.title(job)));
    return new Reply.Replace(
        Card.of(
            own
                ? "You are the %s of incident *%d*. %s"
                    .formatted(Claims.title(job), kept.number(), next(job))
                : "%s is the %s of incident *%d*: its head message says so."
                    .formatted(Mrkdwn.user(person), Claims.title(job), kept.number())));
  }

  private static String next(Job job) {
    return switch (job) {
      case COMMANDER -> "See that somebody speaks and somebody repairs; you decide.";
      case COMMUNICATIONS -> "Say how it stands with `/incident update`; I remind you.";
      case OPERATIONS -> "Repair, and tell the commander what you find.";
    };
  }

  private static Reply asks(Incident incident, Job job, String person, String by, String holder) {
    String words = "%s <@%s> --over=%s".formatted(job.key(), person, holder);
    String text =
        "%s is the %s of incident *%d*. %s?"
            .formatted(
                Mrkdwn.user(holder),
                Claims.title(job),
                incident.number(),
                person.equals(by)
                    ? "Do you take it over"
                    : "Is it %s from now on".formatted(Mrkdwn.user(person)));
    return new Reply.Private(
        new Card(
            text,
            List.of(
                Blocks.section(text),
                Blocks.actions(
                    List.of(
                        IncidentCommand.button(
                            person.equals(by) ? "Take over" : "Yes",
                            "role",
                            Meant.by(incident, words)))))));
  }

  private Reply giveBack(Tx tx, Visit visit, Meant.One one, Job job) {
    return switch (Claims.giveBack(one.incident(), job, Roles.of(visit, one.launch()))) {
      case Verdict.Refused<Incident>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Incident>(Incident next, var change) -> {
        Incident kept = response.save(tx, one.launch(), one.incident(), next, change);
        response.note(
            tx, kept, Event.Kind.ROLE, "nobody is the %s any more".formatted(Claims.title(job)));
        yield new Reply.Replace(
            Card.of(
                "Nobody is the %s of incident *%d* any more. Its head message asks who is."
                    .formatted(Claims.title(job), kept.number())));
      }
    };
  }

  private static String name(Tx tx, String id) {
    return PersonStore.find(tx.sql(), id).map(known -> known.person().name()).orElse(id);
  }

  /**
   * Whose it shall be.
   *
   * @param person the asking person where nobody is named
   * @param nobody whether it is given back
   * @param bare whether nobody was named
   * @param over who is known to hold it; empty where nobody was asked about
   */
  private record Wish(String person, boolean nobody, boolean bare, String over) {
    static Optional<Wish> read(Words words, String me) {
      String over = "";
      int end = words.size();
      if (end > 0 && words.get(end - 1) instanceof Word.Flag(String name, String value)) {
        if (!name.equals("over") || value == null) {
          return Optional.empty();
        }
        over = value;
        end--;
      }
      if (end == 0) {
        return Optional.of(new Wish(me, false, true, over));
      }
      if (end > 1) {
        return Optional.empty();
      }
      String given = over;
      return switch (words.get(0)) {
        case Word.Person(String id, _) -> Optional.of(new Wish(id, false, false, given));
        case Word.Text text when text.is("me") -> Optional.of(new Wish(me, false, false, given));
        case Word.Text text when text.is("nobody") || text.is("none") ->
            Optional.of(new Wish(me, true, false, given));
        default -> Optional.empty();
      };
    }
  }
}
