package launchbot.criterion;

import com.google.gson.Gson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import launchbot.criterion.Standing.Run;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A standing as JSON, and back; times as ISO 8601. */
final class StandingRow {
  private static final Gson GSON = new Gson();

  private StandingRow() {}

  private record Kept(
      @Nullable String at,
      @Nullable Double value,
      @Nullable String measuredAt,
      List<String> bad,
      int badLooks,
      String badFor,
      int goodLooks,
      String goodFor,
      int unmeasured,
      int window,
      @Nullable String since) {}

  static JSONB json(Standing standing) {
    return JSONB.valueOf(
        GSON.toJson(
            new Kept(
                text(standing.at()),
                standing.value(),
                text(standing.measuredAt()),
                standing.bad().stream().map(Instant::toString).toList(),
                standing.badRun().looks(),
                standing.badRun().length().toString(),
                standing.goodRun().looks(),
                standing.goodRun().length().toString(),
                standing.unmeasured(),
                standing.window(),
                text(standing.since()))));
  }

  static Standing standing(JSONB json) {
    Kept kept = GSON.fromJson(json.data(), Kept.class);
    return new Standing(
        instant(kept.at()),
        kept.value(),
        instant(kept.measuredAt()),
        kept.bad().stream().map(Instant::parse).toList(),
        new Run(kept.badLooks(), Duration.parse(kept.badFor())),
        new Run(kept.goodLooks(), Duration.parse(kept.goodFor())),
        kept.unmeasured(),
        kept.window(),
        instant(kept.since()));
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
