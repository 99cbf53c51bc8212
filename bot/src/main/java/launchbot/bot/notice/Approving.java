package launchbot.bot.notice;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.decision.DecisionLog;
import launchbot.decision.Kind;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.notice.Approvals;
import launchbot.notice.Delivery;
import launchbot.notice.DeliveryStore;
import launchbot.notice.Drafting;
import launchbot.notice.Notice;
import launchbot.notice.NoticeListener;
import launchbot.notice.NoticeStore;
import launchbot.notice.NoticeTimer;
import launchbot.notice.WordingStore;
import launchbot.timer.TimerStore;
import org.jspecify.annotations.Nullable;

/** From a draft to what customers read: asked, approved, withdrawn, sent once more. */
final class Approving {
  private static final Duration ARRIVING = Duration.ofSeconds(15);

  private final Ledger ledger;
  private final Response response;
  private final People people;
  private final Supplier<List<NoticeListener>> listeners;
  private final URI base;

  Approving(
      Ledger ledger,
      Response response,
      People people,
      Supplier<List<NoticeListener>> listeners,
      URI base) {
    this.ledger = ledger;
    this.response = response;
    this.people = people;
    this.listeners = listeners;
    this.base = base;
  }

  /** A notice with all that is locked with it. */
  private record Held(Launch launch, @Nullable Incident incident, Notice notice) {}

  private interface Rule {
    Verdict<Notice> decide(Tx tx, Held held, Approvals.Who who);
  }

  /** What follows, in the same transaction; what its actor is told. */
  private interface Then {
    Reply in(Tx tx, Held held, Notice next);
  }

  static Approvals.Who who(Visit visit, Launch launch) {
    return new Approvals.Who(
        visit.person().id(), Roles.of(visit, launch), visit.person().deactivated());
  }

  Reply ask(Visit visit, long id) {
    return decide(
        visit,
        id,
        (tx, held, who) -> {
          Look look = Look.of(tx.sql(), base, held.notice(), visit.at());
          Notice.Wording now = look.wording();
          var sent =
              new Notice.Wording(
                  now.moment(),
                  Drafting.finished(now.text(), look.missing()),
                  now.shows(),
                  now.components(),
                  now.nextBy(),
                  now.window());
          return Approvals.ask(held.notice(), sent, look.missing(), who, visit.at());
        },
        (tx, held, next) -> {
          WordingStore.keep(tx, next);
          tx.say(NoticeLive.message(held.launch(), held.incident(), next, true));
          follow(tx, held.launch(), held.incident(), next);
          return new Reply.Nothing();
        });
  }

  /**
   * @param version that was shown
   * @param alone whether the writer says so, since nobody else can
   */
  Reply approve(Visit visit, long id, int version, boolean alone) {
    if (alone) {
      refresh(visit, id);
    }
    return decide(
        visit,
        id,
        (tx, held, who) ->
            Approvals.approve(
                held.notice(),
                version,
                who,
                alone,
                Approvers.others(
                    tx.sql(), held.launch(), held.incident(), held.notice().written().by()),
                visit.at()),
        this::sent);
  }

  /** Who has left or become a guest since Slack was asked last. */
  private void refresh(Visit visit, long id) {
    List<String> asked =
        ledger.read(
            visit.workspace(),
            sql ->
                NoticeStore.find(sql, id)
                    .map(one ->
                        Approvers.asked(
                            sql,
                            LaunchStore.find(sql, one.launch()).orElseThrow(),
                            Optional.ofNullable(one.incident())
                                .flatMap(it -> IncidentStore.find(sql, it))
                                .orElse(null),
                            one.written().by()))
                    .orElse(List.of()));
    people.objections(visit.workspace(), asked, visit.at());
  }

