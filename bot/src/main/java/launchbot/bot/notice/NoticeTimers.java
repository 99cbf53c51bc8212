package launchbot.bot.notice;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import launchbot.notice.Approvals;
import launchbot.notice.Delivery;
import launchbot.notice.DeliveryStore;
import launchbot.notice.Drafting;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.notice.NoticeTimer;
import launchbot.notice.Promise;
import launchbot.notice.Telling;
import launchbot.outbox.Message;
import launchbot.timer.TimerStore;
import org.jspecify.annotations.Nullable;

/** What is done when customers, or an approval, have waited long enough. */
final class NoticeTimers implements Firing {
  private static final Duration LONGEST = Duration.ofHours(25);

  private final Response response;
  private final Approving approving;
  private final URI base;

  NoticeTimers(Response response, Approving approving, URI base) {
    this.response = response;
    this.approving = approving;
    this.base = base;
  }

  @Override
  public List<NoticeTimer> kinds() {
    return List.of(NoticeTimer.values());
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    switch (NoticeTimer.of(due.kind())) {
      case FIRST -> incident(tx, due.subject(), this::first);
      case GOODWILL -> incident(tx, due.subject(), this::goodwill);
      case PROMISED -> notice(tx, due.subject(), this::promised);
      case EXPIRE -> notice(tx, due.subject(), this::expire);
      case ARRIVED -> notice(tx, due.subject(), this::arrived);
    }
  }

  private interface OfIncident {
    void fire(Tx tx, Launch launch, Incident incident);
  }

  private interface OfNotice {
    void fire(Tx tx, Launch launch, @Nullable Incident incident, Notice notice);
  }

  private static void incident(Tx tx, long id, OfIncident work) {
    Optional<Launch> launch =
        IncidentStore.find(tx.sql(), id).flatMap(one -> LaunchStore.lock(tx, one.launch()));
    Optional<Incident> found = IncidentStore.lock(tx, id).filter(Incident::open);
    if (launch.isPresent() && found.isPresent()) {
      work.fire(tx, launch.get(), found.get());
    }
  }

  private static void notice(Tx tx, long id, OfNotice work) {
    Optional<Notice> found = NoticeStore.find(tx.sql(), id);
    Optional<Launch> launch = found.flatMap(one -> LaunchStore.lock(tx, one.launch()));
    if (found.isEmpty() || launch.isEmpty()) {
      return;
    }
    Long about = found.get().incident();
    Incident incident = about == null ? null : IncidentStore.lock(tx, about).orElse(null);
    NoticeStore.lock(tx, id).ifPresent(one -> work.fire(tx, launch.get(), incident, one));
  }

  /** Minutes have gone by since it was opened, and customers have heard nothing. */
  private void first(Tx tx, Launch launch, Incident incident) {
    List<Notice> notices = NoticeStore.ofIncident(tx.sql(), incident.id());
    if (!Telling.large(incident.sev()) || Telling.told(notices) > 0) {
      return;
    }
    Instant now = tx.cause().at();
    Promise.ask(incident.opened().at(), now)
        .ifPresent(at -> TimerStore.set(tx, NoticeTimer.FIRST, incident.id(), at));
    response.edit(tx, incident);
    Optional<Notice> waiting = Telling.waiting(notices);
    if (waiting.filter(one -> one.state() == Notice.State.ASKED).isPresent()) {
      return; // its card asks already
    }
    String words =
        "%s%s: customers have heard nothing yet, %s after it was opened. %s"
            .formatted(
                mark(incident),
                Mrkdwn.user(speaker(launch, incident)),
                Drafting.length(Duration.between(incident.opened().at(), now)),
                waiting.isPresent()
                    ? "A first notice is ready: read it, change it, or ask somebody to approve it."
                    : "A first notice may be short.");
    List<BlockElement> buttons = new ArrayList<>();
    waiting.ifPresent(one -> {
      if (Look.of(tx.sql(), base, one, now).missing().isEmpty()) {
        buttons.add(
            Blocks.primary(
                Blocks.button("Ask for approval", NoticeView.PREFIX + "ask", NoticeView.key(one))));
      }
      buttons.add(
          Blocks.button("Read and change", NoticeView.PREFIX + "change", NoticeView.key(one)));
    });
    if (buttons.isEmpty()) {
      buttons.add(write(incident));
    }
    say(tx, incident, words, buttons);
  }

