package launchbot.bot.launch;

import java.util.List;
import launchbot.bot.slack.Mrkdwn;
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
        sql ->
            switch (Places.of(sql, visit, null)) {
              case Places.Here(Launch launch) -> question.answer(sql, launch);
              case Places.Fresh _, Places.Which _, Places.Nowhere _ -> none(sql, visit);
            });
  }

  public static Reply write(Ledger ledger, Visit visit, Work work) {
    return ledger.<Reply>write(
        visit.cause(),
        tx ->
            switch (Places.of(tx.sql(), visit, null)) {
              case Places.Here(Launch launch) -> work.in(tx, launch);
              case Places.Fresh _, Places.Which _, Places.Nowhere _ -> none(tx.sql(), visit);
            });
  }

  private static Reply none(DSLContext sql, Visit visit) {
    return new Reply.Refusal(
        switch (Places.of(sql, visit, null)) {
          case Places.Which(List<Launch> launches) ->
              "No launch belongs to this channel: type that in %s."
                  .formatted(Mrkdwn.channel(launches.getFirst().channel()));
          case Places.Nowhere(String why) -> why;
          case Places.Fresh _, Places.Here _ ->
              "No launch has been started in this channel yet: `/launch start` begins one.";
        });
  }
}
