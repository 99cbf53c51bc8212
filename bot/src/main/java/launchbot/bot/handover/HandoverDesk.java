package launchbot.bot.handover;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Passage.Chapter;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.handover.Difference;
import launchbot.handover.Handover;
import launchbot.handover.HandoverStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** {@code /launch handover}: makes the document, says what it lacks and what has changed. */
final class HandoverDesk {
  private static final String SOURCE = "handover";
  private static final Set<Chapter> KNOWN = EnumSet.of(Chapter.LIVE, Chapter.ACCESS);
  private static final Set<Chapter> COVERED =
      EnumSet.of(Chapter.ROLLBACK, Chapter.MONITORING, Chapter.EMAIL, Chapter.CONTACTS);
  private static final String USAGE =
      "Type `/launch handover` to make it, `/launch handover gaps` for what it lacks, `/launch"
          + " handover diff` for what has changed since the last one, `/launch handover 3` for an"
          + " earlier one.";

  private final Ledger ledger;
  private final People people;
  private final Documents documents;

  HandoverDesk(Ledger ledger, People people, Documents documents) {
    this.ledger = ledger;
    this.people = people;
    this.documents = documents;
  }

  Reply answer(Ask ask) {
    Words words = ask.words();
    if (words.isEmpty()) {
      return make(ask.visit());
    }
    OptionalInt number = Numbers.small(words, 0);
    if (words.size() == 1 && number.isPresent()) {
      return again(ask.visit(), number.getAsInt());
    }
    String word =
        words.size() == 1 && words.get(0) instanceof Word.Text(String text)
            ? text.toLowerCase(Locale.ROOT)
            : "";
    return switch (word) {
      case "gaps" -> gaps(ask.visit());
      case "diff" -> diff(ask.visit());
      default -> new Reply.Refusal(USAGE);
    };
  }

  private Reply make(Visit visit) {
    // Slack is asked before anything is written.
    people.know(
        visit.workspace(),
        ledger.<Set<String>>read(
            visit.workspace(),
            sql ->
                Places.of(sql, visit, null) instanceof Places.Here(Launch launch)
                    ? documents.strangers(sql, launch, visit.at())
                    : Set.of()),
        visit.at());
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.HAND_OVER);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          LaunchStore.lock(tx, launch.id());
          Document document = documents.of(tx.sql(), launch, visit.at());
          Optional<Handover> before = HandoverStore.last(tx.sql(), launch.id());
          Handover made =
              HandoverStore.add(tx, launch.id(), document.markdown(), document.gaps().size());
          prove(tx, launch, document, visit.at());
          tx.say(
              new Message.File(
                  launch.channel(),
                  null,
                  name(made),
                  made.markdown(),
                  HandoverView.introduction(made, before)));
          return new Reply.Private(HandoverView.made(made, document));
        });
  }

  /** What it proves of the checklist; what is missing opens the items again. */
  private static void prove(Tx tx, Launch launch, Document document, Instant now) {
    EvidenceStore.put(
        tx,
        launch.id(),
        List.of(
            evidence("handover.owner-knows", KNOWN, document, now),
            evidence("handover.covers", COVERED, document, now)));
  }

  private static Evidence evidence(
      String item, Set<Chapter> chapters, Document document, Instant now) {
    List<String> lacking =
        document.lacking().stream().filter(chapters::contains).map(Chapter::title).toList();
    return new Evidence(
        SOURCE,
        item,
        lacking.isEmpty() ? Evidence.Result.GREEN : Evidence.Result.RED,
        lacking.isEmpty()
            ? "the handover document says it"
            : "the handover document lacks " + String.join(", ", lacking),
        null,
        now);
  }

  private Reply gaps(Visit visit) {
    return members(
        visit,
        (sql, launch) ->
            new Reply.Private(HandoverView.gaps(documents.of(sql, launch, visit.at()))));
  }

  private Reply diff(Visit visit) {
    return members(
        visit,
        (sql, launch) ->
            HandoverStore.last(sql, launch.id())
                .<Reply>map(last ->
                    new Reply.Private(
                        HandoverView.difference(
                            last,
                            Difference.between(
                                last.markdown(),
                                documents.of(sql, launch, visit.at()).markdown()))))
                .orElseGet(() ->
                    new Reply.Refusal(
                        "No handover was made yet: `/launch handover` makes the first one.")));
  }

  private Reply members(Visit visit, LaunchDesk.Question question) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            Permissions.check(Roles.of(visit, launch), Verb.HAND_OVER)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() -> question.answer(sql, launch)));
  }

  /** An earlier one, to whoever asks. */
  private Reply again(Visit visit, int number) {
    return LaunchDesk.keep(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.HAND_OVER);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          Optional<Handover> found = HandoverStore.find(tx.sql(), launch.id(), number);
          if (found.isEmpty()) {
            return new Reply.Refusal("There is no handover %d. %s".formatted(number, USAGE));
          }
          tx.say(
              new Message.File(
                  visit.person().id(),
                  null,
                  name(found.get()),
                  found.get().markdown(),
                  "*Handover %d*, as it was then.".formatted(number)));
          return new Reply.Private(Card.of("It is on its way to you, in a direct message."));
        });
  }

  private static String name(Handover handover) {
    return "handover-%d.md".formatted(handover.number());
  }
}
