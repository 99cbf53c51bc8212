package launchbot.bot.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.Roles;
import launchbot.bot.rollback.Held;
import launchbot.bot.rollback.Panels;
import launchbot.bot.rollback.RunDesk;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.rollback.Run;
import launchbot.rollback.RunStep;
import launchbot.rollback.RunStepStore;
import launchbot.rollback.RunSteps;
import launchbot.rollback.StepOrder;
import launchbot.rollback.StepRequest;
import org.jooq.DSLContext;

/** What people say of steps, whatever the entrance. */
final class StepDesk {
  private final Ledger ledger;
  private final Stepping stepping;

  StepDesk(Ledger ledger, Stepping stepping) {
    this.ledger = ledger;
    this.stepping = stepping;
  }

  /** {@code step 3 done}; without words the form opens where words are needed. */
  Reply answer(Ask ask) {
    StepWords said = StepWords.read(ask.words());
    Integer number = said.number();
    if (number == null && said.word().isEmpty()) {
      return list(ask.visit(), said.which());
    }
    if (number == null) {
      return new Reply.Refusal("Which step? Its number comes first: " + StepWords.USAGE + ".");
    }
    Optional<StepRequest> request = said.request();
    if (request.isEmpty()) {
      return new Reply.Refusal(
          "What has become of step %d? %s.".formatted(number, StepWords.USAGE));
    }
    return said.wordless()
        ? form(ask.visit(), said, number)
        : decide(ask.visit(), said.which(), number, request.get());
  }

  Reply list(Visit visit, Words which) {
    return RunDesk.read(
        ledger,
        visit,
        which,
        (sql, one) -> {
          List<RunStep> steps = RunStepStore.of(sql, one.run());
          List<String> lines = new ArrayList<>();
          lines.add(
              "*%sSteps of rollback %d*".formatted(StepView.mark(one.run()), one.run().number()));
          List<RunStep> current = StepOrder.current(steps);
          steps.forEach(step ->
              lines.add(StepView.line(step, current.contains(step), one.launch(), visit.at())));
          if (steps.isEmpty()) {
            lines.add("Its plan has no steps. `/rollback plan` writes some for the next one.");
          }
          return new Reply.Private(
              new Card(
                  "Steps of rollback %d".formatted(one.run().number()), Blocks.sections(lines)));
        });
  }

  Reply decide(Visit visit, Words which, int number, StepRequest request) {
    return RunDesk.write(
        ledger,
        visit,
        which,
        Verb.RUN_ROLLBACK,
        (tx, held, _) -> decide(tx, visit, held, number, request));
  }

  private Reply decide(Tx tx, Visit visit, Held held, int number, StepRequest request) {
    List<RunStep> steps = RunStepStore.of(tx.sql(), held.run());
    Optional<RunStep> step = step(steps, number);
    if (step.isEmpty()) {
      return new Reply.Refusal(none(held.run(), number));
    }
    String person = visit.person().id();
    var scene =
        new RunSteps.Scene(
            held.run(),
            steps,
            person,
            Roles.of(visit, held.launch()),
            Panels.breakGlass(tx.sql(), held.launch(), visit.at()).contains(person),
            visit.at());
    return switch (stepping.decide(tx, held.launch(), step.get(), request, scene)) {
      case Verdict.Refused<RunStep>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<RunStep>(RunStep next, var change) ->
          new Reply.Private(
              Card.of(
                  "%sStep %d: %s. %s"
                      .formatted(
                          StepView.mark(held.run()),
                          next.number(),
                          change.verb(),
                          next(tx.sql(), held.run()))));
    };
  }

  private static String next(DSLContext sql, Run run) {
    List<RunStep> steps = RunStepStore.of(sql, run);
    if (StepOrder.allOver(steps)) {
      return "That was the last one: I look now whether all is well again.";
    }
    List<RunStep> current = StepOrder.current(steps);
    return current.isEmpty()
        ? ""
        : "To be done now: %s."
            .formatted(
                current.stream()
                    .map(one -> "%d, %s".formatted(one.number(), StepView.text(one)))
                    .collect(Collectors.joining("; ")));
  }

  private Reply form(Visit visit, StepWords said, int number) {
    return RunDesk.read(
        ledger,
        visit,
        said.which(),
        (sql, one) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, one.launch()), Verb.RUN_ROLLBACK);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          Optional<RunStep> step = step(RunStepStore.of(sql, one.run()), number);
          return step.isEmpty()
              ? new Reply.Refusal(none(one.run(), number))
              : new Reply.Open(
                  NoteModal.view(visit.channel(), one.run(), step.get(), said.word()),
                  Card.of(
                      "Type it with a few words: `/rollback step %d %s because …`"
                          .formatted(number, said.word())));
        });
  }

  /** The run of one of our own forms. */
  static Words named(long run) {
    return Words.of("--id=" + run);
  }

  private static Optional<RunStep> step(List<RunStep> steps, int number) {
    return steps.stream().filter(one -> one.number() == number).findFirst();
  }

  private static String none(Run run, int number) {
    return "Rollback %d has no step %d. `/rollback steps` shows those it has."
        .formatted(run.number(), number);
  }
}
