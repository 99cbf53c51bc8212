package launchbot.errors;

import static launchbot.errors.ErrorStore.utc;
import static launchbot.sql.Tables.METRIC_READING;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import launchbot.sql.tables.records.MetricReadingRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** The last reading of each metrics endpoint. */
public final class ReadingStore {
  private static final Gson GSON = new Gson();

  private ReadingStore() {}

  /** Closed to other writers until the commit; empty before the first. */
  public static Optional<Reading> lock(DSLContext sql, long launch, String key) {
    return sql.selectFrom(METRIC_READING)
        .where(METRIC_READING.LAUNCH.eq(launch), METRIC_READING.KEY.eq(key))
        .forUpdate()
        .fetchOptional(row -> new Reading(row.getAt().toInstant(), values(row.getSamples())));
  }

  public static void save(
      DSLContext sql, String workspace, long launch, String key, Reading reading) {
    Map<String, Double> named = new HashMap<>();
    // Labels are a stranger's, and jsonb takes no zero character.
    reading.values().forEach((name, value) -> named.put(encoded(name), value));
    var row = new MetricReadingRecord();
    row.setWorkspace(workspace);
    row.setLaunch(launch);
    row.setKey(key);
    row.setAt(utc(reading.at()));
    row.setSamples(JSONB.valueOf(GSON.toJson(named)));
    sql.insertInto(METRIC_READING)
        .set(row)
        .onConflict(METRIC_READING.WORKSPACE, METRIC_READING.LAUNCH, METRIC_READING.KEY)
        .doUpdate()
        .set(row)
        .execute();
  }

  private static Map<String, Double> values(JSONB json) {
    Map<String, Double> named = GSON.fromJson(json.data(), new TypeToken<Map<String, Double>>() {});
    Map<String, Double> values = new HashMap<>();
    named.forEach((name, value) -> values.put(decoded(name), value));
    return values;
  }

  private static String encoded(String name) {
    return Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String name) {
    return new String(Base64.getDecoder().decode(name), StandardCharsets.UTF_8);
  }
}
