package launchbot.bot.freeze;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.decision.DecisionLog;
import launchbot.decision.Kind;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.sprint.Asking;
import launchbot.sprint.Exemption;
import launchbot.sprint.ExemptionStore;
import launchbot.sprint.Exemptions;
import launchbot.triage.Wording;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Asking for exceptions and deciding them, whatever the entrance. */
final class FreezeDesk {
  private static final Duration CALM = Duration.ofSeconds(1);

  private static final String NONE = "There is no such exception. `/launch freeze` lists them.";

  private final Ledger ledger;

  FreezeDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What the lead says. */
  record Decision(boolean granted, @Nullable String note) {}

  Reply show(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> new Reply.Private(FreezeView.card(Frozen.of(sql, launch, visit.at()))));
  }

  /** One exception, wherever its lead reads of it. */
  Reply show(Visit visit, long id) {
    return ledger.<Reply>read(
        visit.workspace(),
        sql ->
            ExemptionStore.find(sql, id)
                .<Reply>map(one -> new Reply.Private(card(sql, one, visit.at())))
                .orElseGet(() -> new Reply.Refusal(NONE)));
  }

  static Card card(DSLContext sql, Exemption one, Instant now) {
    Launch launch = LaunchStore.find(sql, one.launch()).orElseThrow();
    Frozen frozen = Frozen.of(sql, launch, now);
    return FreezeView.exemption(one, frozen.freeze(), frozen.today(), launch.lead());
  }

  Reply ask(Visit visit, FreezeWords words) {
    return LaunchDesk.write(ledger, visit, (tx, launch) -> ask(tx, visit, launch, words));
  }

  private static Reply ask(Tx tx, Visit visit, Launch found, FreezeWords words) {
    // Numbers have no doubles: whoever takes one holds the launch.
    Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
    Frozen frozen = Frozen.of(tx.sql(), launch, visit.at());
    Optional<String> objection =
        Exemptions.objection(
            frozen.freeze(),
            words.what(),
            words.reason(),
            words.through(),
            frozen.exemptions(),
            asking(visit, frozen));
    if (objection.isPresent()) {
      return new Reply.Refusal(objection.get());
    }
    Exemption asked =
        ExemptionStore.ask(
            tx,
            launch.id(),
            Wording.line(words.what()),
            Wording.line(String.valueOf(words.reason())),
            words.through());
    say(tx, launch, asked, true);
    return new Reply.Private(
        Card.of(
            "Exception *%d* is asked for. <@%s> decides it, and you are told. Until then the freeze holds for it too."
                .formatted(asked.number(), launch.lead())));
  }

  /** By the number that people type. */
  Reply decide(Visit visit, int number, Decision decision) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) ->
            ExemptionStore.ofLaunch(tx.sql(), launch.id()).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .map(one -> decide(tx, visit, one.id(), decision))
                .orElseGet(() ->
                    new Reply.Refusal(
                        "There is no exception %d in this launch. `/launch freeze` lists them."
                            .formatted(number))));
  }

  /** By the id that our own buttons bring back. */
  Reply decideById(Visit visit, long id, Decision decision) {
    return ledger.<Reply>write(visit.cause(), tx -> decide(tx, visit, id, decision));
  }

  /** The form for a no; whoever may not say it is told before filling it in. */
  Reply refusal(Visit visit, long id) {
    return ledger.<Reply>read(
        visit.workspace(),
        sql -> {
          Optional<Exemption> found = ExemptionStore.find(sql, id);
          if (found.isEmpty()) {
            return new Reply.Refusal(NONE);
          }
          Exemption asked = found.get();
          Launch launch = LaunchStore.find(sql, asked.launch()).orElseThrow();
          Frozen frozen = Frozen.of(sql, launch, visit.at());
          return Exemptions.refuse(asked, null, frozen.freeze(), asking(visit, frozen))
                  instanceof Verdict.Refused<Exemption>(String why)
              ? new Reply.Refusal(why)
              : new Reply.Open(
                  FreezeForms.refuse(visit.channel(), id),
                  Card.of(
                      "Type `/launch freeze refuse %d because …` instead."
                          .formatted(asked.number())));
        });
  }

  private static Reply decide(Tx tx, Visit visit, long id, Decision decision) {
    Optional<Exemption> found = ExemptionStore.lock(tx, id);
    if (found.isEmpty()) {
      return new Reply.Refusal(NONE);
    }
    Exemption asked = found.get();
    Launch launch = LaunchStore.find(tx.sql(), asked.launch()).orElseThrow();
    Frozen frozen = Frozen.of(tx.sql(), launch, visit.at());
    Asking who = asking(visit, frozen);
    Verdict<Exemption> verdict =
        decision.granted()
            ? Exemptions.grant(asked, frozen.freeze(), who)
            : Exemptions.refuse(asked, decision.note(), frozen.freeze(), who);
    return switch (verdict) {
      case Verdict.Refused<Exemption>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Exemption>(Exemption next, Change change) -> {
        ExemptionStore.save(tx, next, change);
        log(tx, next, visit.person().id());
        say(tx, launch, next, false);
        tellAsker(tx, next, frozen.today());
        yield new Reply.Private(Card.of(FreezeView.headline(next, frozen.today())));
      }
    };
  }

  private static void log(Tx tx, Exemption one, String by) {
    String note = one.note();
    DecisionLog.add(
        tx,
        one.launch(),
        Kind.FREEZE,
        "launch freeze",
        one.state() == Exemption.State.GRANTED
            ? "granted exception %d through %s: %s, because %s"
                .formatted(one.number(), one.through(), one.what(), one.reason())
            : "refused exception %d: %s%s"
                .formatted(one.number(), one.what(), note == null ? "" : ", because " + note),
        null,
        by);
  }

  /** The exception's own messages follow it: one in the channel, one with the lead. */
  static void say(Tx tx, Launch launch, Exemption one, boolean post) {
    tx.say(live(launch.channel(), ExemptionLive.CHANNEL, one, post));
    if (!post || !launch.lead().equals(one.askedBy())) {
      tx.say(live(launch.lead(), ExemptionLive.LEAD, one, post));
    }
    StatusBoard.follow(tx, launch);
  }

  private static Message live(String channel, String kind, Exemption one, boolean post) {
    return new Message.Live(
        channel,
        ExemptionLive.subject(kind, one.id()),
        CALM,
        post,
        kind.equals(ExemptionLive.LEAD) ? Message.Urgency.ANSWER : Message.Urgency.NEWS);
  }

  private static void tellAsker(Tx tx, Exemption one, LocalDate today) {
    if (!one.askedBy().equals(one.decidedBy())) {
      Card card = FreezeView.decided(one, today);
      tx.say(
          new Message.Post(
              one.askedBy(), null, card.text(), card.blocksJson(), Message.Urgency.ANSWER));
    }
  }

  private static Asking asking(Visit visit, Frozen frozen) {
    return new Asking(
        visit.person().id(), Roles.of(visit, frozen.launch()), frozen.working(), visit.at());
  }
}
