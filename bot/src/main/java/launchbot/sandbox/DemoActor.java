package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plays single steps of the demo's script. What a step is to be remembered by ({@code keep}) goes
 * into {@code known}: the number of an entry and the ts of its message, or the ts of a message.
 */
final class DemoActor {

  /** The bot did not do what the script waits for. */
  static final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stuck(String why) {
      super(why);
    }
  }

  private static final Pattern SAVED = Pattern.compile("Saved as \\*#(\\d+)\\*");
  private static final int PATIENCE = 150;
  private static final long EACH_MILLIS = 100;

  private final Stage stage;
  private final JsonObject known;
  private final String channel;

  DemoActor(Stage stage, JsonObject known) {
    this.stage = stage;
    this.known = known;
    this.channel = Json.text(known, "channel", "");
  }

  void play(JsonObject template) throws InterruptedException {
    JsonObject step = Script.filledIn(template, known).getAsJsonObject();
    SandboxPerson me = stage.as(id(Json.text(step, "as", "ada")));
    @Nullable String keep = Json.text(step, "keep");
    if (step.has("type")) {
      command(me, step, keep);
    } else if (step.has("react")) {
      me.react(channel, Json.text(step, "react", ""), Json.text(step, "name", "eyes"));
    } else if (step.has("reply")) {
      me.reply(channel, Json.text(step, "reply", ""), Json.text(step, "say", ""));
    } else {
      String ts = me.say(channel, Json.text(step, "say", ""));
      if (keep != null) {
        known.addProperty(keep, ts);
      }
    }
  }

  private void command(SandboxPerson me, JsonObject step, @Nullable String keep)
      throws InterruptedException {
    String typed = Json.text(step, "type", "");
    Answer answer = me.command(channel, typed);
    if (answer.error() != null) {
      throw new Stuck("“" + typed + "” failed: " + answer.error());
    }
    if (step.has("form")) {
      fill(me, typed, answer, Json.object(step, "form"));
    }
    if (!answer.shown().contains(Json.text(step, "expect", ""))) {
      throw new Stuck("“" + typed + "” was answered: " + answer.shown());
    }
    press(me, answer, Json.texts(Json.array(step, "press")));
    if (keep != null) {
      String number =
          patiently(
              "“" + typed + "” was not saved: " + answer.shown(),
              () -> saved(answer.shown()).or(() -> savedInPrivate(me)));
      known.addProperty(keep, number);
      String ts = patiently("#" + number + " was not shown", () -> shownAs(number));
      known.addProperty(keep + ".ts", ts);
    }
    if (Json.flag(step, "pinned")) {
      patiently(
          "nothing was pinned after “" + typed + "”",
          () -> stage.world().marks().pins(channel).keySet().stream().findFirst());
    }
    // What was said to them alone would stand between what everybody reads.
    for (JsonObject said : stage.ephemerals().of(me.id(), channel)) {
      stage.ephemerals().remove(me.id(), Json.text(said, "ts", ""));
    }
  }

  /** Presses the first of these buttons, if the bot asks something back. */
  private static void press(SandboxPerson me, Answer answer, List<String> actionIds) {
    JsonObject message = answer.message();
    if (message == null) {
      return;
    }
    for (Elements.Placed at : Elements.inMessage(message)) {
      if (actionIds.contains(at.actionId())) {
        me.click(Json.text(message, "ts", ""), at.actionId());
        return;
      }
    }
  }

  private static void fill(SandboxPerson me, String typed, Answer answer, JsonObject form) {
    JsonObject view = answer.openedView();
    if (view == null) {
      throw new Stuck("“" + typed + "” opened no form: " + answer.shown());
    }
    Map<String, Object> values = new HashMap<>();
    form.asMap().forEach((field, value) -> values.put(field, value.getAsString()));
    if (values.containsKey("owner")) {
      values.put("owner", id(Json.text(form, "owner", "")));
    }
    SubmitAnswer sent = me.submit(Json.text(view, "id", ""), values);
    if (!sent.closed()) {
      throw new Stuck("the form of “" + typed + "” was not taken: " + sent.errors());
    }
  }

  private static Optional<String> saved(String words) {
    Matcher number = SAVED.matcher(words);
    return number.find() ? Optional.of(number.group(1)) : Optional.empty();
  }

  private Optional<String> savedInPrivate(SandboxPerson me) {
    return stage.ephemerals().of(me.id(), channel).reversed().stream()
        .map(said -> saved(Answer.shown(said)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The ts of the bot's message about this entry. */
  private Optional<String> shownAs(String number) {
    return stage.world().messages(channel).reversed().stream()
        .filter(message -> Cast.BOT.equals(Json.text(message, "user")))
        .filter(message -> Answer.shown(message).contains("*#" + number + "*"))
        .map(message -> Json.text(message, "ts", ""))
        .findFirst();
  }

  private static String patiently(String otherwise, Supplier<Optional<String>> look)
      throws InterruptedException {
    for (int i = 0; i < PATIENCE; i++) {
      Optional<String> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(EACH_MILLIS);
    }
    throw new Stuck(otherwise);
  }

  private static String id(String name) {
    return Cast.PEOPLE.stream()
        .filter(person -> person.name().equals(name))
        .map(Person::id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody is called " + name));
  }
}
