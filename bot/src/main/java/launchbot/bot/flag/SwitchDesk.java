package launchbot.bot.flag;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.flag.Flag;
import launchbot.flag.FlagRequest;
import launchbot.flag.FlagRequestStore;
import launchbot.flag.FlagStore;
import launchbot.flag.Requests;
import launchbot.flag.Turning;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Turning switches, asking for it, answering: load, decide by the rules, save, say. One transaction
 * a request, with the launch and the switch locked, so that of two at once the second sees the
 * first.
 */
final class SwitchDesk {
  private static final String GONE =
      "There is no such switch here. `/rollback switch list` shows those there are.";

  private final Ledger ledger;
  private final Following following;

  SwitchDesk(Ledger ledger, Following following) {
    this.ledger = ledger;
    this.following = following;
  }

  Ledger ledger() {
    return ledger;
  }

  Reply turn(Visit visit, SwitchWords words, boolean on) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<Flag> flag = FlagStore.lock(tx, launch.id(), words.environment(), words.key());
          return flag.isEmpty()
              ? missing(words)
              : turn(
                  tx,
                  visit,
                  launch,
                  flag.get(),
                  new Turning.Wish(on, words.reason(), words.until()));
        });
  }

  /** By the id that our own form brings back. */
  Reply offById(Visit visit, long id, @Nullable String reason, @Nullable Duration length) {
    return ledger.<Reply>write(
        visit.cause(),
        tx -> {
          Optional<Launch> launch =
              FlagStore.find(tx.sql(), id).flatMap(flag -> LaunchStore.lock(tx, flag.launch()));
          Optional<Flag> flag = FlagStore.lock(tx, id);
          if (launch.isEmpty() || flag.isEmpty()) {
            return new Reply.Refusal(GONE);
          }
          Instant until = length == null ? null : visit.at().plus(length);
          return turn(tx, visit, launch.get(), flag.get(), new Turning.Wish(false, reason, until));
        });
  }

  private Reply turn(Tx tx, Visit visit, Launch launch, Flag flag, Turning.Wish wish) {
    Turning.Who who = Acting.who(tx.sql(), visit, launch);
    return switch (Turning.decide(flag, wish, who, Acting.alone(tx.sql(), launch), visit.at())) {
      case Turning.Refused(String why) -> new Reply.Refusal(why);
      case Turning.Asks(Turning.Wish asked, String why) -> ask(tx, launch, flag, asked, why);
      case Turning.Turned turned -> {
        following.turned(tx, launch, turned);
        yield new Reply.Private(Card.of(SwitchView.line(turned.next())));
      }
    };
  }

  private static Reply ask(Tx tx, Launch launch, Flag flag, Turning.Wish wish, String why) {
    Optional<FlagRequest> waiting = FlagRequestStore.waiting(tx.sql(), flag.id());
    if (waiting.isPresent()) {
      return new Reply.Refusal(
          "%s asked for that already, as request %d: it waits for the lead or an approver."
              .formatted(Mrkdwn.user(waiting.get().askedBy()), waiting.get().number()));
    }
    FlagRequest request = FlagRequestStore.add(tx, flag, wish);
    Following.asked(tx, launch, request);
    return new Reply.Private(
        Card.of(
            "%s So request *%d* asks the lead and the approvers; nothing is switched until one of them says yes."
                .formatted(why, request.number())));
  }

  Reply answer(Visit visit, int number, boolean yes, @Nullable String note) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<FlagRequest> request =
              FlagRequestStore.ofNumber(tx.sql(), launch.id(), number)
                  .flatMap(one -> FlagRequestStore.lock(tx, one.id()));
          if (request.isEmpty()) {
            return new Reply.Refusal(
                "There is no request %d for a switch in this launch.".formatted(number));
          }
          return answer(tx, visit, launch, request.get(), yes, note);
        });
  }

  private Reply answer(
      Tx tx, Visit visit, Launch launch, FlagRequest request, boolean yes, @Nullable String note) {
    Flag flag = FlagStore.lock(tx, request.flag()).orElseThrow();
    Turning.Who who = Acting.who(tx.sql(), visit, launch);
    Requests.Answer answer =
        yes
            ? Requests.approve(request, flag, who, visit.at())
            : Requests.refuse(request, note, who, visit.at());
    return switch (answer) {
      case Requests.Refused(String why) -> new Reply.Refusal(why);
      case Requests.Ended(FlagRequest next) -> {
        Following.ended(tx, launch, next);
        yield new Reply.Private(Card.of(SwitchView.state(next)));
      }
      case Requests.Approved(FlagRequest next, Turning.Turned turned) -> {
        // First the request, so that what follows from the turn finds none that waits.
        Following.ended(tx, launch, next);
        following.turned(tx, launch, turned);
        yield new Reply.Private(Card.of(SwitchView.line(turned.next())));
      }
    };
  }

  static Reply missing(SwitchWords words) {
    return new Reply.Refusal(
        "There is no switch `%s` in %s. `/rollback switch list` shows those there are."
            .formatted(
                Mrkdwn.plain(Mrkdwn.truncate(words.key(), 64)), Mrkdwn.plain(words.environment())));
  }
}
