package launchbot.bot.launch;

import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;

/** What is asked about the launch of the visitor's channel; where it has none, it is said so. */
public final class LaunchDesk {
  private LaunchDesk() {}

  /** A question about a launch. */
  public interface Question {
    Reply answer(DSLContext sql, Launch launch);
  }

  /** A change of something in a launch. */
  public interface Work {
    Reply in(Tx tx, Launch launch);
  }

  public static Reply read(Ledger ledger, Visit visit, Question question) {
    return ledger.<Reply>read(
        visit.workspace(),
        sql -> {
          Places.Place place = Places.of(sql, visit, null);
          return place instanceof Places.Here(Launch launch)
              ? question.answer(sql, launch)
              : new Reply.Refusal(Places.none(place));
        });
  }

  public static Reply write(Ledger ledger, Visit visit, Work work) {
    return ledger.<Reply>write(
        visit.cause(),
        tx -> {
          Places.Place place = Places.of(tx.sql(), visit, null);
          return place instanceof Places.Here(Launch launch)
              ? work.in(tx, launch)
              : new Reply.Refusal(Places.none(place));
        });
  }

  /** The same for what is kept although it is no fact of the launch: a file whose diff is shown. */
  public static Reply keep(Ledger ledger, Visit visit, Work work) {
    return ledger.<Reply>observe(
        visit.cause(),
        tx -> {
          Places.Place place = Places.of(tx.sql(), visit, null);
          return place instanceof Places.Here(Launch launch)
              ? work.in(tx, launch)
              : new Reply.Refusal(Places.none(place));
        });
  }
}
