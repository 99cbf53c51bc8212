package launchbot.bot.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.UserChangeEvent;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import launchbot.bot.words.Words;
import org.jspecify.annotations.Nullable;

/** Bolt's dispatcher, with one handler per kind of request, over the registered features. */
public final class Entrances {
  private final App app;
  private final SlackConnection slack;
  private final People people;
  private final Whisper whisper;
  private final InstantSource clock;

  public Entrances(
      Features features,
      SlackConnection slack,
      People people,
      Whisper whisper,
      Mentions mentions,
      InstantSource clock) {
    this.slack = slack;
    this.people = people;
    this.whisper = whisper;
    this.clock = clock;
    this.app = new App(boltConfig(), List.of());
    features.commands().forEach(this::register);
    features.buttons().forEach(this::register);
    features.modals().forEach(this::register);
    features.shortcuts().forEach(this::register);
    app.event(
        AppMentionEvent.class,
        (payload, ctx) -> {
          mentions.answer(payload, people, clock.instant());
          return ctx.ack();
        });
    app.event(
        UserChangeEvent.class,
        (payload, ctx) -> {
          people.changed(payload.getTeamId(), payload.getEvent().getUser(), clock.instant());
          return ctx.ack();
        });
    app.start();
  }

  App app() {
    return app;
  }

  /** Says what an ack of this kind cannot show. */
  void sayAfterAck(Request<?> request, String words) {
    Instant now = clock.instant();
    switch (request) {
      case BlockActionRequest action ->
          whisper.say(visit(action.getPayload(), now), Card.of(words));
      case MessageShortcutRequest shortcut -> whisper.say(visit(shortcut, now), Card.of(words));
      default -> {
        // the ack itself says it, or Slack sends the event again
      }
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
          Visit visit = visit(request, clock.instant());
          return switch (command.answer(new Ask(visit, Words.of(text)))) {
            case Reply.Private(Card card) -> ephemeral(card);
            case Reply.Replace(Card card) -> ephemeral(card);
            case Reply.Refusal(String why) -> ephemeral(Card.of(why));
            case Reply.Open(View view, Card otherwise) -> {
              boolean opened = open(visit, view);
              yield opened ? ctx.ack() : ephemeral(otherwise);
            }
            case Reply.Nothing() -> ctx.ack();
          };
        });
  }

  private void register(Buttons buttons) {
    app.blockAction(
        Pattern.compile("^" + Pattern.quote(buttons.prefix()) + ".*"),
        (request, ctx) -> {
          BlockActionPayload payload = request.getPayload();
          Visit visit = visit(payload, clock.instant());
          var action = payload.getActions().getFirst();
          // Slack leaves the message out of what it sends about an ephemeral one.
          boolean ephemeral = payload.getMessage() == null;
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
          Visit visit = visit(request, clock.instant());
          String text = request.getPayload().getMessage().getText();
          String ts = request.getPayload().getMessageTs();
          show(visit, false, shortcut.choose(new Pick(visit, text == null ? "" : text, ts)));
          return ctx.ack();
        });
  }

  private void register(Modal modal) {
    app.viewSubmission(
        modal.callbackId(),
        (request, ctx) -> {
          Visit visit = visit(request, clock.instant());
          return answer(
              ctx, visit, modal.submit(new Submission(visit, request.getPayload().getView())));
        });
  }

  private Response answer(ViewSubmissionContext ctx, Visit visit, Submitted submitted) {
    return switch (submitted) {
      case Submitted.Close(@Nullable Card told) -> {
        if (told != null) {
          whisper.say(visit, told);
        }
        yield ctx.ack();
      }
      case Submitted.Errors(var byBlock) -> ctx.ackWithErrors(byBlock);
      case Submitted.Update(View view) -> ctx.ackWithUpdate(view);
    };
  }

  private void show(Visit visit, boolean ephemeral, Reply reply) {
    switch (reply) {
      case Reply.Private(Card card) -> whisper.say(visit, card);
      case Reply.Replace(Card card) -> {
        if (ephemeral) {
          whisper.replace(visit, card);
        } else {
          whisper.say(visit, card);
        }
      }
      case Reply.Refusal(String why) -> whisper.say(visit, Card.of(why));
      case Reply.Open(View view, Card otherwise) -> {
        if (!open(visit, view)) {
          whisper.say(visit, otherwise);
        }
      }
      case Reply.Nothing() -> {
        // the message itself shows it
      }
    }
  }

  private boolean open(Visit visit, View view) {
    String trigger = visit.trigger();
    if (trigger == null) {
      return false;
    }
    try {
      var answer = slack.client(visit.workspace()).viewsOpen(r -> r.triggerId(trigger).view(view));
      if (!answer.isOk()) {
        throw new IllegalStateException(
            "views.open: %s %s".formatted(answer.getError(), answer.getResponseMetadata()));
      }
      return true;
    } catch (IOException | SlackApiException e) {
      throw new IllegalStateException("views.open: no answer from Slack", e);
    }
  }

  private static Response ephemeral(Card card) {
    var body = new JsonObject();
    body.addProperty("response_type", "ephemeral");
    body.addProperty("text", card.text());
    String blocks = card.blocksJson();
    if (blocks != null) {
      body.add("blocks", JsonParser.parseString(blocks));
    }
    return Response.builder()
        .statusCode(200)
        .contentType("application/json; charset=utf-8")
        .body(body.toString())
        .build();
  }

  private Visit visit(SlashCommandRequest request, Instant now) {
    var payload = request.getPayload();
    String team = payload.getTeamId();
    return new Visit(
        team,
        people.find(team, payload.getUserId(), now),
        payload.getChannelId(),
        null,
        "trigger:" + payload.getTriggerId(),
        payload.getTriggerId(),
        payload.getResponseUrl(),
        now);
  }

  private Visit visit(BlockActionPayload payload, Instant now) {
    String team = payload.getTeam().getId();
    var container = payload.getContainer();
    return new Visit(
        team,
        people.find(team, payload.getUser().getId(), now),
        payload.getChannel() == null ? "" : payload.getChannel().getId(),
        container == null ? null : container.getThreadTs(),
        "trigger:" + payload.getTriggerId(),
        payload.getTriggerId(),
        payload.getResponseUrl(),
        now);
  }

  private Visit visit(MessageShortcutRequest request, Instant now) {
    var payload = request.getPayload();
    String team = payload.getTeam().getId();
    return new Visit(
        team,
        people.find(team, payload.getUser().getId(), now),
        payload.getChannel().getId(),
        payload.getMessage().getThreadTs(),
        "trigger:" + payload.getTriggerId(),
        payload.getTriggerId(),
        payload.getResponseUrl(),
        now);
  }

  /** A view tells neither channel nor thread; our modals keep the channel in their metadata. */
  private Visit visit(ViewSubmissionRequest request, Instant now) {
    var payload = request.getPayload();
    String team = payload.getTeam().getId();
    View view = payload.getView();
    return new Visit(
        team,
        people.find(team, payload.getUser().getId(), now),
        channel(view.getPrivateMetadata()),
        null,
        "view:" + view.getId() + ":" + view.getHash(),
        null,
        null,
        now);
  }

  private static String channel(@Nullable String metadata) {
    try {
      if (metadata != null
          && JsonParser.parseString(metadata) instanceof JsonObject kept
          && kept.has("channel")) {
        return kept.get("channel").getAsString();
      }
    } catch (JsonSyntaxException e) {
      // not one of ours
    }
    return "";
  }
}
