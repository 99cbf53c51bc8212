package launchbot.bot.slack;

import com.google.gson.stream.JsonWriter;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.UserChangeEvent;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import launchbot.bot.words.Words;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bolt's dispatcher, with one handler per kind of request, over the registered features. */
public final class Entrances {
  private static final Logger log = LoggerFactory.getLogger(Entrances.class);

  private final App app;
  private final SlackConnection slack;
  private final Visits visits;
  private final Whisper whisper;

  public Entrances(
      Features features,
      SlackConnection slack,
      People people,
      Whisper whisper,
      Mentions mentions,
      InstantSource clock) {
    this.slack = slack;
    this.visits = new Visits(people, clock);
    this.whisper = whisper;
    var hearing = new Hearing(features.listeners(), slack, people, clock);
    this.app = new App(boltConfig(), List.of(hearing));
    features.commands().forEach(this::register);
    features.buttons().forEach(this::register);
    features.modals().forEach(this::register);
    features.shortcuts().forEach(this::register);
    app.event(
        AppMentionEvent.class,
        (payload, ctx) -> {
          mentions.answer(ctx.getTeamId(), payload, people, clock.instant());
          return ctx.ack();
        });
    app.event(
        AppHomeOpenedEvent.class,
        (payload, ctx) -> {
          var event = payload.getEvent();
          if ("home".equals(event.getTab()) && event.getUser() != null) {
            Visit visit = visits.home(ctx.getTeamId(), event.getUser(), payload.getEventId());
            features.home().ifPresent(tab -> publish(visit, tab.view(visit)));
          }
          return ctx.ack();
        });
    app.event(
        UserChangeEvent.class,
        (payload, ctx) -> {
          User user = payload.getEvent().getUser();
          people.changed(ctx.getTeamId(), user, clock.instant());
          if (user.isDeleted()) {
            var left = new Hearing.Heard(user.getId(), "", new SlackListener.Happening.Left());
            hearing.tell(ctx.getTeamId(), payload.getEventId(), left);
          }
          return ctx.ack();
        });
    app.start();
  }

  App app() {
    return app;
  }

  /**
   * Says what an ack of this kind cannot show. Nobody is looked up for it: what failed may be the
   * database.
   */
  void sayAfterAck(Request<?> request, String words) {
    Visit visit = visits.bare(request);
    // Otherwise the ack itself says it, or Slack sends the event again.
    if (visit != null) {
      whisper.say(visit, Card.of(words));
    }
  }

  /** Bolt checks nothing for us: {@link SlackEdge} has done it, more strictly, before. */
  private static AppConfig boltConfig() {
    return AppConfig.builder().singleTeamBotToken(null).signingSecret(null).build();
  }

  private void register(Command command) {
    app.command(
        command.declaration().name(),
        (request, ctx) -> {
          var payload = request.getPayload();
          String text = payload.getText() == null ? "" : payload.getText();
          Visit visit = visits.of(request);
          return switch (command.answer(new Ask(visit, Words.of(text)))) {
            case Reply.Private(Card card) -> ephemeral(card);
            case Reply.Replace(Card card) -> ephemeral(card);
            case Reply.Refusal(String why) ->
                ephemeral(Card.of(People.refusal(visit.person(), why)));
            case Reply.Open(View view, Card otherwise) -> {
              boolean opened = open(visit, view);
              yield opened ? ctx.ack() : ephemeral(otherwise);
            }
            case Reply.Home(View view) -> {
              publish(visit, view);
              yield ctx.ack();
            }
            case Reply.Nothing() -> ctx.ack();
          };
        });
  }

  private void register(Buttons buttons) {
    app.blockAction(
        Pattern.compile("^" + Pattern.quote(buttons.prefix()) + ".*"),
        (request, ctx) -> {
          var payload = request.getPayload();
          Visit visit = visits.of(request);
          var action = payload.getActions().getFirst();
          boolean ephemeral = isEphemeral(request);
          show(
              visit,
              ephemeral,
              buttons.press(new Press(visit, action.getActionId(), Chosen.in(action), ephemeral)));
          return ctx.ack();
        });
  }

