package launchbot.bot.nudge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import launchbot.bot.slack.Card;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.nudge.StandupAnswer;
import launchbot.nudge.StandupStore;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import org.jooq.DSLContext;

/** A day's stand-up in the channel: one message that follows every answer. */
final class StandupLive implements LiveView {
  private static final String KIND = "standup";

  private final Ledger ledger;

  StandupLive(Ledger ledger) {
    this.ledger = ledger;
  }

  static String subject(long launch, LocalDate day) {
    return "%s:%d:%s".formatted(KIND, launch, day);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    String[] parts = subject.split(":", -1);
    LocalDate day = LocalDate.parse(parts[2]);
    return ledger.read(
        workspace,
        sql ->
            LaunchStore.find(sql, Long.parseLong(parts[1]))
                .flatMap(launch -> card(sql, launch, day))
                .map(card -> card.rendered(false)));
  }

  /** Empty where nobody was asked and nobody has answered. */
  static Optional<Card> card(DSLContext sql, Launch launch, LocalDate day) {
    List<StandupAnswer> all = StandupStore.of(sql, launch.id(), day);
    var names =
        PersonStore.find(sql, all.stream().map(StandupAnswer::person).toList()).stream()
            .collect(Collectors.toMap(Person::id, Function.identity()));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(StandupView.summary(launch, day, all, names));
  }
}
