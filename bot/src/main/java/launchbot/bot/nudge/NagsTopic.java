package launchbot.bot.nudge;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.nudge.Hold;
import launchbot.nudge.NudgeStore;
import launchbot.nudge.Snooze;
import org.jooq.DSLContext;

/** {@code /launch nags} and {@code /launch snooze}: what I am reminded of, and how to be left. */
final class NagsTopic {
  private static final Duration SHOWN = Duration.ofDays(7);
  private static final int MOST = 15;

  private final Ledger ledger;

  NagsTopic(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Topic> topics() {
    return List.of(
        Topic.of("nags", "[off | on]", "your own reminders, all at once", this::nags),
        Topic.of("snooze", "", "what you were reminded of lately: snooze it, stop it", this::list));
  }

  private Reply nags(Ask ask) {
    Visit visit = ask.visit();
    String word =
        ask.words().size() == 1 && ask.words().get(0) instanceof Word.Text(String text)
            ? text.toLowerCase(Locale.ROOT)
            : "";
    boolean off =
        ledger.<Boolean>read(visit.workspace(), sql -> NudgeStore.off(sql, visit.person().id()));
    if (ask.words().isEmpty()) {
      return new Reply.Private(state(off));
    }
    if (!word.equals("off") && !word.equals("on")) {
      return new Reply.Refusal(
          "Nothing was changed. Type `/launch nags off` or `/launch nags on`.");
    }
    if (off == word.equals("off")) {
      return new Reply.Refusal("They are %s already.".formatted(word));
    }
    return ledger.write(
        visit.cause(),
        tx -> {
          var change =
              new Change(
                  "switched",
                  new Subject("nags", 0),
                  List.of(new Change.Field("reminders", off ? "off" : "on", word)),
                  null);
          NudgeStore.switchOff(tx, visit.person().id(), word.equals("off"), change);
          return new Reply.Private(state(word.equals("off")));
        });
  }

  private static Card state(boolean off) {
    String words =
        off
            ? "Your reminders are off: I write to you only when somebody gives you something."
                + " What concerns the whole team is still said in the channel."
            : "Your reminders are on: your list in the morning, dates that come closer, what does"
                + " not move, the stand-up.";
    return new Card(
        words,
        List.of(
            Blocks.section(words),
            Blocks.actions(
                List.of(
                    LaunchCommand.button(
                        off ? "Switch them on" : "Switch them off", "nags", off ? "on" : "off")))));
  }

  private Reply list(Ask ask) {
    Visit visit = ask.visit();
    if (!ask.words().isEmpty()) {
      return new Reply.Refusal(
          "Nothing was changed. Type `/launch snooze` alone and choose from the list.");
    }
    return LaunchDesk.read(
        ledger, visit, (sql, launch) -> new Reply.Private(list(sql, visit, launch)));
  }

  private static Card list(DSLContext sql, Visit visit, Launch launch) {
    List<NudgeStore.Recent> recent =
        NudgeStore.recent(
            sql,
            launch.id(),
            List.of(launch.channel(), visit.person().id()),
            visit.at().minus(SHOWN),
            MOST);
    if (recent.isEmpty()) {
      return Card.of("I have not reminded you of anything in the last seven days.");
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*What I said lately*, and what you can do about it:"));
    for (NudgeStore.Recent one : recent) {
      blocks.add(
          Blocks.section(
              Mrkdwn.truncate(one.line(), 300)
                  + " · "
                  + (one.kind().direct() ? "to you" : "in the channel")
                  + held(one.hold(), visit.at(), visit.person().zone()),
              Blocks.overflow(
                  NudgeButtons.HELD + ":" + one.subject(), options(launch, one, visit.at()))));
    }
    return new Card("What I said lately", blocks);
  }

  private static String held(Hold hold, Instant now, ZoneId zone) {
    Instant until = hold.snoozedUntil();
    if (hold.stoppedAt() != null) {
      return " · *stopped*";
    }
    return until == null || until.isBefore(now)
        ? ""
        : " · *snoozed until %s*".formatted(Mrkdwn.date(until, zone));
  }

  private static List<OptionObject> options(Launch launch, NudgeStore.Recent one, Instant now) {
    String key = new HoldKey(launch.id(), one.kind(), List.of(one.subject())).value();
    List<OptionObject> options = new ArrayList<>();
    for (Snooze snooze : Snooze.values()) {
      options.add(Blocks.option(snooze.label(), "snooze " + snooze.key() + "|" + key));
    }
    boolean quiet = !held(one.hold(), now, launch.zone()).isEmpty();
    options.add(
        quiet ? Blocks.option("Resume", "resume|" + key) : Blocks.option("Stop", "stop|" + key));
    return options;
  }
}
