package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Fills a channel with a launch as a team would: the cast types, answers forms and talks, and the
 * bot does the rest. What they say is data ({@code demo.json}). It is filled once; a run that was
 * interrupted goes on where it stopped.
 */
final class Demo implements AutoCloseable {

  private static final String NOTE = "demo";

  private final Stage stage;
  private final JsonObject script = Script.read("demo.json");
  private final ExecutorService stagehand = Executors.newVirtualThreadPerTaskExecutor();
  private boolean running;
  private @Nullable String trouble;

  Demo(Stage stage) {
    this.stage = stage;
  }

  /** For the page: how far it is, and what to look at when it is there. */
  synchronized JsonObject describe() {
    JsonObject now = stage.world().notes().get(NOTE);
    int done = done(now);
    JsonObject shown =
        Json.of(
            "running",
            running,
            "done",
            done,
            "of",
            steps().size(),
            "there",
            done >= steps().size(),
            "channel",
            Json.text(now, "channel"),
            "trouble",
            trouble);
    shown.add("look", Script.filledIn(Json.array(script, "look"), now));
    return shown;
  }

  /** Starts it, unless it runs or is there; answers {@link #describe}. */
  synchronized JsonObject start() {
    if (!running && done(stage.world().notes().get(NOTE)) < steps().size()) {
      running = true;
      trouble = null;
      try {
        stagehand.execute(this::play);
      } catch (RejectedExecutionException e) {
        running = false;
      }
    }
    return describe();
  }

  private void play() {
    JsonObject now = stage.world().notes().get(NOTE);
    @Nullable String stopped = null;
    try {
      if (!now.has("channel")) {
        now.addProperty("channel", room());
        stage.world().notes().put(NOTE, now);
      }
      var actor = new DemoActor(stage, now);
      List<JsonObject> steps = steps();
      while (done(now) < steps.size()) {
        int next = done(now);
        actor.play(steps.get(next));
        now.addProperty("done", next + 1);
        stage.world().notes().put(NOTE, now);
      }
    } catch (DemoActor.Stuck | IllegalArgumentException | Refusal e) {
      stopped = String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      running = false;
      trouble = stopped;
    }
    stage.bell().run();
  }

  /** The demo's channel with everybody in it. */
  private String room() {
    SandboxRooms ada = stage.as(Cast.ADA).rooms();
    String name = Json.text(script, "channel", "launch-demo");
    String id =
        new Rooms(stage).named(name).map(Channel::id).orElseGet(() -> ada.create(name, false));
    for (String person : List.of(Cast.BEN, Cast.CHIYO, Cast.DANA, Cast.BOT)) {
      if (stage.world().channel(id).filter(one -> !one.has(person)).isPresent()) {
        ada.invite(id, person);
      }
    }
    ada.topic(id, Json.text(script, "topic", ""));
    return id;
  }

  private List<JsonObject> steps() {
    return Json.objects(Json.array(script, "steps"));
  }

  private static int done(JsonObject now) {
    return Integer.parseInt(Json.text(now, "done", "0"));
  }

  @Override
  public void close() {
    stagehand.shutdownNow();
  }
}
