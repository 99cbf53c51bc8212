package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One person at their keyboard: what they can do in Slack, and what they see right after. The page
 * and the tests act through this alone. What Slack's client does not offer (somebody else's
 * channel, an element that is not there) is an {@link IllegalArgumentException}.
 */
public final class SandboxPerson {

  private final Stage stage;
  private final String id;

  SandboxPerson(Stage stage, String id) {
    this.stage = stage;
    this.id = id;
    me();
  }

  public String id() {
    return id;
  }

  /** Their direct messages with the bot. */
  public String direct() {
    return stage.world().direct(id).id();
  }

  /** What they do with channels. */
  public SandboxRooms rooms() {
    return new SandboxRooms(stage, id);
  }

  /** Types a command with its slash, as on a keyboard: {@code /triage assign 3 @ben}. */
  public Answer command(String channelId, String text) {
    return new Commands(stage).run(me(), room(channelId), null, text, false);
  }

  /** The same with text that already has Slack's escapes, for example {@code <@U0BEN00001|ben>}. */
  public Answer commandAsSent(String channelId, String text) {
    return new Commands(stage).run(me(), room(channelId), null, text, true);
  }

  /** Types a command in a thread, where Slack refuses those of apps. */
  public Answer commandInThread(String channelId, String threadTs, String text) {
    return new Commands(stage).run(me(), room(channelId), threadTs, text, false);
  }

  /** Returns the ts of the new message. */
  public String say(String channelId, String text) {
    return ts(new Talk(stage).say(me(), room(channelId), null, text, List.of()));
  }

  public String reply(String channelId, String threadTs, String text) {
    return ts(new Talk(stage).say(me(), room(channelId), threadTs, text, List.of()));
  }

  public String attach(
      String channelId, @Nullable String threadTs, String text, String fileName, byte[] content) {
    return ts(new Talk(stage).attach(me(), room(channelId), threadTs, text, fileName, content));
  }

  /** Keeps a file without showing it yet, for the file input of a modal; returns its id. */
  public String upload(String fileName, byte[] content) {
    JsonObject file = new SharedFiles(stage).keep(id, fileName, content);
    return Json.text(file, "id", "");
  }

  public void edit(String channelId, String ts, String text) {
    synchronized (stage.world()) {
      new Talk(stage).edit(me(), room(channelId), ts, text);
    }
  }

  public void delete(String channelId, String ts) {
    synchronized (stage.world()) {
      new Talk(stage).delete(me(), room(channelId), ts);
    }
  }

  /** Adds a reaction, or takes it away when it is there. */
  public void react(String channelId, String ts, String name) {
    synchronized (stage.world()) {
      new Talk(stage).react(me(), room(channelId), ts, name);
    }
  }

  /** Presses a button of a message (ts), of an ephemeral one (ts), or of a view (id). */
  public Answer click(String ref, String actionId) {
    return act(ref, null, actionId, null, Map.of());
  }

  /** The same where several buttons share the action id. */
  public Answer click(String ref, String actionId, String value) {
    return act(ref, null, actionId, value, Map.of());
  }

  /**
   * Chooses in a menu or picker.
   *
   * @param value the value of an option, an id, a date; a list where several may be chosen
   */
  public Answer choose(String ref, String actionId, Object value) {
    return act(ref, null, actionId, value, Map.of());
  }

  /** Any of these, in a certain block, with what else is filled in on that view. */
  public Answer act(
      String ref,
      @Nullable String blockId,
      String actionId,
      @Nullable Object value,
      Map<String, ?> typed) {
    JsonElement given = value == null ? null : Json.element(value);
    return new Interactions(stage).act(me(), ref, blockId, actionId, given, tree(typed));
  }

  /** Fills in a field of a message; the bot hears of it with the next click there. */
  public void fill(String ts, String blockId, String actionId, @Nullable Object value) {
    new Interactions(stage).fill(me(), ts, blockId, actionId, Json.element(value));
  }

  /** Fills in a modal, by block id (or action id), and presses its submit button. */
  public SubmitAnswer submit(String viewId, Map<String, ?> values) {
    return new Submissions(stage).submit(me(), viewId, tree(values));
  }

  /** Presses the modal's close button. */
  public void close() {
    new Submissions(stage).close(me(), false);
  }

  public Answer shortcut(String callbackId, String channelId, String messageTs) {
    return new Interactions(stage).shortcut(me(), room(channelId), callbackId, messageTs);
  }

  /** Opens the app's home tab. */
  public void openHome() {
    stage.events().homeOpened(id, "home");
  }

  private Person me() {
    Person me =
        stage
            .world()
            .person(id)
            .orElseThrow(() -> new IllegalArgumentException("nobody has the id " + id));
    if (me.deactivated() || me.isBot()) {
      throw new IllegalArgumentException(me.realName() + " cannot sign in");
    }
    return me;
  }

  private Channel room(String channelId) {
    Channel channel =
        stage
            .world()
            .channel(channelId)
            .filter(one -> one.has(id))
            .orElseThrow(() -> new IllegalArgumentException("not in the channel " + channelId));
    if (channel.archived()) {
      throw new IllegalArgumentException("#" + channel.name() + " is archived");
    }
    return channel;
  }

  private static String ts(JsonObject message) {
    return Json.text(message, "ts", "");
  }

  private static JsonObject tree(Map<String, ?> values) {
    var tree = new JsonObject();
    values.forEach((name, value) -> tree.add(name, Json.element(value)));
    return tree;
  }
}
