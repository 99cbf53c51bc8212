package launchbot.bot.notice;

import com.slack.api.model.view.View;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.notice.Approvals;
import launchbot.notice.Blank;
import launchbot.notice.Drafting;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.notice.Telling;
import launchbot.notice.WordingStore;
import launchbot.page.Component;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writing notices: the form, filled from what is known, and what becomes of it. */
final class Writing {
  static final String NONE = "There is no such notice here.";
  private static final String AGAIN = "Type `/incident notice` to open it.";

  private final Ledger ledger;
  private final Response response;
  private final Approving approving;
  private final URI base;

  Writing(Ledger ledger, Response response, Approving approving, URI base) {
    this.ledger = ledger;
    this.response = response;
    this.approving = approving;
    this.base = base;
  }

  /**
   * The form about an incident.
   *
   * @param moment null: the one that fits
   */
  Reply about(
      DSLContext sql, Visit visit, Launch launch, Incident incident, @Nullable Moment moment) {
    Ground ground = Ground.of(sql, base, launch, incident, visit.at());
    Optional<Notice> waiting =
        moment == null
            ? Telling.waiting(ground.notices())
            : Telling.waiting(ground.notices(), moment);
    if (waiting.isPresent()) {
      return open(sql, visit, ground, waiting.get());
    }
    Moment fits = moment == null ? ground.fitting() : moment;
    return fits == null
        ? new Reply.Refusal(
            "There is nothing to tell customers about it. Name a moment if there is: %s."
                .formatted(NoticeWords.moments()))
        : open(visit, ground, null, null, ground.draft(sql, fits, null, visit.at()));
  }

  /** The form of a maintenance, which needs no incident. */
  Reply maintenance(
      DSLContext sql, Visit visit, Launch launch, Notice.Window window, String symptoms) {
    Ground ground = Ground.of(sql, base, launch, null, visit.at());
    Notice.Wording empty = ground.draft(sql, Moment.MAINTENANCE, window, visit.at());
    Notice.Text text = empty.text();
    String said = symptoms.isBlank() ? null : symptoms;
    Notice.Text filled =
        said == null
            ? text
            : new Notice.Text(text.headline(), text.body().replace(Blank.SYMPTOMS.mark(), said));
    return open(
        visit,
        ground,
        null,
        null,
        new Notice.Wording(
            empty.moment(), filled, empty.shows(), empty.components(), null, window));
  }

  /** The form that puts right what was sent. */
  Reply correct(DSLContext sql, Visit visit, Notice wrong) {
    if (wrong.state() != Notice.State.APPROVED || wrong.drill()) {
      return new Reply.Refusal("Customers never saw it, so there is nothing to put right.");
    }
    Ground ground = Ground.of(sql, base, wrong, visit.at());
    Notice.Wording fresh = ground.draft(sql, wrong.moment(), wrong.window(), visit.at());
    var text =
        new Notice.Text(
            "Correction: " + wrong.text().headline(),
            "‹what was wrong›\n\n‹what is right›\n\n" + promise(fresh.nextBy(), ground));
    return open(
        visit,
        ground,
        null,
        wrong.id(),
        new Notice.Wording(
            wrong.moment(),
            text,
            wrong.shows(),
            wrong.components(),
            fresh.nextBy(),
            wrong.window()));
  }

  private static String promise(@Nullable Instant next, Ground ground) {
    return next == null
        ? ""
        : "We will write again by %s.".formatted(Drafting.time(next, ground.launch().zone()));
  }

  /** The form of one that is there. */
  Reply change(Visit visit, long id) {
    return ledger.<Reply>read(
        visit.workspace(),
        sql -> {
          Optional<Notice> found = NoticeStore.find(sql, id);
          if (found.isEmpty()) {
            return new Reply.Refusal(NONE);
          }
          if (!found.get().open()) {
            return new Reply.Refusal("It is no draft any more, so it stays as it is.");
          }
          return open(sql, visit, Ground.of(sql, base, found.get(), visit.at()), found.get());
        });
  }

  private Reply open(DSLContext sql, Visit visit, Ground ground, Notice notice) {
    return open(visit, ground, notice, notice.corrects(), ground.wording(sql, notice, visit.at()));
  }

  private static Reply open(
      Visit visit,
      Ground ground,
      @Nullable Notice notice,
      @Nullable Long corrects,
      Notice.Wording filled) {
    Optional<String> no = Permissions.check(Roles.of(visit, ground.launch()), Verb.WRITE_NOTICE);
    return no.isPresent()
        ? new Reply.Refusal(no.get())
        : new Reply.Open(view(visit, ground, notice, corrects, filled), Card.of(AGAIN));
  }

  private static View view(
      Visit visit,
      Ground ground,
      @Nullable Notice notice,
      @Nullable Long corrects,
      Notice.Wording filled) {
    return NoticeForm.write(
        Sheet.of(visit.channel(), notice, ground, corrects, filled),
        filled,
        ground.components(),
        ground.launch().zone(),
        visit.at());
  }