  private void register(Shortcut shortcut) {
    app.messageShortcut(
        shortcut.declaration().callbackId(),
        (request, ctx) -> {
          Visit visit = visits.of(request);
          var message = request.getPayload().getMessage();
          String text = message.getText() == null ? "" : message.getText();
          String ts = request.getPayload().getMessageTs();
          show(visit, false, shortcut.choose(new Pick(visit, text, ts, message.getUser())));
          return ctx.ack();
        });
  }

  private void register(Modal modal) {
    app.viewSubmission(
        modal.callbackId(),
        (request, ctx) -> {
          Visit visit = visits.of(request);
          View view = request.getPayload().getView();
          return answer(ctx, view, visit, modal.submit(new Submission(visit, view)));
        });
  }

  private Response answer(ViewSubmissionContext ctx, View view, Visit visit, Submitted submitted) {
    return switch (submitted) {
      case Submitted.Close(@Nullable Card told) -> {
        if (told != null) {
          whisper.say(visit, told);
        }
        yield ctx.ack();
      }
      case Submitted.Errors(var byBlock) -> ctx.ackWithErrors(Inputs.placed(byBlock, view));
      case Submitted.Update(View next) -> ctx.ackWithUpdate(next);
    };
  }

  private void show(Visit visit, boolean ephemeral, Reply reply) {
    switch (reply) {
      case Reply.Private(Card card) -> tell(visit, card);
      case Reply.Replace(Card card) -> {
        if (ephemeral && visit.responseUrl() != null) {
          whisper.replace(visit, card);
        } else {
          tell(visit, card);
        }
      }
      case Reply.Refusal(String why) -> tell(visit, Card.of(People.refusal(visit.person(), why)));
      case Reply.Open(View view, Card otherwise) -> {
        if (!open(visit, view)) {
          whisper.say(visit, otherwise);
        }
      }
      case Reply.Home(View view) -> publish(visit, view);
      case Reply.Nothing() -> {
        // the message itself shows it
      }
    }
  }

  /** In private; in App Home, where Slack has no private messages, in a window. */
  private void tell(Visit visit, Card card) {
    boolean inHome = visit.channel().isEmpty() && visit.responseUrl() == null;
    if (!inHome || !open(visit, Forms.reading(card))) {
      whisper.say(visit, card);
    }
  }

  private void publish(Visit visit, View view) {
    try {
      var answer =
          slack
              .client(visit.workspace())
              .viewsPublish(r -> r.userId(visit.person().id()).view(view));
      if (!answer.isOk()) {
        log.error(
            "Slack shows no App Home: {} {}", answer.getError(), answer.getResponseMetadata());
      }
    } catch (IOException | SlackApiException e) {
      // It is made anew whenever it is opened.
      log.warn("Slack does not answer to views.publish: {}", e.getClass().getSimpleName());
    }
  }

  /** Whether it opened. If not, what was typed is still in what is said otherwise. */
  private boolean open(Visit visit, View view) {
    String trigger = visit.trigger();
    if (trigger == null) {
      return false;
    }
    try {
      var answer = slack.client(visit.workspace()).viewsOpen(r -> r.triggerId(trigger).view(view));
      if (!answer.isOk()) {
        log.error(
            "Slack opens no {}: {} {}",
            view.getCallbackId(),
            answer.getError(),
            answer.getResponseMetadata());
      }
      return answer.isOk();
    } catch (IOException | SlackApiException e) {
      log.warn("Slack does not answer to views.open: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  /** Slack says so in the container, which Bolt's model leaves out, and sends no message along. */
  private static boolean isEphemeral(BlockActionRequest request) {
    String body = URLDecoder.decode(request.getRequestBodyAsString(), StandardCharsets.UTF_8);
    return request.getPayload().getMessage() == null || body.contains("\"is_ephemeral\":true");
  }

  private static Response ephemeral(Card card) {
    var body = new StringWriter();
    try (var json = new JsonWriter(body)) {
      json.beginObject();
      json.name("response_type").value("ephemeral").name("text").value(card.text());
      String blocks = card.blocksJson();
      if (blocks != null) {
        json.name("blocks").jsonValue(blocks); // as it is: reading it again would cost as much
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.builder()
        .statusCode(200)
        .contentType("application/json; charset=utf-8")
        .body(body.toString())
        .build();
  }
}
