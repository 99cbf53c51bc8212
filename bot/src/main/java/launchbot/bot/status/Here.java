package launchbot.bot.status;

import java.util.List;
import java.util.function.LongFunction;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** Finds the launch that somebody asks about, or asks back. Nothing is started by looking. */
final class Here {
  static final String GONE = "That launch is not here any more.";

  private Here() {}

  /** What is answered about a launch, in the transaction that found it. */
  interface Answer {
    Reply of(DSLContext sql, Launch launch);
  }

  /**
   * About the channel's launch, or after asking which is meant.
   *
   * @param action of the buttons that name one
   */
  static Reply read(Ledger ledger, Visit visit, String question, String action, Answer answer) {
    return ledger.read(
        visit.workspace(),
        sql -> {
          Places.Place place = Places.of(sql, visit, null);
          return place instanceof Places.Here(Launch launch)
              ? answer.of(sql, launch)
              : elsewhere(place, question, action);
        });
  }

  /** The same for what goes on in a transaction of its own, with the launch's id. */
  static Reply then(
      Ledger ledger, Visit visit, String question, String action, LongFunction<Reply> answer) {
    Places.Place place = ledger.read(visit.workspace(), sql -> Places.of(sql, visit, null));
    return place instanceof Places.Here(Launch launch)
        ? answer.apply(launch.id())
        : elsewhere(place, question, action);
  }

  /** About the launch that a button names. */
  static Reply chosen(Ledger ledger, Visit visit, long id, Answer answer) {
    return ledger.<Reply>read(
        visit.workspace(),
        sql ->
            LaunchStore.find(sql, id)
                .map(launch -> answer.of(sql, launch))
                .orElseGet(() -> new Reply.Refusal(GONE)));
  }

  private static Reply elsewhere(Places.Place place, String question, String action) {
    return switch (place) {
      case Places.Which(List<Launch> launches) ->
          new Reply.Private(StatusView.which(question, action, launches));
      case Places.Nowhere _, Places.Here _, Places.Fresh _ -> new Reply.Refusal(Places.none(place));
    };
  }
}
