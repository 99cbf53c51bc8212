package launchbot.bot.doctor;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.slack.Visit;

/**
 * The button that sends its presser a direct message, past the outbox: what Slack says to it is
 * what is wanted.
 */
final class TestMessage implements Buttons {
  static final String ACTION = "doctor_test";

  private static final String TEXT =
      "This is the test message that you asked for. If you can read it, I can reach you.";

  private final SlackConnection slack;

  TestMessage(SlackConnection slack) {
    this.slack = slack;
  }

  @Override
  public String prefix() {
    return "doctor_";
  }

  @Override
  public Reply press(Press press) {
    return new Reply.Private(Card.of(sent(press.visit())));
  }

  private String sent(Visit visit) {
    var sending = CompletableFuture.supplyAsync(() -> post(visit), Doctor.ASKING);
    try {
      return sending.get(Doctor.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return "Slack has not answered yet, so I can't tell whether the test message will arrive."
          + " Look at your direct messages in a minute.";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "I am being stopped. Please try again in a moment.";
    }
  }

  private String post(Visit visit) {
    String to = visit.person().id();
    try {
      var answer = slack.client(visit.workspace()).chatPostMessage(r -> r.channel(to).text(TEXT));
      return answer.isOk()
          ? "Slack took the test message: it stands in your direct messages with me."
          : "Slack did not take the test message: `%s`. %s"
              .formatted(
                  Mrkdwn.escape(String.valueOf(answer.getError())),
                  "missing_scope".equals(answer.getError())
                      ? "The scope `chat:write` is missing: add it under OAuth &amp; Permissions,"
                          + " then Reinstall to Workspace."
                      : "`/launch doctor` looks at the usual reasons.");
    } catch (SlackApiException e) {
      return "Slack did not take the test message: it answers with %d. Try again in a minute."
          .formatted(e.getResponse().code());
    } catch (IOException e) {
      return "Slack cannot be reached, so the test message was not sent. Try again in a minute.";
    }
  }
}
