package launchbot.bot.criterion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.criterion.Armed;
import launchbot.criterion.ArmedStore;
import launchbot.criterion.Criterion;
import launchbot.criterion.Metric;
import launchbot.criterion.ReadingStore;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** {@code /rollback criteria} and {@code /rollback reading drift 3}. */
final class CriterionDesk {
  private static final Pattern READING =
      Pattern.compile(
          "(?<name>[A-Za-z][A-Za-z0-9_-]{0,39})(?:\\s*[=:]\\s*|\\s+)"
              + "(?<number>[-+]?[0-9]{1,12}(?:\\.[0-9]{1,6})?)(?:\\s+(?:because\\s+)?(?<note>.{1,300}))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern COMMA =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]*\\s+[-+]?[0-9]+,[0-9].*", Pattern.DOTALL);

  private final Ledger ledger;

  CriterionDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply show(Ask ask) {
    return LaunchDesk.read(
        ledger,
        ask.visit(),
        (sql, launch) ->
            new Reply.Private(
                CriteriaView.card(
                    ArmedStore.of(sql, launch.id()), ask.visit().at(), launch.zone())));
  }

  Reply enter(Ask ask) {
    String typed = ask.words().text();
    Matcher read = READING.matcher(typed);
    if (COMMA.matcher(typed).matches()) {
      return new Reply.Refusal(
          "Write the number with a point, not a comma: `/rollback reading drift 0.5`.");
    }
    if (!read.matches()) {
      return new Reply.Refusal(
          "Say what was counted and how many: `/rollback reading drift 3 because 3 orders have no"
              + " payment`.");
    }
    String name = read.group("name").toLowerCase(Locale.ROOT);
    double value = Double.parseDouble(read.group("number"));
    return LaunchDesk.write(
        ledger,
        ask.visit(),
        (tx, launch) -> {
          Optional<String> refusal =
              Permissions.check(Roles.of(ask.visit(), launch), Verb.PROPOSE_ROLLBACK);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          List<String> waiting =
              ArmedStore.of(tx.sql(), launch.id()).stream()
                  .map(Armed::criterion)
                  .filter(one ->
                      one.metric() instanceof Metric.Reading(String wanted) && wanted.equals(name))
                  .map(Criterion::text)
                  .distinct()
                  .toList();
          ReadingStore.enter(tx, launch.id(), name, value, read.group("note"));
          String kept =
              "Kept: %s is %s. It counts for an hour."
                  .formatted(name, new Metric.Reading(name).shown(value));
          return new Reply.Private(
              Card.of(
                  waiting.isEmpty()
                      ? kept
                          + " No criterion waits for it: `/rollback criteria` shows those that are"
                          + " measured."
                      : kept
                          + " It is held against `%s` at once."
                              .formatted(Mrkdwn.escape(String.join("`, `", waiting)))));
        });
  }
}
