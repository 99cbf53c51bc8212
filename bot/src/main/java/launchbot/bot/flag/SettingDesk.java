package launchbot.bot.flag;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.flag.Flag;
import launchbot.flag.FlagShelfStore;
import launchbot.flag.FlagStore;
import launchbot.flag.FlagToken;
import launchbot.flag.FlagTokenStore;
import launchbot.flag.Flags;
import launchbot.launch.HookToken;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Wording;

/** What the lead sets of switches: which there are, their limits, who may ask. */
final class SettingDesk {
  private static final int MOST_ALONE = 20;

  private final Ledger ledger;
  private final URI base;

  SettingDesk(Ledger ledger, URI base) {
    this.ledger = ledger;
    this.base = base;
  }

  private interface Rule {
    Verdict<Flag> decide(Flag flag, Launch launch);
  }

  Reply add(Visit visit, SwitchWords words) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          long standing =
              FlagStore.standing(tx.sql(), launch.id()).stream()
                  .filter(one -> one.environment().equals(words.environment()))
                  .count();
          Optional<String> no =
              Flags.objection(words.key(), words.what(), (int) standing, Roles.of(visit, launch));
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          return FlagStore.add(
                  tx, launch.id(), words.environment(), words.key(), Wording.line(words.what()))
              .<Reply>map(flag -> {
                AskedFor.prove(tx, launch.id());
                return new Reply.Private(
                    new Card(
                        "The switch *%s* is there, and on.".formatted(Mrkdwn.plain(flag.name())),
                        SwitchView.show(flag, List.of()).blocks()));
              })
              .orElseGet(() ->
                  new Reply.Refusal(
                      "There is a switch of that key in %s already; `/rollback switch list` shows it."
                          .formatted(words.environment())));
        });
  }

  Reply limit(Visit visit, SwitchWords words, boolean alone, Duration longest) {
    return change(
        visit,
        words,
        (flag, launch) ->
            Flags.limit(flag, new Flag.Solo(alone, longest), Roles.of(visit, launch)));
  }

  Reply remove(Visit visit, SwitchWords words) {
    return change(
        visit, words, (flag, launch) -> Flags.remove(flag, Roles.of(visit, launch), visit.at()));
  }

  private Reply change(Visit visit, SwitchWords words, Rule rule) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<Flag> flag = FlagStore.lock(tx, launch.id(), words.environment(), words.key());
          if (flag.isEmpty()) {
            return SwitchDesk.missing(words);
          }
          return switch (rule.decide(flag.get(), launch)) {
            case Verdict.Refused<Flag>(String why) -> new Reply.Refusal(why);
            case Verdict.Moved<Flag>(Flag next, Change change) -> {
              FlagStore.save(tx, next, change);
              StatusBoard.follow(tx, launch);
              AskedFor.prove(tx, launch.id());
              yield new Reply.Private(
                  next.removedAt() != null
                      ? Card.of(
                          "The switch *%s* is removed: programs that ask for it are told that there is none, and take their own default."
                              .formatted(Mrkdwn.plain(next.name())))
                      : SwitchView.show(next, List.of()));
            }
          };
        });
  }

  Reply mostAlone(Visit visit, int most) {
    return lead(
        visit,
        (tx, launch) -> {
          if (most > MOST_ALONE) {
            return new Reply.Refusal("At most %d at once.".formatted(MOST_ALONE));
          }
          FlagShelfStore.mostAlone(tx, launch.id(), most);
          tx.record(
              new Change(
                  "switches-limited",
                  new Subject("launch", launch.id()),
                  List.of(new Change.Field("off alone", null, String.valueOf(most))),
                  null));
          return new Reply.Private(
              Card.of(
                  "Whoever is on call may have %d switches off alone at once.".formatted(most)));
        });
  }

  Reply token(Visit visit, String environment) {
    if (visit.responseUrl() == null) {
      return new Reply.Refusal(
          "In a thread everybody would read the token. Type `/rollback switch token` in the"
              + " channel, where only you see the answer.");
    }
    return lead(
        visit,
        (tx, launch) -> {
          long standing =
              FlagTokenStore.standing(tx.sql(), launch.id()).stream()
                  .filter(one -> one.environment().equals(environment))
                  .count();
          if (standing >= FlagToken.MOST) {
            return new Reply.Refusal(
                "%s has %d tokens already: `/rollback switch tokens` lists them, `revoke 2` closes one."
                    .formatted(Mrkdwn.plain(environment), standing));
          }
          HookToken token = HookToken.random();
          return new Reply.Private(
              SwitchView.token(
                  FlagTokenStore.add(tx, launch.id(), environment, token), token, base));
        });
  }

  Reply revoke(Visit visit, int number) {
    return lead(
        visit,
        (tx, launch) ->
            FlagTokenStore.revoke(tx, launch.id(), number)
                .<Reply>map(one ->
                    new Reply.Private(
                        Card.of(
                            "Token *%d* is revoked: whoever asks with it is refused within two seconds, and takes its own default."
                                .formatted(number))))
                .orElseGet(() ->
                    new Reply.Refusal(
                        "There is no token %d that is good. `/rollback switch tokens` lists them."
                            .formatted(number))));
  }

  private Reply lead(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (Tx tx, Launch found) -> {
          // Numbers have no doubles: whoever takes one holds the launch.
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SET_FLAGS);
          return no.isPresent() ? new Reply.Refusal(no.get()) : work.in(tx, launch);
        });
  }
}
