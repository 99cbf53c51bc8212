package launchbot.bot.drill;

import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.rollback.Held;
import launchbot.bot.rollback.RunDesk;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.bot.triage.TriageFeature;
import launchbot.bot.words.Words;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.rollback.DrillStore;
import launchbot.rollback.Run;
import launchbot.triage.Draft;
import launchbot.triage.Intake;
import launchbot.triage.Part;
import launchbot.triage.Severity;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** What was learnt from a drill: a line each, and each line an entry of triage. */
final class LessonDesk implements Topic.Answer, Modal {
  static final String WORD = "lessons";
  static final String CALLBACK = "rollback_lessons";
  static final String LESSONS = "lessons";
  private static final int MOST = 10;
  private static final int LENGTH = 1_500;

  private final Ledger ledger;

  LessonDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  Topic topic() {
    return Topic.of(WORD, "[3]", "what was learnt from a drill or a rollback", this);
  }

  @Override
  public Reply answer(Ask ask) {
    return RunDesk.read(
        ledger,
        ask.visit(),
        ask.words(),
        (_, one) -> {
          Optional<String> no =
              Permissions.check(Roles.of(ask.visit(), one.launch()), Verb.RUN_ROLLBACK);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : new Reply.Open(
                  view(ask.visit().channel(), one.run()),
                  Card.of(
                      "Slack opens forms from commands only in channels. Type it there: `/rollback lessons %d`"
                          .formatted(one.run().number())));
        });
  }

  private static View view(String channel, Run run) {
    return Forms.modal(
        CALLBACK,
        "Lessons",
        "Save",
        new Kept(channel, run.id(), "").json(),
        List.of(
            Forms.input(
                LESSONS,
                "What did you learn from rollback %d?".formatted(run.number()),
                "A line each, %d at most. Each becomes an entry of triage".formatted(MOST),
                false,
                Forms.text(
                    null, "The password of the registry was known to one person", LENGTH, true))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    List<String> lessons = lines(submission.value(LESSONS));
    if (lessons.isEmpty() || lessons.size() > MOST) {
      return Submitted.error(
          LESSONS, "A line for each lesson, from one to %d of them.".formatted(MOST));
    }
    Reply reply =
        RunDesk.write(
            ledger,
            submission.visit(),
            Words.of("--id=" + kept.id()),
            Verb.RUN_ROLLBACK,
            (tx, held, _) -> save(tx, submission.visit(), held, lessons));
    return Submitted.of(reply, LESSONS);
  }

  private static List<String> lines(@Nullable String typed) {
    return typed == null
        ? List.of()
        : typed.lines().map(Wording::line).filter(line -> !line.isEmpty()).toList();
  }

  private static Reply save(Tx tx, Visit visit, Held held, List<String> lessons) {
    Run run = held.run();
    List<Intake.Complete> complete = new ArrayList<>();
    for (String lesson : lessons) {
      switch (Intake.judge(
          draft(run, lesson),
          Roles.standing(tx.sql(), visit, held.launch()),
          visit.today(),
          held.launch().launchDate())) {
        case Intake.Refused(String why) -> {
          return new Reply.Refusal(why);
        }
        case Intake.Missing(_, var parts) -> {
          return new Reply.Refusal(
              parts.stream().map(Part::sentence).collect(Collectors.joining(" ")));
        }
        case Intake.Complete one -> complete.add(one);
      }
    }
    List<String> numbers = new ArrayList<>();
    for (Intake.Complete one : complete) {
      long number = TriageFeature.add(tx, held.launch(), visit, one).number();
      DrillStore.learnt(tx, run.id(), number);
      numbers.add("#" + number);
    }
    if (DrillStore.find(tx.sql(), run.id()).isPresent()) {
      DrillListener.show(tx, run, false);
    }
    return new Reply.Private(
        Card.of(
            "Saved as %s; they are chased like every other entry."
                .formatted(String.join(", ", numbers))));
  }

  private static Draft draft(Run run, String lesson) {
    return Draft.of(lesson)
        .withSeverity(Severity.MEDIUM)
        .withImpact(
            "%sLearnt in rollback %d of %s: until it is done, the way back is slower or less sure."
                .formatted(run.drill() ? "DRILL · " : "", run.number(), run.environment()))
        .withTags(List.of(run.drill() ? "drill" : "rollback", "rollback-" + run.number()));
  }
}
