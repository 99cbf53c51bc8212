package launchbot.bot.sprint;

import com.slack.api.model.view.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.sprint.KeptPlan;
import launchbot.sprint.Plan;
import launchbot.sprint.PlanReader;
import launchbot.sprint.PlanStore;
import launchbot.sprint.Plans;
import launchbot.triage.Near;
import org.jspecify.annotations.Nullable;

/** {@code /launch plan}: the plans that this team can start. */
final class PlanTopic {
  private static final int VERSIONS = 10;

  private final Ledger ledger;

  PlanTopic(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What became of a plan that was written. */
  sealed interface Outcome {}

  /** Kept. */
  record Saved(Card card) implements Outcome {}

  /** Not kept; several lines where several things are wrong. */
  record Refused(String why) implements Outcome {}

  Reply answer(Ask ask) {
    Words words = ask.words();
    Visit visit = ask.visit();
    String verb = word(words, 0);
    String key = word(words, 1);
    if (words.size() > 2) {
      return new Reply.Refusal(usage());
    }
    return switch (verb) {
      case "", "list" -> key.isEmpty() ? list(visit) : new Reply.Refusal(usage());
      case "new" -> form(visit, null);
      case "show" -> with(visit, key, this::show);
      case "edit" -> with(visit, key, this::form);
      case "file" -> with(visit, key, (_, plan) -> file(visit, plan));
      case "remove" -> with(visit, key, (_, _) -> remove(visit, key));
      default -> words.size() == 1 ? with(visit, verb, this::show) : new Reply.Refusal(usage());
    };
  }

  private interface Answer {
    Reply to(Visit visit, KeptPlan plan);
  }

  /** Answers about the plan of that key, or says which there are. */
  private Reply with(Visit visit, String key, Answer answer) {
    if (key.isEmpty()) {
      return new Reply.Refusal(usage());
    }
    Optional<KeptPlan> plan = ledger.read(visit.workspace(), sql -> PlanStore.find(sql, key));
    if (plan.isPresent()) {
      return answer.to(visit, plan.get());
    }
    List<KeptPlan> all = ledger.read(visit.workspace(), PlanStore::all);
    List<String> keys = all.stream().map(kept -> kept.plan().key()).toList();
    List<String> near = Near.of(key, keys, 1);
    return new Reply.Refusal(
        "There is no plan of that key.%s There are: %s. `/launch plan new` writes another."
            .formatted(
                near.isEmpty() ? "" : " Did you mean `%s`?".formatted(near.getFirst()),
                keys.stream()
                    .limit(20)
                    .map(one -> "`" + one + "`")
                    .collect(Collectors.joining(", "))));
  }

  private Reply list(Visit visit) {
    return new Reply.Private(PlanView.list(ledger.read(visit.workspace(), PlanStore::all)));
  }

  private Reply show(Visit visit, KeptPlan plan) {
    return new Reply.Private(
        PlanView.one(
            plan,
            ledger.read(
                visit.workspace(), sql -> PlanStore.versions(sql, plan.plan().key(), VERSIONS)),
            visit.now()));
  }

  private Reply form(Visit visit, @Nullable KeptPlan plan) {
    Optional<String> refusal = Permissions.check(Roles.anywhere(visit), Verb.PLAN);
    if (refusal.isPresent()) {
      return new Reply.Refusal(refusal.get());
    }
    View view = PlanForm.view(visit.channel(), plan);
    String words = plan == null ? "new" : "edit " + plan.plan().key();
    return new Reply.Open(
        view,
        new Card(
            "Slack opens forms from buttons only here.",
            List.of(
                Blocks.section("Slack opens forms from buttons only here:"),
                Blocks.actions(List.of(LaunchCommand.button("Open the form", "plan", words))))));
  }

  /** A plan that is longer than a form. */
  private Reply file(Visit visit, KeptPlan plan) {
    String key = plan.plan().key();
    var file =
        new Message.File(
            visit.person().id(),
            null,
            key + ".yaml",
            plan.source(),
            "The plan `%s`, version %d. `/launch plan edit %1$s` takes it back."
                .formatted(key, plan.plan().version()));
    return ledger.write(
        visit.cause(),
        tx -> {
          tx.say(file);
          return new Reply.Private(
              Card.of(
                  "The plan is on its way to you as `%s.yaml`, in a direct message."
                      .formatted(key)));
        });
  }

  private Reply remove(Visit visit, String key) {
    return ledger.write(
        visit.cause(),
        tx -> {
          Optional<KeptPlan> plan = PlanStore.find(tx.sql(), key);
          if (plan.isEmpty()) {
            return new Reply.Refusal("That plan was removed already.");
          }
          return switch (Plans.remove(plan.get(), Roles.anywhere(visit))) {
            case Verdict.Refused<KeptPlan>(String why) -> new Reply.Refusal(why);
            case Verdict.Moved<KeptPlan>(KeptPlan kept, Change change) ->
                PlanStore.remove(tx, kept, change)
                    ? new Reply.Private(
                        Card.of(
                            "The plan `%s` is removed; its versions are kept in the history, and a"
                                    .formatted(key)
                                + " sprint that runs it goes on."))
                    : new Reply.Refusal("Somebody changed that plan just now: look at it again.");
          };
        });
  }

  /** Reads it, and keeps it as the next version. */
  Outcome save(Visit visit, String yaml, PlanForm.Kept form) {
    return switch (PlanReader.read(yaml)) {
      case PlanReader.Bad bad -> new Refused("Nothing was saved.\n" + bad.words());
      case PlanReader.Good(Plan plan) ->
          form.key() != null && !form.key().equals(plan.key())
              ? new Refused(
                  "This form is about the plan `%s`, and `plan:` says another key. `/launch plan"
                          .formatted(form.key())
                      + " new` writes another plan.")
              : ledger.write(visit.cause(), tx -> save(tx, visit, plan, yaml, form.seen()));
    };
  }

  private static Outcome save(Tx tx, Visit visit, Plan plan, String yaml, int seen) {
    KeptPlan current = PlanStore.find(tx.sql(), plan.key()).orElse(null);
    int last = PlanStore.last(tx.sql(), plan.key());
    int own = (int) PlanStore.all(tx.sql()).stream().filter(kept -> !kept.builtIn()).count();
    return switch (Plans.save(plan, yaml, current, last, seen, own, Roles.anywhere(visit))) {
      case Verdict.Refused<Plan>(String why) -> new Refused(why);
      case Verdict.Moved<Plan>(Plan next, Change change) ->
          PlanStore.save(tx, next, yaml, change)
              ? new Saved(PlanView.saved(next))
              : new Refused("Somebody saved this plan just now: open the form again.");
    };
  }

  private static String word(Words words, int i) {
    return i < words.size() && words.get(i) instanceof Word.Text(String text)
        ? text.toLowerCase(Locale.ROOT)
        : "";
  }

  private static String usage() {
    return "Type `/launch plan` for the list, `/launch plan show rescue-5`, `/launch plan edit"
        + " rescue-5`, `/launch plan new`, or `/launch plan remove` and its key.";
  }
}
