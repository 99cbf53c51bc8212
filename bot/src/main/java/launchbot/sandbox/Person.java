package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * Somebody in the workspace.
 *
 * @param name the handle, lower case
 * @param role what they do, in a word: shown on the page and as the profile's title
 */
public record Person(
    String id, String name, String realName, String role, ZoneId zone, Standing standing) {

  /** What Slack lets this account do. */
  public enum Standing {
    MEMBER,
    SINGLE_CHANNEL_GUEST,
    DEACTIVATED,
    BOT
  }

  boolean deactivated() {
    return standing == Standing.DEACTIVATED;
  }

  boolean isBot() {
    return standing == Standing.BOT;
  }

  Person with(Standing next) {
    return new Person(id, name, realName, role, zone, next);
  }

  /** The object that {@code users.info} answers. */
  JsonObject user(Instant now) {
    String first = realName.split(" ", 2)[0];
    JsonObject profile =
        Json.of(
            "title", role,
            "real_name", realName,
            "real_name_normalized", realName,
            "display_name", name,
            "display_name_normalized", name,
            "first_name", first,
            "last_name", realName.substring(Math.min(realName.length(), first.length() + 1)),
            "email", isBot() ? null : name + "@example.com",
            "bot_id", isBot() ? Cast.BOT_ID : null,
            "api_app_id", isBot() ? Cast.APP : null,
            "team", Cast.TEAM);
    JsonObject user =
        Json.of(
            "id",
            id,
            "team_id",
            Cast.TEAM,
            "name",
            name,
            "deleted",
            deactivated(),
            "profile",
            profile,
            "is_bot",
            isBot(),
            "is_app_user",
            false,
            "updated",
            1_790_000_000);
    if (!deactivated()) {
      // Slack drops the zone and the roles of a deactivated account.
      int offset = zone.getRules().getOffset(now).getTotalSeconds();
      user.addProperty("real_name", realName);
      user.addProperty("tz", zone.getId());
      user.addProperty("tz_label", zone.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
      user.addProperty("tz_offset", offset);
      user.addProperty("is_admin", id.equals(Cast.ADA));
      user.addProperty("is_owner", id.equals(Cast.ADA));
      user.addProperty("is_primary_owner", id.equals(Cast.ADA));
      user.addProperty("is_restricted", standing == Standing.SINGLE_CHANNEL_GUEST);
      user.addProperty("is_ultra_restricted", standing == Standing.SINGLE_CHANNEL_GUEST);
      user.addProperty("is_email_confirmed", true);
    }
    return user;
  }

  JsonObject toJson() {
    return Json.of(
        "id",
        id,
        "name",
        name,
        "real_name",
        realName,
        "role",
        role,
        "zone",
        zone.getId(),
        "standing",
        standing.name());
  }

  static Person fromJson(JsonObject json) {
    return new Person(
        Json.text(json, "id", ""),
        Json.text(json, "name", ""),
        Json.text(json, "real_name", ""),
        Json.text(json, "role", ""),
        ZoneId.of(Json.text(json, "zone", "UTC")),
        Standing.valueOf(Json.text(json, "standing", "MEMBER")));
  }
}
