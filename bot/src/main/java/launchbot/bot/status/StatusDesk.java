package launchbot.bot.status;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.StatusPostStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.outbox.OutboxStore;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jooq.DSLContext;

/** {@code /launch status}: shows it, posts it, pins it, hands it to scripts. */
final class StatusDesk {
  private static final Duration BETWEEN_POSTS = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Situations situations;

  StatusDesk(Ledger ledger, Situations situations) {
    this.ledger = ledger;
    this.situations = situations;
  }

  Reply typed(Ask ask) {
    Visit visit = ask.visit();
    Words words = ask.words();
    if (words.isEmpty()) {
      return Here.read(
          ledger,
          visit,
          "Which launch's status?",
          "status_show",
          (sql, launch) -> shown(sql, visit, launch));
    }
    if (words.size() == 1
        && words.get(0) instanceof Word.Text(String text)
        && text.toLowerCase(Locale.ROOT).equals("json")) {
      return Here.then(
          ledger, visit, "Which launch's status?", "status_json", id -> json(visit, id));
    }
    return new Reply.Refusal(
        "Type `/launch status` for the status, or `/launch status json` for a file that scripts"
            + " read.");
  }

  Reply show(Visit visit, long id) {
    return Here.chosen(ledger, visit, id, (sql, launch) -> shown(sql, visit, launch));
  }

  Reply reasons(Visit visit, long id, int page) {
    return Here.chosen(
        ledger,
        visit,
        id,
        (sql, launch) ->
            new Reply.Replace(
                StatusView.reasons(launch, situations.readiness(sql, launch, visit.at()), page)));
  }

  /** Says it to everybody, but not twice in a row. */
  Reply post(Visit visit, long id) {
    return written(
        visit,
        id,
        Verb.POST_STATUS,
        (tx, launch) -> {
          if (!StatusPostStore.claim(tx, launch.id(), BETWEEN_POSTS)) {
            return new Reply.Refusal(
                "The status was posted in %s less than a minute ago: look there, or wait a moment."
                    .formatted(Mrkdwn.channel(launch.channel())));
          }
          Card card =
              StatusView.card(situations.of(tx.sql(), launch, visit.at()), StatusView.For.ALL);
          tx.say(
              new Message.Post(
                  launch.channel(), null, card.text(), card.blocksJson(), Message.Urgency.NEWS));
          tx.record(change("posted-status", launch));
          return new Reply.Private(
              Card.of(
                  "The status is on its way to %s.".formatted(Mrkdwn.channel(launch.channel()))));
        });
  }

  /** Puts up the one that stays current. */
  Reply pin(Visit visit, long id) {
    return written(
        visit,
        id,
        Verb.PIN,
        (tx, launch) -> {
          String subject = StatusBoard.subject(launch.id());
          if (OutboxStore.stands(tx.sql(), subject)) {
            return new Reply.Refusal(
                "It stands in %s already, among its pins. If it annoys you, delete the message; the"
                        .formatted(Mrkdwn.channel(launch.channel()))
                    + " same button puts it up again.");
          }
          OutboxStore.forgetPosted(tx.sql(), subject);
          StatusBoard.putUp(tx, launch);
          tx.record(change("pinned-status", launch));
          return new Reply.Private(
              Card.of(
                  "The status comes up in %s, pinned, and follows every change."
                      .formatted(Mrkdwn.channel(launch.channel()))));
        });
  }

  /** As a file, which is as long as it has to be. */
  Reply json(Visit visit, long id) {
    return written(
        visit,
        id,
        Verb.READ,
        (tx, launch) -> {
          String name = "launch-status-%s.json".formatted(visit.today());
          tx.say(
              new Message.File(
                  visit.person().id(),
                  null,
                  name,
                  StatusJson.of(situations.of(tx.sql(), launch, visit.at())),
                  "The status of *%s*.".formatted(Mrkdwn.plain(launch.name()))));
          return new Reply.Private(
              Card.of("It is on its way to you as `%s`, in a direct message.".formatted(name)));
        });
  }

  private interface Work {
    Reply in(Tx tx, Launch launch);
  }

  private Reply written(Visit visit, long id, Verb verb, Work work) {
    return ledger.write(
        visit.cause(),
        tx -> {
          Optional<Launch> launch = LaunchStore.find(tx.sql(), id);
          if (launch.isEmpty()) {
            return new Reply.Refusal(Here.GONE);
          }
          return Permissions.check(Roles.of(visit, launch.get()), verb)
              .<Reply>map(Reply.Refusal::new)
              .orElseGet(() -> work.in(tx, launch.get()));
        });
  }

  private Reply shown(DSLContext sql, Visit visit, Launch launch) {
    return new Reply.Replace(
        StatusView.card(situations.of(sql, launch, visit.at()), StatusView.For.ONE));
  }

  private static Change change(String verb, Launch launch) {
    return new Change(verb, new Subject("launch", launch.id()), List.of(), null);
  }
}
