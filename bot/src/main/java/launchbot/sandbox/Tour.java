package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tour through the product: where somebody is on it, and noticing by itself that a task was
 * done. What its steps say is data ({@code tour.json}).
 */
final class Tour {

  /** What can be noticed; a task names one of them in lower case, with a pattern. */
  enum Kind {
    /** A line that starts with a slash and that the bot took. */
    COMMAND,
    /** Words that the bot showed to somebody. */
    SEEN,
    /** The title of a form that the bot opened. */
    OPENED,
    /** The bot pinned something. */
    PINNED,
    /** Something on the page itself. */
    PAGE
  }

  private static final String NOTE = "tour";

  /** Its lock is the only one here: what people and the bot do in the world is noticed under it. */
  private final World world;

  private final JsonObject script = Script.read("tour.json");
  private final Pattern number = Pattern.compile(Json.text(script, "number", "$^"));

  Tour(World world) {
    this.world = world;
  }

  /** For the page: the steps, filled in, and where we are; {@code on} is absent before it began. */
  JsonObject describe() {
    JsonObject now = world.notes().get(NOTE);
    JsonObject shown =
        Json.of(
            "on", Json.flag(now, "on"),
            "begun", !now.isEmpty(),
            "step", step(now),
            "done", Json.array(now, "done"));
    shown.add("steps", Script.filledIn(Json.array(script, "steps"), now));
    return shown;
  }

  /** Begins it, or goes on where it was left. */
  void start() {
    synchronized (world) {
      JsonObject now = world.notes().get(NOTE);
      now.addProperty("on", true);
      if (step(now) >= steps().size()) {
        now = Json.of("on", true);
      }
      world.notes().put(NOTE, now);
    }
  }

  void leave() {
    synchronized (world) {
      JsonObject now = world.notes().get(NOTE);
      now.addProperty("on", false);
      world.notes().put(NOTE, now);
    }
  }

  /** Goes to a step, whatever was done; beyond the last one it is over. */
  void go(int step) {
    synchronized (world) {
      JsonObject now = world.notes().get(NOTE);
      now.addProperty("step", Math.clamp(step, 0, steps().size()));
      now.addProperty("on", step < steps().size());
      now.add("done", new JsonArray());
      world.notes().put(NOTE, now);
    }
  }

  /** Something happened; it may be what the step asks for, and the next one as well. */
  void notice(Kind kind, String what) {
    synchronized (world) {
      JsonObject now = world.notes().get(NOTE);
      if (!Json.flag(now, "on")) {
        return;
      }
      boolean changed = false;
      Matcher entry = number.matcher(what);
      if (kind == Kind.SEEN && entry.find()) {
        now.addProperty("n", entry.group(1));
        changed = true;
      }
      while (tick(now, kind, what)) {
        changed = true;
      }
      if (changed) {
        world.notes().put(NOTE, now);
      }
    }
  }

  /** Ticks off the first task that this is, and goes on when it was the last one of the step. */
  private boolean tick(JsonObject now, Kind kind, String what) {
    List<JsonObject> tasks = tasks(now);
    JsonArray done = Json.array(now, "done").deepCopy();
    int next = 0;
    while (next < tasks.size()
        && (done.contains(Json.element(next)) || !matches(tasks.get(next), kind, what))) {
      next++;
    }
    if (next == tasks.size()) {
      return false;
    }
    done.add(next);
    boolean last = done.size() == tasks.size();
    now.add("done", last ? new JsonArray() : done);
    if (last) {
      now.addProperty("step", step(now) + 1);
      now.addProperty("on", step(now) < steps().size());
    }
    return true;
  }

  private static boolean matches(JsonObject task, Kind kind, String what) {
    for (JsonObject way : Json.objects(Json.array(task, "done"))) {
      @Nullable String pattern = Json.text(way, kind.name().toLowerCase(Locale.ROOT));
      if (pattern != null && Pattern.compile(pattern).matcher(what).find()) {
        return true;
      }
    }
    return false;
  }

  private List<JsonObject> steps() {
    return Json.objects(Json.array(script, "steps"));
  }

  private List<JsonObject> tasks(JsonObject now) {
    return step(now) < steps().size()
        ? Json.objects(Json.array(steps().get(step(now)), "tasks"))
        : List.of();
  }

  private static int step(JsonObject now) {
    return Integer.parseInt(Json.text(now, "step", "0"));
  }
}
