package launchbot.bot.incident;

import java.util.Optional;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jooq.DSLContext;

/** What is asked of the incident that the words mean; where they mean none, it is said why. */
public final class IncidentDesk {
  private IncidentDesk() {}

  /** A question about one. */
  public interface Question {
    Reply answer(DSLContext sql, Meant.One one);
  }

  /** A change of one, which is closed to other writers. */
  public interface Work {
    Reply in(Tx tx, Meant.One one);
  }

  public static Reply read(Ledger ledger, Visit visit, Words words, Question question) {
    return ledger.<Reply>read(
        visit.workspace(),
        sql ->
            switch (Meant.of(sql, visit, words)) {
              case Meant.None(String why) -> new Reply.Refusal(why);
              case Meant.One one -> question.answer(sql, one);
            });
  }

  /** Who may not do it is told so. */
  public static Reply write(Ledger ledger, Visit visit, Words words, Verb verb, Work work) {
    return ledger.<Reply>write(
        visit.cause(),
        tx ->
            switch (Meant.locked(tx, visit, words)) {
              case Meant.None(String why) -> new Reply.Refusal(why);
              case Meant.One one -> {
                Optional<String> no = Permissions.check(Roles.of(visit, one.launch()), verb);
                yield no.isPresent() ? new Reply.Refusal(no.get()) : work.in(tx, one);
              }
            });
  }
}
