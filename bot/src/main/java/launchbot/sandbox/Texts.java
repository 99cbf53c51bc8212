package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;

/** What blocks are composed of: texts, options, confirmations, filters. */
final class Texts {

  static final Spot.Check FLAG = Spot::flag;
  static final Spot.Check TYPE = Spot::string;
  static final Spot.Check ID = spot -> spot.length(1, 255);
  static final Spot.Check URL = spot -> spot.length(1, 3000);
  static final Spot.Check STYLE = spot -> spot.oneOf("primary", "danger");

  static final Shape CONFIRM =
      new Shape()
          .must("title", plain(100))
          .must("text", any(300))
          .must("confirm", plain(30))
          .must("deny", plain(30))
          .may("style", STYLE);

  static final Shape FILTER =
      new Shape()
          .may("include", each -> each.items(1, 4, Texts::conversationType))
          .may("exclude_external_shared_channels", FLAG)
          .may("exclude_bot_users", FLAG)
          .and(spot -> {
            if (spot.value() instanceof JsonObject object && object.isEmpty()) {
              spot.wrong("must provide at least one property");
            }
          });

  static final Shape DISPATCH =
      new Shape()
          .must(
              "trigger_actions_on",
              spot ->
                  spot.items(1, 2, one -> one.oneOf("on_enter_pressed", "on_character_entered")));

  static final Shape SLACK_FILE =
      new Shape().may("id", Spot::string).may("url", Spot::string).and(Texts::oneSource);

  private Texts() {}

  static Spot.Check plain(int most) {
    return Shape.byType(Map.of("plain_text", plainShape(most)));
  }

  static Spot.Check any(int most) {
    return Shape.byType(Map.of("plain_text", plainShape(most), "mrkdwn", mrkdwnShape(most)));
  }

  private static Shape plainShape(int most) {
    return new Shape()
        .must("type", TYPE)
        .must("text", spot -> spot.length(1, most))
        .may("emoji", FLAG);
  }

  private static Shape mrkdwnShape(int most) {
    return new Shape()
        .must("type", TYPE)
        .must("text", spot -> spot.length(1, most))
        .may("verbatim", FLAG);
  }

  /** An option of a menu: plain text only. */
  static Shape option() {
    return new Shape()
        .must("text", plain(75))
        .must("value", spot -> spot.length(1, 150))
        .may("description", plain(75));
  }

  /** An option of radio buttons or checkboxes, where mrkdwn is allowed. */
  static Shape markedOption() {
    return new Shape()
        .must("text", any(75))
        .must("value", spot -> spot.length(1, 150))
        .may("description", any(75));
  }

  static Shape overflowOption() {
    return option().may("url", URL);
  }

  static Shape optionGroup() {
    return new Shape()
        .must("label", plain(75))
        .must("options", spot -> spot.items(1, 100, option()));
  }

  /** Values must tell options apart, and what is chosen at first must be one of them. */
  static void options(Spot spot) {
    var seen = new HashSet<String>();
    var all = new ArrayList<JsonObject>();
    all.addAll(Json.objects(Json.array(spot.value(), "options")));
    for (JsonObject group : Json.objects(Json.array(spot.value(), "option_groups"))) {
      all.addAll(Json.objects(Json.array(group, "options")));
    }
    for (JsonObject option : all) {
      String value = Json.text(option, "value", "");
      if (!seen.add(value)) {
        spot.wrong("duplicate option value: " + value);
      }
    }
    if (spot.has("initial_option") && !all.contains(Json.object(spot.value(), "initial_option"))) {
      spot.at("initial_option").wrong("must match one of the options");
    }
    for (JsonElement initial : Json.array(spot.value(), "initial_options")) {
      if (!(initial instanceof JsonObject object) || !all.contains(object)) {
        spot.at("initial_options").wrong("must match one of the options");
      }
    }
  }

  /** Either an address or a file of Slack's, never both. */
  static void imageSource(Spot spot) {
    if (spot.has("image_url") == spot.has("slack_file")) {
      spot.wrong("must provide either image_url or slack_file");
    }
  }

  private static void oneSource(Spot spot) {
    if (spot.has("id") == spot.has("url")) {
      spot.wrong("must provide either id or url");
    }
  }

  private static void conversationType(Spot spot) {
    if (spot.value() instanceof JsonPrimitive) {
      spot.oneOf("im", "mpim", "private", "public");
    } else {
      spot.wrong("must provide a string");
    }
  }
}
