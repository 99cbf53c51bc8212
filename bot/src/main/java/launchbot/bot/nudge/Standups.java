package launchbot.bot.nudge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.launch.Launch;
import launchbot.ledger.Actor;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Tx;
import launchbot.nudge.Kind;
import launchbot.nudge.Nudge;
import launchbot.nudge.StandupAnswer;
import launchbot.nudge.StandupStore;
import launchbot.outbox.Message;
import launchbot.people.Person;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import org.jooq.DSLContext;

/** Asks each person the three questions, in their morning, and keeps the channel's summary. */
final class Standups {
  private static final Duration CALM = Duration.ofSeconds(3);
  private static final int MOST_FACTS = 40;
  private static final int MOST_LINES = 8;

  private Standups() {}

  /** Whoever has answered already is not asked; a question of yesterday is none. */
  static void ask(Scene scene, Person person) {
    if (scene.late()) {
      return;
    }
    List<Nudge> told = new Telling(scene).tell(question(scene, person));
    if (!told.isEmpty()) {
      LocalDate day = scene.today(person.zone());
      StandupStore.save(
          scene.tx(),
          StandupAnswer.asked(scene.launch().id(), day, person.id(), scene.tx().cause().at()));
      // At night in the channel nobody is told that somebody far away was asked.
      boolean open = scene.days().open(scene.scheduled());
      scene.tx().say(summary(scene.launch(), day, open));
    }
  }

  static List<Say> question(Scene scene, Person person) {
    LocalDate day = scene.today(person.zone());
    boolean answered =
        StandupStore.find(scene.sql(), scene.launch().id(), day, person.id())
            .map(StandupAnswer::answered)
            .orElse(false);
    if (answered) {
      return List.of();
    }
    String line = "Stand-up: what is done, what comes today, what is in the way?";
    var nudge =
        new Nudge(Kind.STANDUP, "standup", person.id(), EntryLines.started(scene), false, line);
    return List.of(
        new Say(
            nudge,
            person.zone(),
            List.of(StandupView.question(scene.launch())),
            List.of(StandupView.answer("Answer", scene.launch().id(), day))));
  }

  /** The one message of a day follows every answer. */
  static void summarize(Tx tx, Launch launch, LocalDate day) {
    tx.say(summary(launch, day, true));
  }

  private static Message summary(Launch launch, LocalDate day, boolean post) {
    return new Message.Live(
        launch.channel(), StandupLive.subject(launch.id(), day), CALM, post, Message.Urgency.NUDGE);
  }

  /**
   * What somebody did in the bot since the last stand-up, a line each, in plain text.
   *
   * @param since when the working day before began
   */
  static String did(DSLContext sql, String person, Instant since) {
    Set<String> lines = new LinkedHashSet<>();
    List<HistoryStore.Fact> facts =
        new ArrayList<>(
            HistoryStore.newestBy(sql, Actor.person(person), "entry", since, MOST_FACTS)
                .reversed());
    for (HistoryStore.Fact fact : facts) {
      long number = fact.change().subject().number();
      Optional<Entry> entry = EntryStore.find(sql, number);
      entry
          .filter(one -> !one.deleted())
          .ifPresent(
              one -> lines.add("%s #%d %s".formatted(fact.change().verb(), number, one.title())));
    }
    return String.join("\n", lines.stream().limit(MOST_LINES).toList());
  }
}
