package launchbot.bot.notice;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.IncidentStore;
import launchbot.incident.Status;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.notice.Approvals;
import launchbot.notice.CustomerStore;
import launchbot.notice.Goodwill;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.notice.NoticeTimer;
import launchbot.notice.Promise;
import launchbot.notice.Telling;
import launchbot.rollback.Run;
import launchbot.rollback.RunListener;
import launchbot.timer.TimerStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a draft ready: one that writes itself from what is known, for as long as nobody has put it
 * into words of their own. It goes nowhere by itself.
 */
final class Drafts implements IncidentListener, RunListener {
  private static final Duration LONGEST_WINDOW = Duration.ofDays(31);

  private final URI base;

  Drafts(URI base) {
    this.base = base;
  }

  @Override
  public void opened(Tx tx, Launch launch, Incident incident) {
    if (Telling.large(incident.sev())) {
      begins(tx, launch, incident);
    }
  }

  @Override
  public void changed(Tx tx, Launch launch, Incident before, Incident after) {
    if (!Telling.large(before.sev()) && Telling.large(after.sev()) && after.open()) {
      begins(tx, launch, after);
      return;
    }
    if (!after.open() && before.open()) {
      TimerStore.cancel(tx, after.id(), NoticeTimer.FIRST, NoticeTimer.GOODWILL);
    }
    if (after.status() instanceof Status.Merged) {
      NoticeStore.ofIncident(tx.sql(), after.id())
          .forEach(one -> TimerStore.cancel(tx, one.id(), NoticeTimer.PROMISED));
    }
    boolean again = after.open() && !before.open();
    if (again || !before.began().equals(after.began())) {
      patience(tx, launch, after);
    }
    if (!before.status().key().equals(after.status().key())
        || !before.status().words().equals(after.status().words())) {
      follow(tx, launch, after);
    }
  }

  /** A release is being taken back, or is: there is something else to tell. */
  @Override
  public void changed(Tx tx, Launch launch, @Nullable Run before, Run after) {
    Long about = after.incident();
    boolean turned = before != null && !before.status().key().equals(after.status().key());
    if (about == null || !turned || after.drill()) {
      return;
    }
    IncidentStore.find(tx.sql(), about)
        .filter(Incident::open)
        .ifPresent(incident -> follow(tx, launch, incident));
  }

  private void begins(Tx tx, Launch launch, Incident incident) {
    Instant now = tx.cause().at();
    follow(tx, launch, incident);
    Promise.ask(now, now).ifPresent(at -> TimerStore.set(tx, NoticeTimer.FIRST, incident.id(), at));
    patience(tx, launch, incident);
  }

  /** When something is owed to customers for it. */
  private static void patience(Tx tx, Launch launch, Incident incident) {
    if (!Telling.large(incident.sev()) || !incident.open()) {
      return;
    }
    List<Notice.Window> planned =
        NoticeStore.told(tx.sql(), launch.id(), incident.began().at().minus(LONGEST_WINDOW))
            .stream()
            .map(Notice::window)
            .flatMap(window -> Optional.ofNullable(window).stream())
            .toList();
    TimerStore.set(
        tx,
        NoticeTimer.GOODWILL,
        incident.id(),
        Goodwill.due(
            incident.began().at(), planned, CustomerStore.patience(tx.sql(), launch.id())));
  }

  /** The draft that fits how it stands now; words that people have written stay as they are. */
  private void follow(Tx tx, Launch launch, Incident incident) {
    Ground ground = Ground.of(tx.sql(), base, launch, incident, tx.cause().at());
    Moment moment = ground.fitting();
    Optional<Notice> waiting = Telling.waiting(ground.notices());
    boolean due = Telling.large(incident.sev()) || Telling.told(ground.notices()) > 0;
    if (waiting.isPresent()) {
      if (waiting.get().byItself()) {
        NoticeStore.lock(tx, waiting.get().id())
            .filter(one -> one.byItself() && one.open())
            .ifPresent(one -> rewrite(tx, ground, one, due ? moment : null));
      }
    } else if (due && moment != null) {
      add(tx, ground, incident, moment);
    }
  }

  private static void rewrite(Tx tx, Ground ground, Notice notice, @Nullable Moment moment) {
    Verdict.Moved<Notice> moved =
        moment == null
            ? Approvals.drop(notice)
            : Approvals.redraft(
                notice, ground.draft(tx.sql(), moment, notice.window(), tx.cause().at()));
    NoticeStore.save(tx, moved.next(), moved.change());
  }

  /** A draft that writes itself. The launch is locked. */
  static Notice add(Tx tx, Ground ground, Incident incident, Moment moment) {
    Instant now = tx.cause().at();
    Notice.Wording wording = ground.draft(tx.sql(), moment, null, now);
    return NoticeStore.add(
        tx,
        new Notice(
            0,
            incident.launch(),
            0,
            incident.id(),
            moment,
            Notice.State.DRAFT,
            wording.text(),
            wording.shows(),
            wording.components(),
            wording.nextBy(),
            null,
            null,
            incident.drill(),
            new Notice.Written(Notice.BY_ITSELF, now),
            null,
            null,
            1),
        fields(wording));
  }

  /** What history keeps of a new one. */
  static Change.Field[] fields(Notice.Wording wording) {
    return new Change.Field[] {
      new Change.Field("moment", null, wording.moment().key()),
      new Change.Field("headline", null, wording.text().headline()),
      new Change.Field("body", null, wording.text().body())
    };
  }
}
