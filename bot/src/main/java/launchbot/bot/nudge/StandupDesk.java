package launchbot.bot.nudge;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.SettingsStore;
import launchbot.launch.WorkingDays;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.nudge.StandupAnswer;
import launchbot.nudge.StandupStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Answering a stand-up and looking at it: by command, by button, by form. */
final class StandupDesk implements Modal {
  /** How many days late an answer may be. */
  private static final int LATEST = 7;

  private final Ledger ledger;

  StandupDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  /** {@code /launch standup [show]}. */
  Reply typed(Ask ask) {
    Visit visit = ask.visit();
    boolean show =
        ask.words().size() == 1 && ask.words().get(0) instanceof Word.Text t && t.is("show");
    if (!ask.words().isEmpty() && !show) {
      return new Reply.Refusal(
          "Nothing was saved. Type `/launch standup` to answer, or `/launch standup show` to read"
              + " what the others said.");
    }
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            show ? shown(sql, launch, visit.today()) : open(sql, visit, launch, visit.today()));
  }

  /** The button under a question or a summary: {@code 12/2026-12-01}. */
  Reply pressed(Visit visit, String value) {
    String[] parts = value.split("/", -1);
    if (parts.length != 2 || !parts[0].matches("\\d{1,15}")) {
      throw new Garbled("no stand-up");
    }
    LocalDate day = Forms.date(parts[1]);
    return ledger.read(
        visit.workspace(),
        sql ->
            LaunchStore.find(sql, Long.parseLong(parts[0]))
                .map(launch -> open(sql, visit, launch, day))
                .orElseGet(() -> new Reply.Refusal(NudgeButtons.NO_LAUNCH)));
  }

  private static Reply shown(DSLContext sql, Launch launch, LocalDate day) {
    return StandupLive.card(sql, launch, day)
        .<Reply>map(Reply.Private::new)
        .orElseGet(() ->
            new Reply.Private(
                Card.of(
                    "Nobody has been asked today and nobody has said anything. `/launch standup`"
                        + " answers; `/launch settings` says at which time I ask.")));
  }

  private static Reply open(DSLContext sql, Visit visit, Launch launch, LocalDate day) {
    Optional<String> refusal = untimely(day, visit.today());
    if (refusal.isPresent()) {
      return new Reply.Refusal(refusal.get());
    }
    String person = visit.person().id();
    StandupAnswer before =
        StandupStore.find(sql, launch.id(), day, person)
            .orElseGet(
                () -> new StandupAnswer(launch.id(), day, person, "", "", "", null, null, null));
    if (!before.answered()) {
      WorkingDays days = SettingsStore.of(sql, launch.id()).workingDays(visit.person().zone());
      String did = Standups.did(sql, person, lastBefore(day, days));
      before =
          new StandupAnswer(launch.id(), day, person, did, "", "", before.askedAt(), null, null);
    }
    return new Reply.Open(
        StandupView.form(launch, before, visit.today()),
        Card.of("Type `/launch standup` in %s.".formatted(Mrkdwn.channel(launch.channel()))));
  }

  /** When the working day before that one began. */
  private static Instant lastBefore(LocalDate day, WorkingDays days) {
    LocalDate before = day.minusDays(1);
    for (int i = 0; i < LATEST && !days.works(before); i++) {
      before = before.minusDays(1);
    }
    return before.atStartOfDay(days.zone()).toInstant();
  }

  private static Optional<String> untimely(LocalDate day, LocalDate today) {
    if (day.isAfter(today.plusDays(1))) {
      return Optional.of("That day has not come yet. `/launch standup` answers today's.");
    }
    return day.isBefore(today.minusDays(LATEST))
        ? Optional.of(
            "That stand-up is more than a week old and closed. `/launch standup` answers today's.")
        : Optional.empty();
  }

  @Override
  public String callbackId() {
    return StandupView.CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Visit visit = submission.visit();
    Kept kept = kept(submission.view().getPrivateMetadata());
    String done = text(submission, StandupView.DONE);
    String today = text(submission, StandupView.TODAY);
    String blocked = text(submission, StandupView.BLOCKED);
    if ((done + today + blocked).isEmpty()) {
      return error("Say at least one of the three.");
    }
    Optional<String> untimely = untimely(kept.day(), visit.today());
    if (untimely.isPresent()) {
      return error(untimely.get().replace("`", ""));
    }
    return ledger.write(
        visit.cause(),
        tx -> {
          Optional<Launch> launch = LaunchStore.find(tx.sql(), kept.launch());
          if (launch.isEmpty()) {
            return error(NudgeButtons.NO_LAUNCH);
          }
          String person = visit.person().id();
          StandupAnswer before =
              StandupStore.find(tx.sql(), kept.launch(), kept.day(), person)
                  .orElseGet(() ->
                      new StandupAnswer(
                          kept.launch(), kept.day(), person, "", "", "", null, null, null));
          StandupStore.save(tx, before.saying(done, today, blocked, visit.at()));
          tx.record(
              new Change(
                  before.answered() ? "changed" : "answered",
                  new Subject("standup", kept.launch()),
                  List.of(new Change.Field("day", null, kept.day().toString())),
                  null));
          Standups.summarize(tx, launch.get(), kept.day());
          return new Submitted.Close(
              Card.of(
                  "Thank you. It stands in the summary in %s; the button there changes it."
                      .formatted(Mrkdwn.channel(launch.get().channel()))));
        });
  }

  private static Submitted error(String why) {
    return new Submitted.Errors(Map.of(StandupView.DONE, why));
  }

  private static String text(Submission submission, String block) {
    String typed = Forms.visible(submission.value(block));
    return typed == null ? "" : typed.strip();
  }

  private record Kept(long launch, LocalDate day) {}

  private static Kept kept(@Nullable String metadata) {
    try {
      if (metadata != null && JsonParser.parseString(metadata) instanceof JsonObject json) {
        return new Kept(
            json.get("launch").getAsLong(), LocalDate.parse(json.get("day").getAsString()));
      }
    } catch (JsonParseException
        | DateTimeException
        | NumberFormatException
        | NullPointerException
        | UnsupportedOperationException
        | IllegalStateException e) {
      throw new Garbled("no stand-up");
    }
    throw new Garbled("no stand-up");
  }
}