  /** It has lasted longer than anybody should have to wait: something is proposed, once. */
  private void goodwill(Tx tx, Launch launch, Incident incident) {
    List<Notice> notices = NoticeStore.ofIncident(tx.sql(), incident.id());
    if (notices.stream().anyMatch(one -> one.moment() == Moment.COMPENSATION)) {
      return;
    }
    Instant now = tx.cause().at();
    Notice draft =
        Drafts.add(
            tx, Ground.of(tx.sql(), base, launch, incident, now), incident, Moment.COMPENSATION);
    say(
        tx,
        incident,
        "%sIt has lasted %s, longer than was planned or than customers should have to wait. Is something owed to them, a credit or another gesture? Notice %d is a draft of it; it says nothing until somebody writes what is offered, and it can wait until all is well."
            .formatted(mark(incident), Drafting.length(incident.lasted(now)), draft.number()),
        List.of(
            Blocks.button("Read and change", NoticeView.PREFIX + "change", NoticeView.key(draft)),
            Blocks.button("Withdraw", NoticeView.PREFIX + "withdraw", NoticeView.key(draft))));
  }

  /** Customers wait for a word that they were promised. */
  private void promised(Tx tx, Launch launch, @Nullable Incident incident, Notice notice) {
    Instant next = notice.nextBy();
    if (next == null || superseded(tx, notice)) {
      return;
    }
    Instant now = tx.cause().at();
    Promise.remind(next, now)
        .ifPresent(at -> TimerStore.set(tx, NoticeTimer.PROMISED, notice.id(), at));
    boolean late = now.isAfter(next.plusSeconds(60));
    String commander = incident == null ? null : incident.crew().commander();
    String who =
        incident == null
            ? launch.lead()
            : late && commander != null ? commander : speaker(launch, incident);
    String words =
        "%s%s: customers were promised the next word by %s%s. Tell them how it stands, even if there is nothing new."
            .formatted(
                mark(incident),
                Mrkdwn.user(who),
                Mrkdwn.date(next, launch.zone()),
                late ? ", %s ago".formatted(Drafting.length(Duration.between(next, now))) : "");
    if (incident != null) {
      response.edit(tx, incident);
      say(tx, incident, words, List.of(write(incident)));
    } else {
      tx.say(new Message.Post(launch.channel(), null, words, null, Message.Urgency.NEWS));
    }
  }

  private static boolean superseded(Tx tx, Notice notice) {
    Long incident = notice.incident();
    return incident != null
        && Telling.last(NoticeStore.ofIncident(tx.sql(), incident))
            .filter(last -> last.id() != notice.id())
            .isPresent();
  }

  private void expire(Tx tx, Launch launch, @Nullable Incident incident, Notice notice) {
    Approvals.expire(notice, tx.cause().at())
        .ifPresent(moved -> {
          Notice next = NoticeStore.save(tx, moved.next(), moved.change());
          approving.follow(tx, launch, incident, next);
          if (incident != null) {
            response.edit(tx, incident);
          }
        });
  }

  /** Its card shows where it has arrived, until it has everywhere. */
  private void arrived(Tx tx, Launch launch, @Nullable Incident incident, Notice notice) {
    Instant now = tx.cause().at();
    Duration since = Duration.between(Objects.requireNonNull(notice.approved()).at(), now);
    boolean waits =
        DeliveryStore.of(tx.sql(), notice.id()).stream()
            .anyMatch(one -> one.state() == Delivery.State.WAITING);
    if (waits && since.compareTo(LONGEST) < 0) {
      // The longer it takes, the less often it is looked at.
      Duration pause =
          since.dividedBy(2).compareTo(Duration.ofHours(1)) < 0
              ? since.dividedBy(2)
              : Duration.ofHours(1);
      TimerStore.set(tx, NoticeTimer.ARRIVED, notice.id(), now.plus(pause).plusSeconds(10));
    }
    tx.say(NoticeLive.message(launch, incident, notice, false));
  }

  private void say(Tx tx, Incident incident, String words, List<? extends BlockElement> buttons) {
    List<LayoutBlock> blocks = List.of(Blocks.section(words), Blocks.actions(buttons));
    response.say(tx, incident, words, new Card(words, blocks).blocksJson());
  }

  private static BlockElement write(Incident incident) {
    return IncidentCommand.button("Write notice", "notice", String.valueOf(incident.number()));
  }

  /** Communications, else the commander, else the lead. */
  private static String speaker(Launch launch, Incident incident) {
    String speaker = incident.crew().speaker();
    return speaker == null ? launch.lead() : speaker;
  }

  private static String mark(@Nullable Incident incident) {
    return incident != null && incident.drill() ? "DRILL · " : "";
  }
}
