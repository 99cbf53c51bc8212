package launchbot.bot.notice;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.time.Instant;
import launchbot.bot.slack.Garbled;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a notice remembers until it comes back, in its private metadata.
 *
 * @param channel where the person was
 * @param notice its id; 0 for a new one
 * @param version of it that was opened, so that nobody else's words are overwritten
 * @param launch whose id
 * @param incident its id; 0 for none
 * @param corrects the id of what it puts right; 0 for nothing
 * @param moment whose words were filled in
 * @param next what they promised, in seconds; 0 for nothing
 * @param from of the maintenance, in seconds; 0 for none
 * @param until of the maintenance
 * @param filled tells the words that were filled in from others
 */
record Sheet(
    String channel,
    long notice,
    int version,
    long launch,
    long incident,
    long corrects,
    String moment,
    long next,
    long from,
    long until,
    int filled) {
  private static final Gson GSON = new Gson();

  static Sheet of(
      String channel,
      @Nullable Notice notice,
      Ground ground,
      @Nullable Long corrects,
      Notice.Wording filled) {
    Notice.Window window = filled.window();
    Instant next = filled.nextBy();
    return new Sheet(
        channel,
        notice == null ? 0 : notice.id(),
        notice == null ? 0 : notice.version(),
        ground.launch().id(),
        ground.incident() == null ? 0 : ground.incident().id(),
        corrects == null ? 0 : corrects,
        filled.moment().key(),
        next == null ? 0 : next.getEpochSecond(),
        window == null ? 0 : window.from().getEpochSecond(),
        window == null ? 0 : window.until().getEpochSecond(),
        filled.text().hashCode());
  }

  String json() {
    return GSON.toJson(this);
  }

  /**
   * @throws Garbled when it is not what {@link #json} wrote
   */
  static Sheet parse(@Nullable String json) {
    try {
      Sheet sheet = GSON.fromJson(json, Sheet.class);
      if (sheet != null && sheet.channel != null && sheet.moment != null) {
        return sheet;
      }
    } catch (JsonParseException e) {
      // said below, like every other way of not being ours
    }
    throw new Garbled("not a form of a notice");
  }

  Moment was() {
    return Moment.parse(moment).orElseThrow(() -> new Garbled("no moment"));
  }

  @Nullable Instant promised() {
    return next == 0 ? null : Instant.ofEpochSecond(next);
  }

  Notice.@Nullable Window window() {
    return from == 0
        ? null
        : new Notice.Window(Instant.ofEpochSecond(from), Instant.ofEpochSecond(until));
  }
}
