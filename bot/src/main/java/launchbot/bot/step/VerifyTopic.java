package launchbot.bot.step;

import com.slack.api.model.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.rollback.RunDesk;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.jobs.alarm.AlarmText;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Length;
import launchbot.rollback.Run;
import launchbot.rollback.RunWatch;
import launchbot.rollback.RunWatchStore;
import launchbot.rollback.Verification;
import launchbot.triage.Wording;

/** {@code /rollback verify}: how it looks now, that a person has looked, and how long it takes. */
final class VerifyTopic implements Topic.Answer, Modal {
  static final String WORD = "verify";
  static final String CALLBACK = "rollback_well";
  static final String NOTE = "note";
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Ledger ledger;
  private final Verifying verifying;

  VerifyTopic(Ledger ledger, Verifying verifying) {
    this.ledger = ledger;
    this.verifying = verifying;
  }

  Topic topic() {
    return Topic.of(
        WORD,
        "[well because … | 10m]",
        "how it looks once the steps are over; says that a person has looked; for how long all must"
            + " be well",
        this);
  }

  @Override
  public Reply answer(Ask ask) {
    StepWords said = StepWords.read(ask.words());
    if (said.number() == null && said.word().isEmpty()) {
      return show(ask.visit(), said.which());
    }
    if (said.word().equals("well")) {
      String note = said.note();
      return note == null
          ? form(ask.visit(), said.which())
          : confirm(ask.visit(), said.which(), note.replaceFirst("^(?i)because\\s+", ""));
    }
    Optional<Duration> patience = Length.of(ask.words().text());
    return patience.isPresent()
        ? patience(ask.visit(), patience.get())
        : new Reply.Refusal(
            "Type `/rollback verify` to see how it looks, `/rollback verify well because …` once"
                + " you have looked yourself, or `/rollback verify 10m` for how long all must be"
                + " well.");
  }

  private Reply show(Visit visit, Words which) {
    return RunDesk.read(
        ledger,
        visit,
        which,
        (sql, one) -> {
          Instant over = RunWatchStore.find(sql, one.run().id()).map(RunWatch::over).orElse(null);
          List<String> lines = new ArrayList<>();
          lines.add(
              "*%sRollback %d*: %s. It counts as verified when all has been well for %s after the last step."
                  .formatted(
                      StepView.mark(one.run()),
                      one.run().number(),
                      one.run().status().key(),
                      AlarmText.lasted(RunWatchStore.patience(sql, one.launch().id()))));
          List<Verification.Reading> readings =
              Measuring.readings(
                  sql, one.launch(), one.run(), over == null ? Instant.EPOCH : over, visit.at());
          readings.forEach(reading -> lines.add(line(reading)));
          if (readings.isEmpty()) {
            lines.add("Nothing measures it: a person is asked to look once the steps are over.");
          }
          return new Reply.Private(
              new Card(
                  "How rollback %d looks".formatted(one.run().number()), Blocks.sections(lines)));
        });
  }

  private static String line(Verification.Reading reading) {
    String words = reading.words();
    return "%s %s%s"
        .formatted(
            switch (reading.look()) {
              case GOOD -> "🟢";
              case BAD -> "🔴";
              case UNKNOWN -> "⚪";
            },
            Mrkdwn.plain(reading.what()),
            words == null ? "" : " · " + Mrkdwn.plain(words));
  }

  private Reply patience(Visit visit, Duration patience) {
    if (patience.compareTo(LONGEST) > 0 || patience.toSecondsPart() != 0) {
      return new Reply.Refusal("In whole minutes, a day at most: `/rollback verify 10m`.");
    }
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.PLAN_ROLLBACK);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          RunWatchStore.patience(tx, launch.id(), patience);
          return new Reply.Private(
              Card.of(
                  "From now on a rollback counts as verified when all has been well for %s after its last step."
                      .formatted(AlarmText.lasted(patience))));
        });
  }

  private Reply confirm(Visit visit, Words which, String note) {
    Optional<String> tooLong = Wording.againstText("A note", note);
    if (tooLong.isPresent()) {
      return new Reply.Refusal(tooLong.get());
    }
    return RunDesk.write(
        ledger,
        visit,
        which,
        Verb.RUN_ROLLBACK,
        (tx, held, _) ->
            verifying
                .confirm(tx, held, visit.person().id(), note)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Private(
                        Card.of(
                            "Kept: rollback %d counts as verified, on your word."
                                .formatted(held.run().number())))));
  }

  private Reply form(Visit visit, Words which) {
    return RunDesk.read(
        ledger,
        visit,
        which,
        (_, one) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, one.launch()), Verb.RUN_ROLLBACK);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : new Reply.Open(
                  view(visit.channel(), one.run()),
                  Card.of("Type it: `/rollback verify well because …`"));
        });
  }

  private static View view(String channel, Run run) {
    return Forms.modal(
        CALLBACK,
        "All is well again",
        "Confirm",
        new Kept(channel, run.id(), "").json(),
        List.of(
            Forms.input(
                NOTE,
                "What have you looked at, and what did you see?",
                "It stands in the timeline as the ground of this decision",
                false,
                Forms.text(
                    null, "Bought a shirt with a card, mail has come", Wording.TEXT, true))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    String typed = Forms.visible(submission.value(NOTE));
    String note = typed == null ? null : Wording.lineOrNull(typed);
    return note == null
        ? Submitted.error(NOTE, "What did you see? A few words.")
        : Submitted.of(confirm(submission.visit(), StepDesk.named(kept.id()), note), NOTE);
  }
}
