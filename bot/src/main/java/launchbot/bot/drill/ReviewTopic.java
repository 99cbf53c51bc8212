package launchbot.bot.drill;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.ledger.Ledger;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.people.Verb;

/** {@code /rollback review [2026-Q4]}: what a quarter has shown, as a file. */
final class ReviewTopic implements Topic.Answer {
  static final String WORD = "review";

  private final Ledger ledger;

  ReviewTopic(Ledger ledger) {
    this.ledger = ledger;
  }

  Topic topic() {
    return Topic.of(
        WORD,
        "[2026-Q4]",
        "a quarter's drills, rollbacks, figures, changes of plans and what is missing, as a file",
        this);
  }

  @Override
  public Reply answer(Ask ask) {
    String word = ask.words().text();
    Optional<Quarter> quarter =
        word.isEmpty() ? Optional.of(Quarter.of(ask.visit().today())) : Quarter.parse(word);
    if (quarter.isEmpty()) {
      return new Reply.Refusal("Name a quarter so: `/rollback review 2026-Q4`.");
    }
    return LaunchDesk.write(
        ledger,
        ask.visit(),
        (tx, launch) -> {
          Optional<String> no = Permissions.check(Roles.of(ask.visit(), launch), Verb.READ);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          Map<String, String> names =
              PersonStore.everybody(tx.sql()).stream()
                  .collect(Collectors.toMap(Person::id, Person::name, (one, _) -> one));
          Review review = Review.of(tx.sql(), launch, quarter.get(), ask.visit().at());
          tx.say(
              new Message.File(
                  launch.channel(),
                  null,
                  "rollback-review-%s.md".formatted(quarter.get()),
                  ReviewMarkdown.of(launch, review, names, ask.visit().at()),
                  "Rollback review %s".formatted(quarter.get())));
          return new Reply.Private(
              Card.of(
                  "The review of %s is on its way as a file, to the launch's channel."
                      .formatted(quarter.get())));
        });
  }
}
