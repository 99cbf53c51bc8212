package launchbot.bot.rollback;

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

/** What is asked of the rollback that the words mean; where they mean none, it is said why. */
public final class RunDesk {
  private RunDesk() {}

  /** A question about one. */
  public interface Question {
    Reply answer(DSLContext sql, MeantRun.One one);
  }

  /** A change of one, which is closed to other writers. */
  public interface Work {
    /**
     * @param rest the words behind its number
     */
    Reply in(Tx tx, Held held, Words rest);
  }

  public static Reply read(Ledger ledger, Visit visit, Words words, Question question) {
    return ledger.<Reply>read(
        visit.workspace(),
        sql ->
            switch (MeantRun.of(sql, visit, words)) {
              case MeantRun.None(String why) -> new Reply.Refusal(why);
              case MeantRun.One one -> question.answer(sql, one);
            });
  }

  /** Who may not do it is told so. */
  public static Reply write(Ledger ledger, Visit visit, Words words, Verb verb, Work work) {
    return ledger.<Reply>write(
        visit.cause(),
        tx ->
            switch (MeantRun.of(tx.sql(), visit, words)) {
              case MeantRun.None(String why) -> new Reply.Refusal(why);
              case MeantRun.One one -> in(tx, visit, one, verb, work);
            });
  }

  private static Reply in(Tx tx, Visit visit, MeantRun.One one, Verb verb, Work work) {
    Optional<String> no = Permissions.check(Roles.of(visit, one.launch()), verb);
    if (no.isPresent()) {
      return new Reply.Refusal(no.get());
    }
    return Held.lock(tx, one.run().id())
        .map(held -> work.in(tx, held, one.rest()))
        .orElseGet(
            () -> new Reply.Refusal("Its launch is archived: nothing of it changes any more."));
  }
}
