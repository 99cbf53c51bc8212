package launchbot.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Every element that people act on, with Slack's limits, and where each may stand. */
final class ElementShapes {

  private static final Spot.Check PLACEHOLDER = Texts.plain(150);
  private static final Map<String, Shape> ALL = new HashMap<>();

  private static final Set<String> SINGLE =
      Set.of(
          "static_select",
          "external_select",
          "users_select",
          "conversations_select",
          "channels_select");
  private static final Set<String> MULTI =
      Set.of(
          "multi_static_select",
          "multi_external_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select");
  private static final Set<String> CHOICES = Set.of("checkboxes", "radio_buttons");
  private static final Set<String> PICKERS = Set.of("datepicker", "timepicker");

  static {
    ALL.put(
        "button",
        acting()
            .must("text", Texts.plain(75))
            .may("value", spot -> spot.length(0, 2000))
            .may("url", Texts.URL)
            .may("style", Texts.STYLE)
            .may("accessibility_label", spot -> spot.length(1, 75)));
    ALL.put(
        "overflow",
        acting()
            .must("options", spot -> spot.items(1, 5, Texts.overflowOption()))
            .and(Texts::options));
    ALL.put("static_select", menu().may("initial_option", Texts.option()));
    ALL.put("multi_static_select", many(menu()).may("initial_options", options(100)));
    ALL.put("external_select", external().may("initial_option", Texts.option()));
    ALL.put("multi_external_select", many(external()).may("initial_options", options(100)));
    ALL.put("users_select", chooser().may("initial_user", Spot::string));
    ALL.put("multi_users_select", many(chooser()).may("initial_users", ElementShapes::ids));
    ALL.put("channels_select", answerable(chooser()).may("initial_channel", Spot::string));
    ALL.put("multi_channels_select", many(chooser()).may("initial_channels", ElementShapes::ids));
    ALL.put(
        "conversations_select",
        answerable(conversations()).may("initial_conversation", Spot::string));
    ALL.put(
        "multi_conversations_select",
        many(conversations()).may("initial_conversations", ElementShapes::ids));
    ALL.put("checkboxes", choices().may("initial_options", marked(10)));
    ALL.put("radio_buttons", choices().may("initial_option", Texts.markedOption()));
    ALL.put(
        "datepicker",
        chooser()
            .may(
                "initial_date",
                spot -> spot.matches("\\d{4}-\\d{2}-\\d{2}", "a date like 2026-11-30")));
    ALL.put(
        "timepicker",
        chooser()
            .may("timezone", Spot::string)
            .may(
                "initial_time",
                spot -> spot.matches("([01]\\d|2[0-3]):[0-5]\\d", "a time like 09:30")));
    ALL.put(
        "datetimepicker",
        acting()
            .may("focus_on_load", Texts.FLAG)
            .may("initial_date_time", spot -> spot.whole(1_000_000_000, Integer.MAX_VALUE)));
    ALL.put(
        "plain_text_input",
        typed()
            .may("multiline", Texts.FLAG)
            .may("min_length", spot -> spot.whole(0, 3000))
            .may("max_length", spot -> spot.whole(1, 3000))
            .may("initial_value", spot -> spot.length(0, 3000)));
    ALL.put("email_text_input", typed().may("initial_value", Spot::string));
    ALL.put("url_text_input", typed().may("initial_value", Spot::string));
    ALL.put(
        "number_input",
        typed()
            .must("is_decimal_allowed", Texts.FLAG)
            .may("min_value", ElementShapes::number)
            .may("max_value", ElementShapes::number)
            .may("initial_value", ElementShapes::number));
    ALL.put("rich_text_input", typed().may("initial_value", RichTextShapes.BLOCK));
    ALL.put(
        "file_input",
        new Shape()
            .must("type", Texts.TYPE)
            .may("action_id", Texts.ID)
            .may("filetypes", spot -> spot.items(1, 100, Spot::string))
            .may("max_files", spot -> spot.whole(1, 10))
            .and(ElementShapes::modalOnly));
    ALL.put(
        "image",
        new Shape()
            .must("type", Texts.TYPE)
            .must("alt_text", spot -> spot.length(1, 2000))
            .may("image_url", Texts.URL)
            .may("slack_file", Texts.SLACK_FILE)
            .and(Texts::imageSource));
  }

  static final Spot.Check IN_ACTIONS =
      allowed(Set.of("button", "overflow", "datetimepicker"), SINGLE, CHOICES, PICKERS);
  static final Spot.Check IN_SECTION =
      allowed(Set.of("button", "overflow", "image"), SINGLE, MULTI, CHOICES, PICKERS);
  static final Spot.Check IN_INPUT =
      allowed(
          Set.of(
              "plain_text_input",
              "email_text_input",
              "url_text_input",
              "number_input",
              "rich_text_input",
              "file_input",
              "datetimepicker"),
          SINGLE,
          MULTI,
          CHOICES,
          PICKERS);
  static final Shape IMAGE = shape("image");

  private ElementShapes() {}

  @SafeVarargs
  private static Spot.Check allowed(Set<String>... types) {
    var shapes = new HashMap<String, Shape>();
    for (Set<String> some : types) {
      some.forEach(type -> shapes.put(type, shape(type)));
    }
    return Shape.byType(shapes);
  }

  private static Shape shape(String type) {
    return Objects.requireNonNull(ALL.get(type));
  }

  private static Shape acting() {
    return new Shape()
        .must("type", Texts.TYPE)
        .may("action_id", Texts.ID)
        .may("confirm", Texts.CONFIRM);
  }

  private static Shape chooser() {
    return acting().may("placeholder", PLACEHOLDER).may("focus_on_load", Texts.FLAG);
  }

  private static Shape menu() {
    return chooser()
        .may("options", options(100))
        .may("option_groups", spot -> spot.items(1, 100, Texts.optionGroup()))
        .and(spot -> {
          if (spot.has("options") == spot.has("option_groups")) {
            spot.wrong("must provide either options or option_groups");
          }
          Texts.options(spot);
        });
  }

  private static Shape external() {
    return chooser().may("min_query_length", spot -> spot.whole(0, 150));
  }

  private static Shape choices() {
    return acting()
        .must("options", marked(10))
        .may("focus_on_load", Texts.FLAG)
        .and(Texts::options);
  }

  private static Shape many(Shape menu) {
    return menu.may("max_selected_items", spot -> spot.whole(1, 1000));
  }

  private static Shape conversations() {
    return chooser().may("default_to_current_conversation", Texts.FLAG).may("filter", Texts.FILTER);
  }

  private static Shape answerable(Shape menu) {
    return menu.may(
        "response_url_enabled",
        spot -> {
          spot.flag();
          modalOnly(spot);
        });
  }

  private static Shape typed() {
    return new Shape()
        .must("type", Texts.TYPE)
        .may("action_id", Texts.ID)
        .may("placeholder", PLACEHOLDER)
        .may("focus_on_load", Texts.FLAG)
        .may("dispatch_action_config", Texts.DISPATCH);
  }

  private static Spot.Check options(int most) {
    return spot -> spot.items(1, most, Texts.option());
  }

  private static Spot.Check marked(int most) {
    return spot -> spot.items(1, most, Texts.markedOption());
  }

  private static void ids(Spot spot) {
    spot.items(1, 100, Spot::string);
  }

  private static void number(Spot spot) {
    spot.matches("-?\\d+(\\.\\d+)?", "a number, as a string");
  }

  private static void modalOnly(Spot spot) {
    if (spot.surface() != Surface.MODAL) {
      spot.wrong("is only allowed in modals");
    }
  }
}
