package launchbot.bot.settings;

import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import launchbot.launch.SettingsRules;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** Showing and changing settings, whatever the entrance. */
final class SettingsDesk {
  private final Ledger ledger;

  SettingsDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply show(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            new Reply.Private(
                SettingsView.card(
                    null, launch, SettingsStore.of(sql, launch.id()), visit.today())));
  }

  /** Whatever was typed behind {@code settings}. */
  Reply typed(Visit visit, Words words) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Settings before = SettingsStore.of(tx.sql(), launch.id());
          return switch (SettingsWords.read(words, before, visit.today())) {
            case SettingsWords.Unclear(String why) -> new Reply.Refusal(why);
            case SettingsWords.Form _ -> form(visit, launch, before);
            case SettingsWords.Next(Settings next) -> change(tx, launch, visit, next);
          };
        });
  }

  Reply change(Visit visit, Settings next) {
    return LaunchDesk.write(ledger, visit, (tx, launch) -> change(tx, launch, visit, next));
  }

  private static Reply change(Tx tx, Launch launch, Visit visit, Settings next) {
    Settings before = SettingsStore.of(tx.sql(), launch.id());
    return switch (SettingsRules.change(launch, before, next, Roles.of(visit, launch))) {
      case Verdict.Refused<Settings>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Settings>(Settings saved, Change change) -> {
        SettingsStore.save(tx, launch.id(), saved, change);
        yield new Reply.Private(
            SettingsView.card("Saved. From now on it is like this:", launch, saved, visit.today()));
      }
    };
  }

  /** Whoever may not change anything is told before filling it in. */
  private static Reply form(Visit visit, Launch launch, Settings settings) {
    return Permissions.check(Roles.of(visit, launch), Verb.CONFIGURE)
        .<Reply>map(Reply.Refusal::new)
        .orElseGet(() ->
            new Reply.Open(
                SettingsView.form(visit.channel(), settings),
                Card.of("Type what is to change: " + SettingsWords.KNOWN + ".")));
  }
}
