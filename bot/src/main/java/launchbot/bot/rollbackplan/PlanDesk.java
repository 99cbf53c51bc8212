package launchbot.bot.rollbackplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Person;
import launchbot.people.Verb;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import launchbot.rollbackplan.PlanDiff;
import launchbot.rollbackplan.PlanEdits;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanText;
import launchbot.rollbackplan.PlanVersion;
import launchbot.rollbackplan.RollbackPlan;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@code /rollback plan} and {@code /rollback lint}. */
final class PlanDesk {
  static final String USAGE =
      "Type `/rollback plan`, `plan edit`, `plan step put-back`, `plan step remove put-back`, `plan"
          + " chain`, `plan criteria`, `plan export`, `plan clone from staging`, `plan clone"
          + " version 3`, `plan versions`, `plan compare 3 5`, `plan restore 3`, or `plan remove`;"
          + " `in staging` at the end names another environment. Or paste the whole plan as YAML.";
  private static final int VERSIONS = 20;
  private static final String NO_PLACE =
      "An environment is one word of letters, digits, dots and hyphens, such as `production`.";

  private final Ledger ledger;
  private final PlanSaving saving;
  private final PlanForms forms;

  PlanDesk(Ledger ledger, PlanSaving saving, PlanForms forms) {
    this.ledger = ledger;
    this.saving = saving;
    this.forms = forms;
  }

  Reply plan(Ask ask) {
    Visit visit = ask.visit();
    String text = ask.words().text();
    if (text.startsWith("environment:") || text.contains("\nenvironment:")) {
      return written(visit, text, null);
    }
    PlanWords words = PlanWords.read(ask.words());
    if (words.size() > 4 || PlanWords.odd(Optional.ofNullable(words.environment()))) {
      return new Reply.Refusal(words.size() > 4 ? "I can't read that. " + USAGE : NO_PLACE);
    }
    return switch (words.word(0)) {
      case "edit" -> at(visit, words, 1, forms::whole);
      case "step" -> step(visit, words);
      case "chain" -> at(visit, words, 1, forms::chain);
      case "criteria", "criterion" -> at(visit, words, 1, forms::criteria);
      case "export" -> at(visit, words, 1, this::export);
      case "versions" -> at(visit, words, 1, this::versions);
      case "compare" -> compare(visit, words);
      case "restore" -> restore(visit, words, 1);
      case "clone" -> copy(visit, words);
      case "keep" -> at(visit, words, 1, this::keep);
      case "confirm" -> {
        OptionalInt draft = words.number(1);
        yield draft.isEmpty() || words.size() != 2
            ? new Reply.Refusal(USAGE)
            : saving.confirm(visit, draft.getAsInt());
      }
      case "remove" -> at(visit, words, 1, saving::remove);
      default ->
          words.size() > 1
              ? new Reply.Refusal("I can't read that. " + USAGE)
              : at(visit, words, 0, this::show);
    };
  }

  Reply lint(Ask ask) {
    PlanWords words = PlanWords.read(ask.words());
    return at(
        ask.visit(),
        words,
        0,
        (visit, environment) ->
            with(
                visit,
                environment,
                (sql, launch, plan) ->
                    new Reply.Replace(
                        PlanView.missing(
                            plan, PlanKnown.lint(sql, launch, plan.plan(), visit.at())))));
  }

  /** A whole plan, pasted or as a file: what it would change is shown first. */
  Reply written(Visit visit, String yaml, @Nullable String note) {
    PlanText.Read read = PlanText.read(yaml, ledger.read(visit.workspace(), PlanNames::of));
    return switch (read) {
      case PlanText.Bad bad -> new Reply.Refusal("Nothing was saved.\n" + bad.words());
      case PlanText.Good(RollbackPlan plan) -> saving.show(visit, plan, note);
    };
  }

  private interface Answer {
    Reply of(Visit visit, String environment);
  }

  /** In the environment that is named, or the one that is meant where none is. */
  private Reply at(Visit visit, PlanWords words, int i, Answer answer) {
    Optional<String> named = words.place(i);
    if (PlanWords.odd(named) || words.size() > i + 1) {
      return new Reply.Refusal(words.size() > i + 1 ? USAGE : NO_PLACE);
    }
    return answer.of(visit, named.orElseGet(() -> usual(visit)));
  }

  /** That of the only plan, otherwise production. */
  String usual(Visit visit) {
    return ledger.read(
        visit.workspace(),
        sql ->
            Places.of(sql, visit, null) instanceof Places.Here(Launch launch)
                ? PlanProof.main(sql, launch.id())
                    .map(one -> one.plan().environment())
                    .orElse(Release.PRODUCTION)
                : Release.PRODUCTION);
  }

