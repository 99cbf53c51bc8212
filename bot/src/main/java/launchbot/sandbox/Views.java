package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The modals that are open, up to three on top of each other per person, and App Homes. */
final class Views {

  private static final int MOST_STACKED = 3;
  private static final int LARGEST_VIEW = 250_000;

  private final Map<String, Deque<JsonObject>> stacks = new HashMap<>();
  private final World world;
  private final Runnable changed;

  Views(World world, Runnable changed) {
    this.world = world;
    this.changed = changed;
  }

  /** Replaces whatever this person had open. */
  synchronized JsonObject open(String userId, JsonElement given) {
    JsonObject view = built(given, Surface.MODAL);
    view.addProperty("root_view_id", Json.text(view, "id"));
    var stack = new ArrayDeque<JsonObject>();
    stack.push(view);
    stacks.put(userId, stack);
    changed.run();
    return view.deepCopy();
  }

  synchronized JsonObject push(String userId, JsonElement given) {
    Deque<JsonObject> stack = stack(userId);
    if (stack.isEmpty()) {
      throw new Refusal("not_found");
    }
    if (stack.size() >= MOST_STACKED) {
      throw new Refusal("push_limit_reached");
    }
    JsonObject view = built(given, Surface.MODAL);
    view.addProperty("root_view_id", Json.text(stack.getLast(), "id"));
    view.addProperty("previous_view_id", Json.text(stack.getFirst(), "id"));
    stack.push(view);
    changed.run();
    return view.deepCopy();
  }

  /** Replaces the content of an open view; its id stays. */
  synchronized JsonObject update(
      @Nullable String viewId,
      @Nullable String externalId,
      @Nullable String hash,
      JsonElement given) {
    JsonObject open =
        stacks.values().stream()
            .flatMap(Collection::stream)
            .filter(view ->
                viewId != null
                    ? viewId.equals(Json.text(view, "id"))
                    : externalId != null && externalId.equals(Json.text(view, "external_id")))
            .findFirst()
            .orElseThrow(() -> new Refusal("not_found"));
    if (hash != null && !hash.isEmpty() && !hash.equals(Json.text(open, "hash"))) {
      throw new Refusal("hash_conflict");
    }
    JsonObject next = built(given, Surface.MODAL);
    for (String kept : List.of("id", "root_view_id", "previous_view_id")) {
      next.add(kept, open.get(kept));
    }
    // In place, so that the stack it is in keeps its order.
    List.copyOf(open.keySet()).forEach(open::remove);
    next.entrySet().forEach(field -> open.add(field.getKey(), field.getValue()));
    changed.run();
    return open.deepCopy();
  }

  JsonObject publish(String userId, @Nullable String hash, JsonElement given) {
    Optional<JsonObject> before = world.home(userId);
    if (hash != null
        && !hash.isEmpty()
        && before.isPresent()
        && !hash.equals(Json.text(before.get(), "hash"))) {
      throw new Refusal("hash_conflict");
    }
    JsonObject view = built(given, Surface.HOME);
    before.ifPresent(known -> view.add("id", known.get("id")));
    view.add("root_view_id", view.get("id"));
    world.putHome(userId, view);
    return view.deepCopy();
  }

  /** What this person looks at: the topmost. */
  synchronized Optional<JsonObject> top(String userId) {
    return Optional.ofNullable(stack(userId).peek()).map(JsonObject::deepCopy);
  }

  synchronized Optional<JsonObject> find(String userId, String viewId) {
    return stack(userId).stream()
        .filter(view -> viewId.equals(Json.text(view, "id")))
        .findFirst()
        .map(JsonObject::deepCopy);
  }

  synchronized void pop(String userId) {
    stack(userId).poll();
    changed.run();
  }

  synchronized List<JsonObject> clear(String userId) {
    List<JsonObject> closed = stack(userId).stream().map(JsonObject::deepCopy).toList();
    stacks.remove(userId);
    changed.run();
    return closed;
  }

  private Deque<JsonObject> stack(String userId) {
    return stacks.computeIfAbsent(userId, _ -> new ArrayDeque<>());
  }

  /** The view as Slack keeps it: checked, with every field that it adds. */
  private JsonObject built(JsonElement given, Surface surface) {
    check(given, surface);
    JsonObject blocks = given.getAsJsonObject().deepCopy();
    MessageBody.fillIds(blocks.get("blocks"));
    String hash = world.now().getEpochSecond() + "." + Tickets.hex(8);
    return Json.of(
        "id", Tickets.id("V0"),
        "team_id", Cast.TEAM,
        "type", Json.text(blocks, "type"),
        "blocks", blocks.get("blocks"),
        "private_metadata", Json.text(blocks, "private_metadata", ""),
        "callback_id", Json.text(blocks, "callback_id", ""),
        "state", Json.of("values", new JsonObject()),
        "hash", hash,
        "title", blocks.get("title"),
        "clear_on_close", Json.flag(blocks, "clear_on_close"),
        "notify_on_close", Json.flag(blocks, "notify_on_close"),
        "close", orNull(blocks.get("close")),
        "submit", orNull(blocks.get("submit")),
        "submit_disabled", false,
        "previous_view_id", JsonNull.INSTANCE,
        "root_view_id", JsonNull.INSTANCE,
        "app_id", Cast.APP,
        "external_id", Json.text(blocks, "external_id", ""),
        "app_installed_team_id", Cast.TEAM,
        "bot_id", Cast.BOT_ID);
  }

  /** Throws Slack's refusal of a view that it would not show. */
  static void check(JsonElement given, Surface surface) {
    if (given.toString().length() > LARGEST_VIEW) {
      throw new Refusal("view_too_large");
    }
    List<String> problems = BlockKitRules.problems(given, surface);
    if (!problems.isEmpty()) {
      throw new Refusal("invalid_arguments", problems);
    }
  }

  private static JsonElement orNull(@Nullable JsonElement element) {
    return element == null ? JsonNull.INSTANCE : element;
  }
}
