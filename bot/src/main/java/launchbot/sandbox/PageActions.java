package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page's script asks for, each with {@code as}: the person who does it. */
final class PageActions {

  private final Stage stage;
  private final Demo demo;
  private final PassingTime time;
  private final RoomActions rooms;

  PageActions(Stage stage, Demo demo, PassingTime time) {
    this.stage = stage;
    this.demo = demo;
    this.time = time;
    this.rooms = new RoomActions();
  }

  JsonObject carryOut(String action, JsonObject body) {
    return switch (action) {
      case "faults" -> new FaultSwitches(stage).set(body);
      case "demo" -> demo.start();
      case "tour" -> tour(body);
      case "clock" -> clock(body);
      case "forget-rejected" -> {
        stage.rejections().clear();
        yield new JsonObject();
      }
      default -> asPerson(action, new SandboxPerson(stage, need(body, "as")), body);
    };
  }

  private JsonObject asPerson(String action, SandboxPerson me, JsonObject body) {
    return switch (action) {
      case "post" -> post(me, body);
      case "act" -> answer(act(me, body));
      case "suggest" ->
          new Interactions(stage)
              .suggest(
                  stage.world().person(me.id()).orElseThrow(),
                  need(body, "ref"),
                  need(body, "block"),
                  need(body, "action"),
                  Json.text(body, "value", ""));
      case "keep" -> {
        me.fill(need(body, "ref"), need(body, "block"), need(body, "action"), body.get("value"));
        yield new JsonObject();
      }
      case "submit" -> {
        SubmitAnswer answer = me.submit(need(body, "view"), Json.object(body, "values").asMap());
        var errors = new JsonObject();
        answer.errors().forEach(errors::addProperty);
        yield Json.of("closed", answer.closed(), "errors", errors, "trouble", answer.trouble());
      }
      case "close" -> {
        new Submissions(stage)
            .close(stage.world().person(me.id()).orElseThrow(), Json.flag(body, "all"));
        yield new JsonObject();
      }
      case "shortcut" ->
          answer(me.shortcut(need(body, "callback"), need(body, "channel"), need(body, "ts")));
      case "edit" -> {
        me.edit(need(body, "channel"), need(body, "ts"), need(body, "text"));
        yield new JsonObject();
      }
      case "delete" -> {
        me.delete(need(body, "channel"), need(body, "ts"));
        yield new JsonObject();
      }
      case "dismiss" -> {
        stage.ephemerals().remove(me.id(), need(body, "ts"));
        yield new JsonObject();
      }
      case "react" -> {
        me.react(need(body, "channel"), need(body, "ts"), need(body, "name"));
        yield new JsonObject();
      }
      case "direct" -> Json.of("channel", me.direct());
      case "home" -> {
        me.openHome();
        yield new JsonObject();
      }
      default -> {
        var answer = new JsonObject();
        if (!rooms.carryOut(action, me, body, answer)) {
          throw new IllegalArgumentException("the page cannot " + action);
        }
        yield answer;
      }
    };
  }

  private JsonObject tour(JsonObject body) {
    switch (need(body, "to")) {
      case "start" -> stage.tour().start();
      case "leave" -> stage.tour().leave();
      case "step" -> stage.tour().go(Integer.parseInt(need(body, "step")));
      case "page" -> stage.tour().notice(Tour.Kind.PAGE, need(body, "what"));
      default -> throw new IllegalArgumentException("to is one of start, leave, step, page");
    }
    return stage.tour().describe();
  }

  /** Puts the clock forward, for the bot as well: by so many seconds, to a morning, or steadily. */
  private JsonObject clock(JsonObject body) {
    if (body.has("play")) {
      time.play(Json.flag(body, "play"));
    } else if ("morning".equals(Json.text(body, "to"))) {
      String as = need(body, "as");
      time.nextMorning(
          stage
              .world()
              .person(as)
              .orElseThrow(() -> new IllegalArgumentException("nobody has the id " + as))
              .zone());
    } else {
      time.leap(seconds(need(body, "seconds")));
    }
    return time.describe();
  }

  private static Duration seconds(String given) {
    try {
      return Duration.ofSeconds(Long.parseLong(given));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("seconds is a whole number", e);
    }
  }

  /** A line from the box: a command when it starts with a slash, a message otherwise. */
  private static JsonObject post(SandboxPerson me, JsonObject body) {
    String channel = need(body, "channel");
    String text = need(body, "text");
    String thread = Json.text(body, "thread");
    if (text.startsWith("/")) {
      return answer(
          thread == null ? me.command(channel, text) : me.commandInThread(channel, thread, text));
    }
    String ts = thread == null ? me.say(channel, text) : me.reply(channel, thread, text);
    return Json.of("ts", ts);
  }

  private static Answer act(SandboxPerson me, JsonObject body) {
    JsonElement value = body.get("value");
    return me.act(
        need(body, "ref"),
        Json.text(body, "block"),
        need(body, "action"),
        value == null || value.isJsonNull() ? null : value,
        Json.object(body, "values").asMap());
  }

  JsonObject attach(Map<String, List<String>> fields, String name, byte[] content) {
    var given = new HashMap<String, String>();
    // The file itself is a field as well, without a value.
    fields.forEach(
        (field, values) -> values.stream().findFirst().ifPresent(one -> given.put(field, one)));
    SandboxPerson me = new SandboxPerson(stage, given.getOrDefault("as", ""));
    @Nullable String thread = given.get("thread");
    if (given.containsKey("channel")) {
      String text = given.getOrDefault("text", "");
      String ts = me.attach(given.getOrDefault("channel", ""), thread, text, name, content);
      return Json.of("ts", ts);
    }
    return Json.of("file", me.upload(name, content));
  }

  private static JsonObject answer(Answer answer) {
    return Json.of("error", answer.error(), "timedOut", answer.timedOut(), "text", answer.text());
  }

  static String need(JsonObject body, String name) {
    String given = Json.text(body, name);
    if (given == null) {
      throw new IllegalArgumentException("missing: " + name);
    }
    return given;
  }
}
