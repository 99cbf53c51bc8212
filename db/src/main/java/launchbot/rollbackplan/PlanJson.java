package launchbot.rollbackplan;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.Duration;

/** Plans as JSON, as they are kept with what was done by them; durations in ISO 8601. */
public final class PlanJson {
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(
              Duration.class,
              (JsonSerializer<Duration>) (duration, _, _) -> new JsonPrimitive(duration.toString()))
          .registerTypeAdapter(
              Duration.class,
              (JsonDeserializer<Duration>) (json, _, _) -> Duration.parse(json.getAsString()))
          .create();

  private PlanJson() {}

  public static String write(RollbackPlan plan) {
    return GSON.toJson(plan);
  }

  /**
   * @param json what {@link #write} wrote
   */
  public static RollbackPlan read(String json) {
    return GSON.fromJson(json, RollbackPlan.class);
  }
}
