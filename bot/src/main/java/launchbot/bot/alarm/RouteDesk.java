package launchbot.bot.alarm;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import launchbot.alarm.Route;
import launchbot.alarm.RouteStore;
import launchbot.alarm.RouteTest;
import launchbot.alarm.Way;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.jobs.alarm.RouteTests;
import launchbot.jobs.alarm.Signing;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** Where alarms go: shown, added, removed, tested. */
final class RouteDesk {
  private static final int MOST = 30;

  private final Ledger ledger;
  private final RouteTests tests;
  private final Outside outside;
  private final SecureRandom random = new SecureRandom();

  RouteDesk(Ledger ledger, RouteTests tests, Outside outside) {
    this.ledger = ledger;
    this.tests = tests;
    this.outside = outside;
  }

  /** What a webhook of a route is signed with is kept under this name. */
  static String secret(long route) {
    return "alarm-route-" + route;
  }

  Reply list(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            Permissions.check(Roles.of(visit, launch), Verb.SET_ROUTES)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Private(
                        RouteView.list(launch, RouteStore.ofLaunch(sql, launch.id())))));
  }

  Reply change(Visit visit, RouteWords words) {
    return switch (words) {
      case RouteWords.Unclear(String why) -> new Reply.Refusal(why);
      case RouteWords.Add add -> add(visit, add);
      case RouteWords.Remove(int number) ->
          allowed(visit, (tx, launch) -> remove(tx, launch, number));
    };
  }

  private Reply add(Visit visit, RouteWords.Add add) {
    Optional<String> missing = missing(visit, add);
    return missing.isPresent()
        ? new Reply.Refusal(missing.get())
        : allowed(visit, (tx, launch) -> add(tx, launch, add));
  }

  /** What has to be set up before such a route can carry anything. */
  private Optional<String> missing(Visit visit, RouteWords.Add add) {
    return switch (add.way()) {
      case EMAIL ->
          outside.smtp() == null
              ? Optional.of("I cannot send mail yet: whoever runs me sets `SMTP_URL` first.")
              : Optional.empty();
      case SMS ->
          outside.twilio() == null
              ? Optional.of("I cannot send SMS yet: whoever runs me sets `TWILIO_URL` first.")
              : Optional.empty();
      case WEBHOOK -> {
        if (visit.responseUrl() == null) {
          yield Optional.of(
              "In a thread everybody would read the secret. Type it in the channel, where only you"
                  + " see the answer.");
        }
        yield add.place().startsWith("http://") && !outside.plain()
            ? Optional.of("Webhooks are reached with TLS only: type an `https://` address.")
            : Optional.empty();
      }
      case CHANNEL, ON_CALL -> Optional.empty();
    };
  }

  private Reply add(Tx tx, Launch launch, RouteWords.Add add) {
    List<Route> all = RouteStore.ofLaunch(tx.sql(), launch.id());
    if (all.size() >= MOST) {
      return new Reply.Refusal("There are %d routes already: remove one first.".formatted(MOST));
    }
    Optional<Route> added = RouteStore.add(tx, launch.id(), add.severity(), add.way(), add.place());
    if (added.isEmpty()) {
      return new Reply.Refusal("That route is there already. `/probe routes` lists them.");
    }
    tests.untested(tx, launch);
    Route route = added.get();
    String key = "";
    if (route.way() == Way.WEBHOOK) {
      key = Signing.key(random);
      outside
          .secrets()
          .put(tx.sql(), tx.cause().workspace(), secret(route.id()), key, tx.cause().at());
    }
    return new Reply.Private(RouteView.added(route, key));
  }

  private Reply remove(Tx tx, Launch launch, int number) {
    Optional<Route> found =
        RouteStore.ofLaunch(tx.sql(), launch.id()).stream()
            .filter(route -> route.number() == number)
            .findFirst();
    if (found.isEmpty()) {
      return new Reply.Refusal(
          "There is no route %d in this launch. `/probe routes` lists them.".formatted(number));
    }
    RouteStore.remove(tx, found.get());
    outside.secrets().forget(tx.sql(), tx.cause().workspace(), secret(found.get().id()));
    tests.untested(tx, launch);
    return new Reply.Private(Card.of("Route *%d* is removed.".formatted(number)));
  }

  /** Sends one by each; its message says what becomes of them. */
  Reply test(Visit visit) {
    return allowed(
        visit,
        (tx, launch) -> {
          RouteTest test = tests.begin(tx, launch, launch.channel());
          return new Reply.Private(
              Card.of(
                  "Test %d is on its way by every route. The message in <#%s> says what arrived."
                      .formatted(test.id(), test.channel())));
        });
  }

  private Reply allowed(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          // Numbers have no doubles: whoever takes one holds the launch.
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SET_ROUTES);
          return no.isPresent() ? new Reply.Refusal(no.get()) : work.in(tx, launch);
        });
  }
}
