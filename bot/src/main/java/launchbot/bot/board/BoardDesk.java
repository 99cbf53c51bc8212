package launchbot.bot.board;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.board.BoardSession;
import launchbot.board.BoardSessionStore;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.seal.Tokens;

/** {@code /launch board}: a link that opens it once, and the end of all sessions. */
final class BoardDesk {
  private final Ledger ledger;
  private final URI base;

  BoardDesk(Ledger ledger, URI base) {
    this.ledger = ledger;
    this.base = base;
  }

  Reply answer(Ask ask) {
    if (ask.words().isEmpty()) {
      return link(ask.visit());
    }
    boolean out =
        ask.words().size() == 1
            && ask.words().get(0) instanceof Word.Text(String text)
            && text.toLowerCase(Locale.ROOT).equals("out");
    return out
        ? out(ask.visit())
        : new Reply.Refusal(
            "Type `/launch board` for a link to the board, `/launch board out` to sign out"
                + " everywhere.");
  }

  private Reply link(Visit visit) {
    String secret = Tokens.random();
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SEE_BOARD);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          BoardSessionStore.add(tx, launch.id(), visit.person().id(), secret);
          tx.record(
              new Change("board link made", new Subject("launch", launch.id()), List.of(), null));
          return new Reply.Private(
              Card.of(
                  "<%s|Open the board>. The link is yours alone: it opens once, within %d minutes; the browser then stays in for %d days. `/launch board out` signs you out everywhere."
                      .formatted(
                          BoardRoutes.link(base, secret),
                          BoardSession.LINK.toMinutes(),
                          BoardSession.STAY.toDays())));
        });
  }

  private Reply out(Visit visit) {
    return ledger.<Reply>observe(
        visit.cause(),
        tx -> {
          int ended = BoardSessionStore.endAll(tx.sql(), visit.person().id());
          return new Reply.Private(
              Card.of(
                  ended == 0
                      ? "You are signed in nowhere. `/launch board` makes a link."
                      : "You are signed out everywhere. `/launch board` makes a new link."));
        });
  }
}
