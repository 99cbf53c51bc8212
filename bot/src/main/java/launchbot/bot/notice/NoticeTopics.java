package launchbot.bot.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.incident.Meant;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.notice.Telling;
import org.jooq.DSLContext;

/** {@code /incident notice}, {@code say} and {@code correct}. */
final class NoticeTopics {
  private static final Duration RECENT = Duration.ofDays(7);

  private final Ledger ledger;
  private final Writing writing;

  NoticeTopics(Ledger ledger, Writing writing) {
    this.ledger = ledger;
    this.writing = writing;
  }

  List<Topic> topics() {
    return List.of(
        Topic.of(
                "notice",
                "[outage] [4] | show 3 | maintenance from tomorrow 22:00 for 2h",
                "write what customers are told; somebody else approves it",
                this::notice)
            .offeredAs("Tell customers"),
        Topic.of("say", "[4]", "what customers were told last, to copy", this::say),
        Topic.of("correct", "3", "put right what notice 3 said", this::correct));
  }

  private Reply notice(Ask ask) {
    Visit visit = ask.visit();
    Words words = ask.words();
    if (NoticeWords.is(words, 0, "show")) {
      OptionalInt number = Numbers.small(words, 1);
      return number.isEmpty()
          ? new Reply.Refusal("Name it by its number: `/incident notice show 3`.")
          : LaunchDesk.read(
              ledger, visit, (sql, launch) -> writing.show(sql, visit, launch, number.getAsInt()));
    }
    if (NoticeWords.moment(words, 0).filter(one -> one == Moment.MAINTENANCE).isPresent()) {
      return LaunchDesk.read(
          ledger,
          visit,
          (sql, launch) ->
              switch (NoticeWords.maintenance(words.from(1), visit.at(), launch.zone())) {
                case NoticeWords.Bad(String why) -> new Reply.Refusal(why);
                case NoticeWords.Planned(Notice.Window window, String rest) ->
                    writing.maintenance(sql, visit, launch, window, rest);
              });
    }
    return ledger.<Reply>read(visit.workspace(), sql -> about(sql, visit, words));
  }

  private Reply about(DSLContext sql, Visit visit, Words words) {
    Optional<Moment> first = NoticeWords.moment(words, 0);
    return switch (Meant.of(sql, visit, first.isPresent() ? words.from(1) : words)) {
      case Meant.None(String why) ->
          new Reply.Refusal(why + " Without one: `/incident notice maintenance from …`.");
      case Meant.One(Launch launch, Incident incident, Words rest) -> {
        Optional<Moment> behind = first.or(() -> NoticeWords.moment(rest, 0));
        int used = first.isEmpty() && behind.isPresent() ? 1 : 0;
        yield rest.size() > used
            ? new Reply.Refusal(
                "Type a moment and an incident: `/incident notice outage 4`. Moments: %s."
                    .formatted(NoticeWords.moments()))
            : writing.about(sql, visit, launch, incident, behind.orElse(null));
      }
    };
  }

  private Reply correct(Ask ask) {
    OptionalInt number = Numbers.small(ask.words(), 0);
    return number.isEmpty() || ask.words().size() > 1
        ? new Reply.Refusal(
            "Name the notice by its number: `/incident correct 3`. The head message and"
                + " `/incident say` name it.")
        : LaunchDesk.read(
            ledger,
            ask.visit(),
            (sql, launch) ->
                NoticeStore.find(sql, launch.id(), number.getAsInt())
                    .map(one -> writing.correct(sql, ask.visit(), one))
                    .orElseGet(() ->
                        new Reply.Refusal(
                            "There is no notice %d in this launch.".formatted(number.getAsInt()))));
  }

  /** The same by the id that our own buttons bring back. */
  Reply correct(Visit visit, long id) {
    return ledger.<Reply>read(
        visit.workspace(),
        sql ->
            NoticeStore.find(sql, id)
                .map(one -> writing.correct(sql, visit, one))
                .orElseGet(() -> new Reply.Refusal(Writing.NONE)));
  }

  private Reply say(Ask ask) {
    return ledger.<Reply>read(ask.visit().workspace(), sql -> say(sql, ask));
  }

  private static Reply say(DSLContext sql, Ask ask) {
    Visit visit = ask.visit();
    return switch (Meant.of(sql, visit, ask.words())) {
      case Meant.One(Launch launch, Incident incident, Words rest) ->
          rest.isEmpty()
              ? Telling.last(NoticeStore.ofIncident(sql, incident.id()))
                  .<Reply>map(one -> said(sql, launch, one, visit.at()))
                  .orElseGet(() -> nothing(incident))
              : new Reply.Refusal("Name one incident: `/incident say 4`.");
      // What was said last outlives its incident.
      case Meant.None(String why) ->
          ask.words().isEmpty()
              ? launch(sql, visit)
                  .flatMap(launch ->
                      NoticeStore.told(sql, launch.id(), visit.at().minus(RECENT)).stream()
                          .findFirst()
                          .map(one -> said(sql, launch, one, visit.at())))
                  .orElseGet(() -> new Reply.Refusal(why))
              : new Reply.Refusal(why);
    };
  }

  private static Optional<Launch> launch(DSLContext sql, Visit visit) {
    return Places.of(sql, visit, null) instanceof Places.Here(Launch launch)
        ? Optional.of(launch)
        : Optional.empty();
  }

  private static Reply nothing(Incident incident) {
    return new Reply.Private(
        Card.of(
            "%sNothing about incident %d has been approved for customers yet. Until then, say no more than that you will ask and come back to them; that we are looking into it is a draft, not approved. `/incident notice %d` writes the first notice."
                .formatted(
                    incident.drill() ? "DRILL · " : "", incident.number(), incident.number())));
  }

  private static Reply said(DSLContext sql, Launch launch, Notice one, Instant now) {
    Long corrects = one.corrects();
    String text =
        NoticeText.plain(
            one,
            corrects == null ? null : NoticeStore.find(sql, corrects).orElse(null),
            launch.zone());
    Notice.Approved approved = Objects.requireNonNull(one.approved());
    Instant next = one.nextBy();
    String when =
        "%sNotice %d, approved %s%s. %s"
            .formatted(
                one.drill() ? "DRILL · " : "",
                one.number(),
                Mrkdwn.date(approved.at(), launch.zone()),
                one.drill() ? "; nothing was sent" : "",
                next == null
                    ? "No further word is promised."
                    : (next.isAfter(now)
                            ? "Next word by %s."
                            : "The next word was promised by %s and is overdue.")
                        .formatted(Mrkdwn.date(next, launch.zone())));
    return new Reply.Private(
        new Card(when, List.of(Blocks.section(when), NoticeText.copyable(text))));
  }
}
