package launchbot.bot.postmortem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Verb;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import launchbot.postmortem.Waiting;
import launchbot.timer.TimerStore;

/** Who writes a postmortem, or why nobody does. */
final class Owning {
  private static final int REASON = 300;

  private final PostmortemDesk desk;
  private final People people;
  private final PostmortemView view;

  Owning(PostmortemDesk desk, People people, PostmortemView view) {
    this.desk = desk;
    this.people = people;
    this.view = view;
  }

  /** {@code owner @ben}. */
  Reply owner(Visit visit, long incident, Words words) {
    if (words.isEmpty() || !(words.get(0) instanceof Word.Person(String person, _))) {
      return new Reply.Refusal("Who? `/incident postmortem owner @somebody`.");
    }
    Optional<String> objection = people.objection(visit.workspace(), person, visit.at());
    return objection.isPresent()
        ? new Reply.Refusal(objection.get())
        : desk.write(
            visit,
            incident,
            Verb.WRITE_POSTMORTEM,
            (tx, sheet) -> {
              Postmortem before = sheet.postmortem();
              if (before.owner().equals(person)) {
                return new Reply.Private(view.card(sheet, visit.at()));
              }
              PostmortemStore.save(
                  tx,
                  before.ownedBy(person),
                  new Change(
                      "owner",
                      before.subject(),
                      List.of(new Change.Field("owner", before.owner(), person)),
                      null));
              if (!person.equals(visit.person().id())) {
                tell(tx, person, sheet, visit);
              }
              return view.shown(tx, visit, sheet);
            });
  }

  private static void tell(Tx tx, String person, Sheet sheet, Visit visit) {
    String text =
        "%s asks you to write the postmortem of %s, until %s."
            .formatted(
                Mrkdwn.user(visit.person().id()),
                PostmortemView.name(sheet.launch(), sheet.incident()),
                Mrkdwn.day(sheet.postmortem().due(), visit.today()));
    var card =
        new Card(
            text,
            List.of(
                Blocks.section(text),
                Blocks.actions(List.of(PostmortemButtons.of("Open", sheet.incident(), "show")))));
    tx.say(new Message.Post(person, null, text, card.blocksJson(), Message.Urgency.ANSWER));
  }

  /** {@code skip because …}: the reason is what makes it an end. */
  Reply skip(Visit visit, long incident, Words words) {
    String said = words.text();
    String reason =
        said.toLowerCase(Locale.ROOT).startsWith("because") ? said.substring(7).strip() : said;
    if (reason.isEmpty()) {
      return new Reply.Refusal(
          "Say why: `/incident postmortem skip because …`. Nobody is reminded any more then.");
    }
    if (reason.length() > REASON) {
      return new Reply.Refusal("Say why in %d characters at most.".formatted(REASON));
    }
    return desk.write(
        visit,
        incident,
        Verb.WRITE_POSTMORTEM,
        (tx, sheet) -> {
          Postmortem before = sheet.postmortem();
          if (before.state() != Postmortem.State.DRAFT) {
            return new Reply.Refusal(
                before.state() == Postmortem.State.PUBLISHED
                    ? "It is published already: nobody is reminded of it."
                    : "It is skipped already.");
          }
          PostmortemStore.save(
              tx,
              before.skippedBecause(reason),
              new Change("skipped", before.subject(), List.of(), reason));
          TimerStore.cancel(tx, before.id(), Waiting.REMIND);
          return view.shown(tx, visit, sheet);
        });
  }
}