  /** The same form with the words of another moment. */
  Submitted other(Visit visit, Sheet sheet, Moment moment) {
    return ledger.<Submitted>read(
        visit.workspace(),
        sql -> {
          Optional<Launch> launch = LaunchStore.find(sql, sheet.launch());
          if (launch.isEmpty()) {
            return Submitted.error(NoticeForm.MOMENT, NONE);
          }
          Ground ground = Ground.of(sql, base, launch.get(), incident(sql, sheet), visit.at());
          return new Submitted.Update(
              view(
                  visit,
                  ground,
                  NoticeStore.find(sql, sheet.notice()).orElse(null),
                  sheet.corrects() == 0 ? null : sheet.corrects(),
                  ground.draft(sql, moment, sheet.window(), visit.at())));
        });
  }

  private static @Nullable Incident incident(DSLContext sql, Sheet sheet) {
    return sheet.incident() == 0
        ? null
        : IncidentStore.find(sql, sheet.incident())
            .filter(one -> one.launch() == sheet.launch())
            .orElse(null);
  }

  /** Keeps it, and shows what customers would read. */
  Reply write(Visit visit, Sheet sheet, Notice.Wording typed) {
    return ledger.<Reply>write(
        visit.cause(),
        tx -> {
          Optional<Launch> launch = LaunchStore.lock(tx, sheet.launch());
          if (launch.isEmpty()) {
            return new Reply.Refusal(NONE);
          }
          Incident incident =
              sheet.incident() == 0
                  ? null
                  : IncidentStore.lock(tx, sheet.incident())
                      .filter(one -> one.launch() == sheet.launch())
                      .orElse(null);
          return write(tx, visit, launch.get(), incident, sheet, typed);
        });
  }

  private Reply write(
      Tx tx,
      Visit visit,
      Launch launch,
      @Nullable Incident incident,
      Sheet sheet,
      Notice.Wording typed) {
    Ground ground = Ground.of(tx.sql(), base, launch, incident, visit.at());
    Notice.Wording wording =
        new Notice.Wording(
            typed.moment(),
            Drafting.promising(typed.text(), sheet.promised(), typed.nextBy(), launch.zone()),
            typed.shows(),
            typed.components().stream()
                .filter(id -> ground.components().stream().map(Component::id).anyMatch(id::equals))
                .toList(),
            typed.nextBy(),
            typed.window());
    Approvals.Who who = Approving.who(visit, launch);
    if (sheet.notice() == 0) {
      Optional<String> no = Permissions.check(who.role(), Verb.WRITE_NOTICE);
      return no.isPresent()
          ? new Reply.Refusal(no.get())
          : kept(tx, visit, launch, incident, add(tx, visit, incident, sheet, wording));
    }
    Optional<Notice> found =
        NoticeStore.lock(tx, sheet.notice()).filter(one -> one.launch() == launch.id());
    if (found.isEmpty()) {
      return new Reply.Refusal(NONE);
    }
    Notice notice = found.get();
    if (notice.version() != sheet.version() && !notice.byItself()) {
      return new Reply.Refusal(
          "Somebody else has changed it meanwhile. Copy your words, close this, and open it again"
              + " with *Change*.");
    }
    if (notice.open() && !notice.byItself() && notice.wording().equals(wording)) {
      return preview(tx.sql(), visit, notice);
    }
    return switch (Approvals.change(notice, wording, who, visit.at())) {
      case Verdict.Refused<Notice>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Notice>(Notice next, var change) ->
          kept(tx, visit, launch, incident, NoticeStore.save(tx, next, change));
    };
  }

  private static Notice add(
      Tx tx, Visit visit, @Nullable Incident incident, Sheet sheet, Notice.Wording wording) {
    return NoticeStore.add(
        tx,
        new Notice(
            0,
            sheet.launch(),
            0,
            incident == null ? null : incident.id(),
            wording.moment(),
            Notice.State.DRAFT,
            wording.text(),
            wording.shows(),
            wording.components(),
            wording.nextBy(),
            wording.window(),
            corrected(tx.sql(), sheet),
            incident != null && incident.drill(),
            new Notice.Written(visit.person().id(), visit.at()),
            null,
            null,
            1),
        Drafts.fields(wording));
  }

  private static @Nullable Long corrected(DSLContext sql, Sheet sheet) {
    return sheet.corrects() == 0
        ? null
        : NoticeStore.find(sql, sheet.corrects())
            .filter(one -> one.launch() == sheet.launch())
            .map(Notice::id)
            .orElse(null);
  }

  private Reply kept(
      Tx tx, Visit visit, Launch launch, @Nullable Incident incident, Notice notice) {
    WordingStore.keep(tx, notice);
    approving.follow(tx, launch, incident, notice);
    if (incident != null) {
      response.edit(tx, incident);
    }
    return preview(tx.sql(), visit, notice);
  }

  private Reply preview(DSLContext sql, Visit visit, Notice notice) {
    return new Reply.Private(
        NoticeView.card(Look.of(sql, base, Objects.requireNonNull(notice), visit.at())));
  }

  /** What is shown of one by its number. */
  Reply show(DSLContext sql, Visit visit, Launch launch, int number) {
    return NoticeStore.find(sql, launch.id(), number)
        .map(one -> preview(sql, visit, one))
        .orElseGet(
            () -> new Reply.Refusal("There is no notice %d in this launch.".formatted(number)));
  }
}
