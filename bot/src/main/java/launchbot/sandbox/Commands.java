package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Slash commands: those of the app go to the bot, {@code /invite} is Slack's own. */
final class Commands {

  private final Stage stage;
  private final Posting posting;

  Commands(Stage stage) {
    this.stage = stage;
    this.posting = new Posting(stage);
  }

  /**
   * Runs what was typed.
   *
   * @param escaped whether mentions are already in Slack's form
   */
  Answer run(Person who, Channel where, @Nullable String threadTs, String line, boolean escaped) {
    String[] words = line.strip().split("\\s+", 2);
    String name = words[0];
    String rest = words.length > 1 ? words[1] : "";
    boolean ours =
        stage.settings().commands().stream().anyMatch(command -> command.name().equals(name));
    if (ours && threadTs != null) {
      return slackSays(who, where, threadTs, name + " is not supported in threads. Sorry!");
    }
    if (ours) {
      return dispatch(who, where, name, escaped ? rest : Typed.command(rest, stage.world()));
    }
    if (name.equals("/invite")) {
      return invite(who, where, rest);
    }
    return slackSays(
        who,
        where,
        threadTs,
        name
            + " is not a valid command. In Slack, all messages that start with the “/” character"
            + " are interpreted as commands.");
  }

  private Answer dispatch(Person who, Channel where, String name, String text) {
    Optional<JsonObject> before = stage.views().top(who.id());
    BotLine.Ack ack = stage.line().form(stage.payloads().command(who, where, name, text));
    JsonObject opened = openedSince(stage, who, before);
    if (!ack.accepted()) {
      Answer failed = failed(who, where, name, ack, ack.error());
      stage
          .rejections()
          .add(
              "command ack",
              ack.error(),
              List.of("HTTP " + ack.status()),
              where.id(),
              Json.element(ack.body()));
      return failed;
    }
    stage.tour().notice(Tour.Kind.COMMAND, name + " " + text);
    JsonObject said = said(ack);
    if (said == null) {
      return new Answer(ack.status(), false, null, false, opened, null);
    }
    try {
      JsonObject body = MessageBody.read(said);
      boolean inChannel = "in_channel".equals(Json.text(said, "response_type"));
      JsonObject message =
          inChannel
              ? posting.post(where, body, null, false)
              : posting.whisper(who.id(), where, body, null);
      return new Answer(ack.status(), false, message, inChannel, opened, null);
    } catch (Refusal refusal) {
      stage.rejections().add("command ack", refusal.code(), refusal.messages(), where.id(), said);
      return failed(who, where, name, ack, refusal.code());
    }
  }

  /** The acknowledgement as a message; null when it says nothing. */
  private static @Nullable JsonObject said(BotLine.Ack ack) {
    if (ack.body().isBlank()) {
      return null;
    }
    if (ack.contentType().startsWith("application/json")) {
      JsonElement parsed = Json.parse(ack.body()).orElse(Json.element(ack.body()));
      if (parsed instanceof JsonObject object) {
        return object.isEmpty() ? null : object;
      }
    }
    return Json.of("text", ack.body());
  }

  private Answer failed(Person who, Channel where, String name, BotLine.Ack ack, String error) {
    JsonObject message = whisper(who, where, null, failure(name, error));
    return new Answer(ack.status(), ack.timedOut(), message, false, null, error);
  }

  static String failure(String command, String error) {
    return command + " failed with the error “" + error + "”";
  }

  private Answer invite(Person who, Channel where, String whom) {
    String mention = Typed.command(whom.strip(), stage.world());
    Optional<Person> invited =
        stage.world().people().stream()
            .filter(person -> mention.startsWith("<@" + person.id() + "|"))
            .findFirst();
    if (!where.named() || invited.isEmpty() || invited.get().deactivated()) {
      return slackSays(who, where, null, "Nobody by that name can be invited here.");
    }
    Person person = invited.get();
    if (where.has(person.id())) {
      return slackSays(who, where, null, person.realName() + " is already in this channel.");
    }
    new Rooms(stage).admit(who.id(), where, person.id());
    return new Answer(200, false, null, true, null, null);
  }

  private Answer slackSays(Person who, Channel where, @Nullable String threadTs, String text) {
    JsonObject message = whisper(who, where, threadTs, text);
    return new Answer(200, false, message, false, null, null);
  }

  private JsonObject whisper(Person who, Channel where, @Nullable String threadTs, String text) {
    JsonObject message =
        Json.of(
            "type",
            "message",
            "user",
            "USLACKBOT",
            "text",
            text,
            "is_ephemeral",
            true,
            "ts",
            stage.world().nextTs(),
            "thread_ts",
            threadTs);
    stage.ephemerals().add(who.id(), where.id(), message);
    return message;
  }

  /** The modal that this person sees now, when it is another one than before. */
  static @Nullable JsonObject openedSince(Stage stage, Person who, Optional<JsonObject> before) {
    Optional<JsonObject> now = stage.views().top(who.id());
    return now.equals(before) ? null : now.orElse(null);
  }

  /** For a form body of a payload. */
  static Map<String, String> payload(JsonObject payload) {
    return Map.of("payload", payload.toString());
  }
}