  private Reply sent(Tx tx, Held held, Notice notice) {
    Incident incident = held.incident();
    DecisionLog.add(
        tx,
        held.launch().id(),
        Kind.NOTICE,
        "incident notice show " + notice.number(),
        "%sapproved for customers: %s"
            .formatted(notice.drill() ? "DRILL: " : "", notice.text().headline()),
        null,
        tx.cause().actor().id());
    if (!notice.drill()) {
      listeners.get().forEach(one -> one.approved(tx, held.launch(), notice));
      TimerStore.set(tx, NoticeTimer.ARRIVED, notice.id(), tx.cause().at().plus(ARRIVING));
    }
    if (incident != null) {
      response.note(
          tx,
          incident,
          Event.Kind.NOTICE,
          notice.drill()
              ? "Drill, nothing was sent: " + notice.text().headline()
              : "Customers were told: " + notice.text().headline());
      NoticeStore.ofIncident(tx.sql(), incident.id())
          .forEach(one -> TimerStore.cancel(tx, one.id(), NoticeTimer.PROMISED));
      TimerStore.cancel(tx, incident.id(), NoticeTimer.FIRST);
    }
    Instant next = notice.nextBy();
    if (next != null) {
      TimerStore.set(tx, NoticeTimer.PROMISED, notice.id(), next);
    }
    follow(tx, held.launch(), incident, notice);
    return new Reply.Nothing();
  }

  Reply withdraw(Visit visit, long id) {
    return decide(
        visit,
        id,
        (_, held, who) -> Approvals.withdraw(held.notice(), who),
        (tx, held, next) -> {
          follow(tx, held.launch(), held.incident(), next);
          return new Reply.Nothing();
        });
  }

  /** What did not arrive is tried once more; what did is not touched. */
  Reply again(Visit visit, long id) {
    return decide(
        visit,
        id,
        (tx, held, who) -> {
          List<Delivery> failed =
              DeliveryStore.of(tx.sql(), held.notice().id()).stream()
                  .filter(one -> one.state() == Delivery.State.FAILED)
                  .filter(one -> one.way() == Delivery.Way.CHANNEL)
                  .toList();
          if (failed.isEmpty() || held.notice().state() != Notice.State.APPROVED) {
            return new Verdict.Refused<>("Nothing of it has failed.");
          }
          Optional<String> no = Approvals.maySend(who);
          if (no.isPresent()) {
            return new Verdict.Refused<>(no.get());
          }
          failed.forEach(one -> CustomerChannels.again(tx, one));
          return new Verdict.Moved<>(
              held.notice(),
              new Change(
                  "sent again",
                  held.notice().subject(),
                  List.of(
                      new Change.Field(
                          "places",
                          null,
                          String.join(", ", failed.stream().map(Delivery::place).toList()))),
                  null));
        },
        (tx, held, next) -> {
          TimerStore.set(tx, NoticeTimer.ARRIVED, next.id(), tx.cause().at().plus(ARRIVING));
          follow(tx, held.launch(), held.incident(), next);
          return new Reply.Nothing();
        });
  }

  /** Its card and its clock follow what it has become. */
  void follow(Tx tx, Launch launch, @Nullable Incident incident, Notice notice) {
    tx.say(NoticeLive.message(launch, incident, notice, false));
    if (notice.state() == Notice.State.ASKED) {
      TimerStore.set(
          tx, NoticeTimer.EXPIRE, notice.id(), Objects.requireNonNull(notice.asked()).expires());
    } else {
      TimerStore.cancel(tx, notice.id(), NoticeTimer.EXPIRE);
    }
  }

  private Reply decide(Visit visit, long id, Rule rule, Then then) {
    return ledger.<Reply>write(
        visit.cause(),
        tx -> {
          Optional<Held> held = hold(tx, id);
          if (held.isEmpty()) {
            return new Reply.Refusal(Writing.NONE);
          }
          Held all = held.get();
          return switch (rule.decide(tx, all, who(visit, all.launch()))) {
            case Verdict.Refused<Notice>(String why) -> new Reply.Refusal(why);
            case Verdict.Moved<Notice>(Notice next, Change change) -> {
              Notice kept = NoticeStore.save(tx, next, change);
              Reply reply = then.in(tx, all, kept);
              if (all.incident() != null) {
                response.edit(tx, all.incident());
              }
              yield reply;
            }
          };
        });
  }

  /** In the order in which everybody locks: the launch, the incident, the notice. */
  private static Optional<Held> hold(Tx tx, long id) {
    Optional<Notice> found = NoticeStore.find(tx.sql(), id);
    Optional<Launch> launch = found.flatMap(one -> LaunchStore.lock(tx, one.launch()));
    if (found.isEmpty() || launch.isEmpty()) {
      return Optional.empty();
    }
    Long about = found.get().incident();
    Incident incident = about == null ? null : IncidentStore.lock(tx, about).orElse(null);
    return NoticeStore.lock(tx, id).map(one -> new Held(launch.get(), incident, one));
  }
}
