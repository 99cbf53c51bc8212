package launchbot.bot.drill;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.rollback.Rehearsal;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.release.Release;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import org.jspecify.annotations.Nullable;

/**
 * {@code /rollback drill [environment] [feature]}: the way back as it is planned, as an exercise.
 */
final class DrillTopic implements Topic.Answer {
  static final String WORD = "drill";

  private static final String USAGE =
      "Type `/rollback drill`, for another environment than production `/rollback drill staging`,"
          + " and behind it the key of a feature of its plan if it is about one.";

  private final Ledger ledger;
  private final Rehearsal rehearsal;

  DrillTopic(Ledger ledger, Rehearsal rehearsal) {
    this.ledger = ledger;
    this.rehearsal = rehearsal;
  }

  Topic topic() {
    return Topic.of(
        WORD,
        "[environment] [feature]",
        "rehearses the way back on the clock; nobody outside hears of it",
        this);
  }

  @Override
  public Reply answer(Ask ask) {
    List<Word> words = ask.words().list();
    if (words.size() > 2 || words.stream().anyMatch(word -> !(word instanceof Word.Text))) {
      return new Reply.Refusal(USAGE);
    }
    List<String> said =
        words.stream()
            .map(word -> word instanceof Word.Text(String text) ? text : "")
            .map(text -> text.toLowerCase(Locale.ROOT))
            .toList();
    return LaunchDesk.write(
        ledger,
        ask.visit(),
        (tx, launch) -> {
          Optional<String> no =
              Permissions.check(Roles.of(ask.visit(), launch), Verb.PROPOSE_ROLLBACK);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : begin(tx, ask.visit(), launch.id(), said);
        });
  }

  private Reply begin(Tx tx, Visit visit, long id, List<String> said) {
    Optional<Launch> held = LaunchStore.lock(tx, id);
    if (held.isEmpty()) {
      return new Reply.Refusal("Its launch is archived: nothing of it changes any more.");
    }
    List<PlanVersion> plans = PlanStore.current(tx.sql(), id);
    boolean named =
        !said.isEmpty()
            && plans.stream().anyMatch(one -> one.plan().environment().equals(said.getFirst()));
    String environment = named ? said.getFirst() : Release.PRODUCTION;
    String feature = said.size() > (named ? 1 : 0) ? said.getLast() : null;
    Optional<PlanVersion> plan =
        plans.stream().filter(one -> one.plan().environment().equals(environment)).findFirst();
    if (plan.isEmpty()) {
      return new Reply.Refusal(
          "There is no plan to rehearse for that environment yet: `/rollback plan` writes one.");
    }
    if ((said.size() == 2 && !named)
        || (feature != null && plan.get().plan().feature(feature).isEmpty())) {
      return new Reply.Refusal(
          "Neither an environment with a plan nor a feature of one has that name. " + USAGE);
    }
    Optional<Run> open =
        RunStore.open(tx.sql(), id, environment, true)
            .or(() -> RunStore.open(tx.sql(), id, environment, false));
    if (open.isPresent()) {
      return new Reply.Refusal(
          open.get().drill()
              ? "A drill of that is under way already, number %d. End it with `/rollback abort %1$d because …` to begin anew."
                  .formatted(open.get().number())
              : "A real rollback of that is under way, number %d. Rehearse when it is over."
                  .formatted(open.get().number()));
    }
    Run run =
        rehearsal.begin(
            tx, held.get(), drill(tx, visit), environment, feature, visit.person().id());
    return new Reply.Private(
        Card.of(
            "DRILL · Rollback %d is proposed, as a real one would be. Approve it, answer the preflight, and go through the steps; any of them may be simulated. Nobody outside hears of it, and it counts in no figure."
                .formatted(run.number())));
  }

  /** The drill in whose thread somebody is, closed to other writers. */
  private static @Nullable Incident drill(Tx tx, Visit visit) {
    String thread = visit.thread();
    return thread == null
        ? null
        : IncidentStore.at(tx.sql(), visit.channel(), thread)
            .filter(one -> one.open() && one.drill())
            .flatMap(one -> IncidentStore.lock(tx, one.id()))
            .orElse(null);
  }
}