  interface About {
    Reply of(DSLContext sql, Launch launch, PlanVersion plan);
  }

  /** Answers about the plan of an environment, or says that there is none. */
  Reply with(Visit visit, String environment, About about) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            PlanStore.current(sql, launch.id(), environment)
                .map(plan -> about.of(sql, launch, plan))
                .orElseGet(() -> new Reply.Refusal(none(environment))));
  }

  static String none(String environment) {
    return "There is no rollback plan for `%s` yet: `/rollback plan %1$s` proposes one."
        .formatted(environment);
  }

  private Reply show(Visit visit, String environment) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          Optional<PlanVersion> plan = PlanStore.current(sql, launch.id(), environment);
          if (plan.isEmpty()) {
            RollbackPlan starter = PlanKnown.starter(sql, launch, environment, visit.at());
            return new Reply.Replace(PlanView.starter(starter, returns(sql, launch, starter)));
          }
          return new Reply.Replace(
              PlanView.plan(
                  plan.get(),
                  PlanKnown.lint(sql, launch, plan.get().plan(), visit.at()),
                  returns(sql, launch, plan.get().plan()),
                  launch.zone()));
        });
  }

  private static @Nullable String returns(DSLContext sql, Launch launch, RollbackPlan plan) {
    return plan.previousBuild() != null
        ? plan.previousBuild()
        : ReleaseStore.running(sql, launch.id(), plan.environment())
            .flatMap(one -> ReleaseStore.previousGood(sql, one))
            .map(Release::version)
            .orElse(null);
  }

  private Reply keep(Visit visit, String environment) {
    return LaunchDesk.read(
                ledger,
                visit,
                (sql, launch) ->
                    PlanStore.current(sql, launch.id(), environment).isPresent()
                        ? new Reply.Refusal(
                            "There is a rollback plan for `%s` already: `/rollback plan %1$s` shows it."
                                .formatted(environment))
                        : new Reply.Nothing())
            instanceof Reply.Refusal refusal
        ? refusal
        : kept(visit, environment);
  }

  private Reply kept(Visit visit, String environment) {
    return saving.save(
        visit,
        environment,
        lastOf(visit, environment),
        new PlanSaving.Whole(
            ledger.read(
                visit.workspace(),
                sql ->
                    Places.of(sql, visit, null) instanceof Places.Here(Launch launch)
                        ? PlanKnown.starter(sql, launch, environment, visit.at())
                        : PlanSaving.empty(environment))),
        "proposed by Launchbot");
  }

  private int lastOf(Visit visit, String environment) {
    return ledger.<Integer>read(
        visit.workspace(),
        sql ->
            Places.of(sql, visit, null) instanceof Places.Here(Launch launch)
                ? PlanStore.last(sql, launch.id(), environment)
                : 0);
  }

  private Reply step(Visit visit, PlanWords words) {
    String place = Optional.ofNullable(words.environment()).orElseGet(() -> usual(visit));
    if (words.word(1).equals("remove") && words.size() == 3) {
      String key = words.word(2);
      return with(
                  visit,
                  place,
                  (_, _, plan) ->
                      plan.plan().step(key).isEmpty()
                          ? new Reply.Refusal(unknown(plan.plan()))
                          : new Reply.Nothing())
              instanceof Reply.Refusal refusal
          ? refusal
          : saving.save(visit, place, lastOf(visit, place), new RemoveStep(key), null);
    }
    return words.size() > 2
        ? new Reply.Refusal(USAGE)
        : forms.step(visit, place, words.word(1).isEmpty() ? null : words.word(1));
  }

  private record RemoveStep(String key) implements PlanSaving.Part {
    @Override
    public RollbackPlan in(RollbackPlan plan) {
      return PlanEdits.withoutStep(plan, key);
    }

    @Override
    public Object of(RollbackPlan plan) {
      return plan.step(key);
    }
  }

  static String unknown(RollbackPlan plan) {
    List<String> keys = plan.steps().stream().map(one -> "`" + one.key() + "`").toList();
    return keys.isEmpty()
        ? "The plan has no steps yet: `/rollback plan step` adds one."
        : "There is no such step. These there are: %s.".formatted(String.join(", ", keys));
  }

  private Reply export(Visit visit, String environment) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<PlanVersion> plan = PlanStore.current(tx.sql(), launch.id(), environment);
          if (plan.isEmpty()) {
            return new Reply.Refusal(none(environment));
          }
          tx.say(
              new Message.File(
                  visit.person().id(),
                  null,
                  "rollback-%s.yaml".formatted(environment),
                  named(tx.sql(), plan.get().plan()),
                  "The way back in `%s`, version %d. `/rollback plan edit %1$s` takes it back."
                      .formatted(environment, plan.get().version())));
          return new Reply.Private(
              Card.of("The plan is on its way to you as a file, in a direct message."));
        });
  }

  /** With a comment that says who is who, for people. */
  static String named(DSLContext sql, RollbackPlan plan) {
    Map<String, Person> people = new TreeMap<>(PlanKnown.people(sql, PlanKnown.named(plan)));
    StringBuilder text = new StringBuilder();
    people.forEach((id, person) ->
        text.append("# ")
            .append(id)
            .append(" is ")
            .append(person.name().replaceAll("\\s+", " "))
            .append('\n'));
    return text.append(PlanText.of(plan)).toString();
  }

  private Reply versions(Visit visit, String environment) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          List<PlanStore.Saved> versions =
              PlanStore.versions(sql, launch.id(), environment, VERSIONS);
          return versions.isEmpty()
              ? new Reply.Refusal(none(environment))
              : new Reply.Replace(PlanView.versions(environment, versions, launch.zone()));
        });
  }

  private Reply compare(Visit visit, PlanWords words) {
    OptionalInt from = words.number(1);
    OptionalInt to = words.number(2);
    if (from.isEmpty() || to.isEmpty() || words.size() != 3) {
      return new Reply.Refusal(
          "Say which two versions: `/rollback plan compare 3 5`. `/rollback plan versions` lists"
              + " them.");
    }
    String place = Optional.ofNullable(words.environment()).orElseGet(() -> usual(visit));
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          var one = PlanStore.version(sql, launch.id(), place, from.getAsInt());
          var other = PlanStore.version(sql, launch.id(), place, to.getAsInt());
          return one.isEmpty() || other.isEmpty()
              ? new Reply.Refusal(noVersion(place))
              : new Reply.Replace(
                  DiffView.compared(
                      place,
                      from.getAsInt(),
                      to.getAsInt(),
                      PlanDiff.of(one.get().plan(), other.get().plan())));
        });
  }

  private static String noVersion(String environment) {
    return "There is no such version for `%s`: `/rollback plan versions in %1$s` lists them."
        .formatted(environment);
  }

  private Reply restore(Visit visit, PlanWords words, int i) {
    OptionalInt number = words.number(i);
    String place = Optional.ofNullable(words.environment()).orElseGet(() -> usual(visit));
    if (number.isEmpty() || words.size() != i + 1) {
      return new Reply.Refusal("Say which version: `/rollback plan restore 3`.");
    }
    List<RollbackPlan> found = new ArrayList<>();
    Reply read =
        LaunchDesk.read(
            ledger,
            visit,
            (sql, launch) -> {
              PlanStore.version(sql, launch.id(), place, number.getAsInt())
                  .map(PlanVersion::plan)
                  .ifPresent(found::add);
              return found.isEmpty() ? new Reply.Refusal(noVersion(place)) : new Reply.Nothing();
            });
    return found.isEmpty()
        ? read
        : saving.save(
            visit,
            place,
            lastOf(visit, place),
            new PlanSaving.Whole(found.getFirst()),
            "version %d again".formatted(number.getAsInt()));
  }

  private Reply copy(Visit visit, PlanWords words) {
    if (words.word(1).equals("version")) {
      return restore(visit, words, 2);
    }
    String from = words.word(1).equals("from") ? words.word(2) : words.word(1);
    int size = words.word(1).equals("from") ? 3 : 2;
    String place = Optional.ofNullable(words.environment()).orElse(Release.PRODUCTION);
    if (from.isEmpty() || words.size() != size || from.equals(place)) {
      return new Reply.Refusal(
          "Say from where: `/rollback plan clone from staging`, with `in production` behind it for"
              + " where it goes; or `clone version 3`.");
    }
    List<RollbackPlan> found = new ArrayList<>();
    Reply read =
        with(
            visit,
            from,
            (_, _, plan) -> {
              found.add(PlanEdits.in(plan.plan(), place));
              return new Reply.Nothing();
            });
    return found.isEmpty()
        ? read
        : saving.show(visit, found.getFirst(), "from " + Mrkdwn.truncate(from, 40));
  }

  /** Why this visitor cannot change plans; empty when they can. */
  static Optional<String> refusal(Visit visit, Launch launch) {
    return Permissions.check(Roles.of(visit, launch), Verb.PLAN_ROLLBACK);
  }
}
