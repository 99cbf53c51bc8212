package launchbot.bot.incident;

import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.incident.Alike;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentSettingsStore;
import launchbot.incident.IncidentStore;
import launchbot.incident.Sev;
import launchbot.incident.TimelineStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.ReceiptStore;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Opening incidents, whatever the entrance: words, a form, a message, a card. */
final class OpenDesk {
  private static final Reply GONE = new Reply.Refusal("Its launch is not here any more.");
  private static final Reply USED = new Reply.Refusal("That card was used already.");

  private final Ledger ledger;
  private final Response response;
  private final Permalinks links;

  OpenDesk(Ledger ledger, Response response, Permalinks links) {
    this.ledger = ledger;
    this.response = response;
    this.links = links;
  }

  /** Where incidents of this place belong. */
  sealed interface Where {}

  record In(Launch launch) implements Where {}

  /** Nowhere, or not for this person; in mrkdwn. */
  record No(String why) implements Where {}

  /** Whoever has but one launch means that one, wherever they type. */
  static Where where(DSLContext sql, Visit visit) {
    Places.Place place = Places.of(sql, visit, null);
    Optional<Launch> launch =
        switch (place) {
          case Places.Here(Launch here) -> Optional.of(here);
          case Places.Which(List<Launch> some) when some.size() == 1 ->
              Optional.of(some.getFirst());
          default -> Optional.empty();
        };
    Optional<String> no =
        launch.isPresent()
            ? Permissions.check(Roles.of(visit, launch.get()), Verb.OPEN_INCIDENT)
            : Permissions.check(Roles.anywhere(visit), Verb.OPEN_INCIDENT);
    if (no.isPresent()) {
      return new No(no.get() + " What you saw goes on the list with `/triage`.");
    }
    return launch.<Where>map(In::new).orElseGet(() -> new No(Places.none(place)));
  }

  /** At once where it is said how bad it is; otherwise a card asks first. */
  Reply typed(Visit visit, OpenWords.Good words) {
    return ledger.<Reply>write(
        visit.cause(),
        tx ->
            switch (where(tx.sql(), visit)) {
              case No(String why) -> new Reply.Refusal(why);
              case In(Launch launch) ->
                  wanted(tx, visit, Wanted.of(launch.id(), visit.receipt(), words));
            });
  }

  /** The same from a form. */
  Reply filled(Visit visit, Wanted wanted) {
    String link = link(visit, wanted);
    return ledger.<Reply>write(
        visit.cause(),
        tx ->
            switch (where(tx.sql(), visit)) {
              case No(String why) -> new Reply.Refusal(why);
              case In(Launch here) when here.id() != wanted.launch() -> GONE;
              case In _ -> ask(tx, visit, wanted).orElseGet(() -> open(tx, visit, wanted, link));
            });
  }

  /** A card says how bad it is, or that it is another incident for sure. */
  Reply sure(Visit visit, Wanted wanted, Sev sev) {
    String link = link(visit, wanted);
    return ledger.<Reply>write(
        visit.cause(),
        tx ->
            refused(tx, visit, wanted)
                .orElseGet(() -> replaced(open(tx, visit, wanted.rated(sev), link))));
  }

  /** It is one that is open already: what was told goes into its timeline. */
  Reply same(Visit visit, Wanted wanted, long id) {
    return ledger.<Reply>write(
        visit.cause(),
        tx -> {
          Optional<Reply> no = refused(tx, visit, wanted);
          Optional<Incident> found = no.isPresent() ? Optional.empty() : IncidentStore.lock(tx, id);
          if (no.isPresent() || found.isEmpty()) {
            return no.orElse(new Reply.Refusal("There is no such incident here any more."));
          }
          Incident incident = found.get();
          tx.record(new Change("told again", incident.subject(), List.of(), wanted.told()));
          response.note(tx, incident, Event.Kind.NOTE, "told again: " + wanted.told());
          return new Reply.Replace(Card.of(OpenView.same(incident)));
        });
  }

  private Reply wanted(Tx tx, Visit visit, Wanted wanted) {
    if (wanted.sev() == null) {
      Launch launch = LaunchStore.find(tx.sql(), wanted.launch()).orElseThrow();
      List<Incident> recent = recent(tx.sql(), visit, wanted);
      return new Reply.Replace(OpenView.howBad(launch, wanted, recent));
    }
    return ask(tx, visit, wanted).orElseGet(() -> open(tx, visit, wanted, null));
  }

  /** Asks back where it sounds like one that is open already. */
  private static Optional<Reply> ask(Tx tx, Visit visit, Wanted wanted) {
    Launch launch = LaunchStore.lock(tx, wanted.launch()).orElseThrow();
    List<Incident> alike = Alike.of(wanted.told(), recent(tx.sql(), visit, wanted));
    return alike.isEmpty()
        ? Optional.empty()
        : Optional.of(new Reply.Replace(OpenView.alike(launch, wanted, alike)));
  }

  private static List<Incident> recent(DSLContext sql, Visit visit, Wanted wanted) {
    return Alike.recent(IncidentStore.open(sql, wanted.launch()), wanted.drill(), visit.at());
  }

  private Reply open(Tx tx, Visit visit, Wanted wanted, @Nullable String link) {
    Launch launch = LaunchStore.lock(tx, wanted.launch()).orElseThrow();
    String set = IncidentSettingsStore.of(tx.sql(), launch.id()).channel();
    String channel = set == null ? launch.channel() : set;
    Incident incident =
        response.open(tx, launch, wanted.draft(channel, visit.at(), visit.person().id()));
    Event.Message from = wanted.from();
    if (from != null) {
      TimelineStore.note(
          tx,
          new Event(
              0,
              incident.id(),
              from.at(),
              visit.at(),
              Event.Kind.MARKED,
              visit.person().id(),
              wanted.message() == null ? wanted.told() : wanted.message(),
              link,
              from,
              null));
    } else if (!wanted.told().equals(incident.feels())) {
      response.note(tx, incident, Event.Kind.NOTE, wanted.told());
    }
    return new Reply.Private(OpenView.opened(incident));
  }

  /** Why a card does nothing: it was used, its launch is gone, or the person may not. */
  private static Optional<Reply> refused(Tx tx, Visit visit, Wanted wanted) {
    Optional<Launch> launch = LaunchStore.lock(tx, wanted.launch());
    if (launch.isEmpty()) {
      return Optional.of(GONE);
    }
    Optional<String> no = Permissions.check(Roles.of(visit, launch.get()), Verb.OPEN_INCIDENT);
    if (no.isPresent()) {
      return Optional.of(new Reply.Refusal(no.get()));
    }
    String once = "incident-card:" + wanted.once();
    return ReceiptStore.claim(tx.sql(), visit.workspace(), once, visit.at())
        ? Optional.empty()
        : Optional.of(USED);
  }

  /** The message's link, asked before anything is written; it may be missing. */
  private @Nullable String link(Visit visit, Wanted wanted) {
    Event.Message from = wanted.from();
    return from == null
        ? null
        : links.of(visit.workspace(), from.channel(), from.ts()).orElse(null);
  }

  private static Reply replaced(Reply reply) {
    return reply instanceof Reply.Private(Card card) ? new Reply.Replace(card) : reply;
  }
}
