package launchbot.decision;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.reflect.TypeToken;
import java.time.Instant;
import java.util.List;
import org.jooq.JSONB;

/** Facts and votes as the JSON that is stored, and back. */
final class FactsRow {
  private static final TypeToken<List<Vote>> VOTES = new TypeToken<>() {};
  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .registerTypeAdapter(
              Instant.class,
              (JsonSerializer<Instant>) (at, _, _) -> new JsonPrimitive(at.toString()))
          .registerTypeAdapter(
              Instant.class,
              (JsonDeserializer<Instant>) (json, _, _) -> Instant.parse(json.getAsString()))
          .create();

  private FactsRow() {}

  static JSONB facts(Facts facts) {
    return JSONB.valueOf(GSON.toJson(facts));
  }

  static Facts facts(JSONB stored) {
    return GSON.fromJson(stored.data(), Facts.class);
  }

  static JSONB votes(List<Vote> votes) {
    return JSONB.valueOf(GSON.toJson(votes));
  }

  static List<Vote> votes(JSONB stored) {
    return GSON.fromJson(stored.data(), VOTES);
  }
}
