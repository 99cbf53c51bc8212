package launchbot.sandbox;

import com.google.gson.JsonObject;
import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Optional;

/**
 * A workspace that stands in for Slack: mounted on a web server it is one to the bot, to a browser
 * at {@code /sandbox}, and to tests through {@link #as}.
 */
public final class Sandbox implements AutoCloseable {

  private final Bell bell = new Bell();
  private final Stage stage;
  private final Demo demo;
  private final PassingTime time;

  public Sandbox(SandboxSettings settings) {
    this.stage = Stage.set(settings, bell::ring);
    this.demo = new Demo(stage);
    this.time = new PassingTime(stage);
  }

  /** Mounts everything under {@code /sandbox}. */
  public void routes(RoutesConfig routes) {
    new BotRoutes(stage).mount(routes);
    new PageRoutes(stage, demo, time, bell).mount(routes);
    time.start();
  }

  /** Acts as this person. */
  public SandboxPerson as(String userId) {
    return stage.as(userId);
  }

  /** What everybody in a channel sees, oldest first, replies in threads left out. */
  public List<JsonObject> messages(String channelId) {
    return stage.world().messages(channelId).stream()
        .filter(message ->
            Json.text(message, "thread_ts") == null
                || "thread_broadcast".equals(Json.text(message, "subtype"))
                || "tombstone".equals(Json.text(message, "subtype")))
        .map(message -> Shown.message(stage.world(), channelId, message))
        .toList();
  }

  /** The replies of a thread, without its first message. */
  public List<JsonObject> thread(String channelId, String threadTs) {
    return stage.world().replies(channelId, threadTs);
  }

  /** What only this person sees there, oldest first. */
  public List<JsonObject> ephemerals(String userId, String channelId) {
    return stage.ephemerals().of(userId, channelId);
  }

  /** The modal that is on top for this person. */
  public Optional<JsonObject> openView(String userId) {
    return stage.views().top(userId);
  }

  /** What the bot published as this person's App Home. */
  public Optional<JsonObject> home(String userId) {
    return stage.world().home(userId);
  }

  /** The ts of what is pinned, in the order of pinning. */
  public List<String> pins(String channelId) {
    return List.copyOf(stage.world().marks().pins(channelId).keySet());
  }

  /** What the bot sent and Slack would not have taken. */
  public List<Rejections.Rejection> rejected() {
    return stage.rejections().all();
  }

  /** Every attempt to deliver an event to the bot. */
  public List<Delivery> deliveries() {
    return stage.mail().deliveries();
  }

  public Faults faults() {
    return stage.faults();
  }

  public List<Person> people() {
    return stage.world().people();
  }

  public List<Channel> channels() {
    return stage.world().channels();
  }

  /** Somebody new, in these channels. */
  public void addPerson(Person person, String... channelIds) {
    stage.world().put(person);
    for (String id : channelIds) {
      stage.world().channel(id).ifPresent(one -> stage.world().put(one.with(person.id())));
    }
  }

  /** From now on this person cannot sign in, and Slack says so to the bot. */
  public void deactivate(String userId) {
    new People(stage).stand(userId, Person.Standing.DEACTIVATED);
  }

  /** They can sign in again. */
  public void reactivate(String userId) {
    new People(stage).reactivate(userId);
  }

  public void addChannel(Channel channel) {
    stage.world().put(channel);
  }

  public void archiveChannel(String channelId) {
    stage
        .world()
        .channel(channelId)
        .ifPresent(channel -> {
          stage.world().put(channel.closed());
          stage.events().archived(channel, Cast.ADA, true);
        });
  }

  /** Takes somebody, or the bot, out of a channel. */
  public void kick(String userId, String channelId) {
    stage.world().channel(channelId).ifPresent(one -> stage.world().put(one.without(userId)));
  }

  @Override
  public void close() {
    bell.close();
    time.close();
    demo.close();
    stage.strike();
  }
}
