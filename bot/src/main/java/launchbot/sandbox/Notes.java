package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the sandbox itself remembers beside the workspace: demo, tour, clock. */
final class Notes {

  private static final String CLOCK = "clock";

  private final Map<String, JsonObject> notes = new HashMap<>();
  private final Consumer<JsonObject> record;

  Notes(Consumer<JsonObject> record) {
    this.record = record;
  }

  /** Puts the clock where it was before the restart. */
  void restore(SandboxClock clock) {
    clock.ahead(Duration.ofSeconds(Long.parseLong(Json.text(get(CLOCK), "ahead", "0"))));
  }

  /** Remembers how far it is ahead, and until when everything that was due has been done. */
  void keep(SandboxClock clock, Instant reached) {
    put(CLOCK, Json.of("ahead", clock.ahead().toSeconds(), "reached", reached.toString()));
  }

  /** Until when everything has been done; null where the clock was never moved. */
  @Nullable Instant reached() {
    String reached = Json.text(get(CLOCK), "reached");
    return reached == null ? null : Instant.parse(reached);
  }

  void put(String name, JsonObject value) {
    record.accept(Json.of("fact", "note", "name", name, "value", value.deepCopy()));
  }

  /** Empty when nothing was noted. */
  synchronized JsonObject get(String name) {
    return notes.getOrDefault(name, new JsonObject()).deepCopy();
  }

  synchronized void apply(JsonObject fact) {
    notes.put(Json.text(fact, "name", ""), Json.object(fact, "value"));
  }
}
