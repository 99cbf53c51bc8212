package launchbot.bot.settings;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import org.jspecify.annotations.Nullable;

/** Settings as a message and as a form. */
final class SettingsView {
  static final String CALLBACK = "launch_settings";
  static final String HOURS = "hours";
  static final String MORNING = "morning";
  static final String EVENING = "evening";
  static final String STANDUP = "standup";
  static final String WEEKENDS = "weekends";
  static final String COUNTRY = "country";
  static final String DAYS_OFF = "days-off";
  static final String CAP = "cap";

  private static final int TIME = 20;

  private SettingsView() {}

  /**
   * @param note said on top; null for none
   */
  static Card card(@Nullable String note, Launch launch, Settings settings, LocalDate today) {
    String title = "How *%s* keeps time".formatted(Mrkdwn.plain(launch.name()));
    List<LayoutBlock> blocks =
        List.of(
            Blocks.section(note == null ? title : note),
            Blocks.fields(fields(settings, today)),
            Blocks.context(
                "All times are in %s; a stand-up comes to each person in their own zone. Type for example `/launch settings hours 9-18`."
                    .formatted(launch.zone())),
            Blocks.actions(List.of(LaunchCommand.button("Change…", "settings", "edit"))));
    return new Card(note == null ? title : note, blocks);
  }

  private static List<String> fields(Settings settings, LocalDate today) {
    LocalTime standup = settings.standup();
    String country = settings.country();
    return List.of(
        "*Working hours*\n%s–%s".formatted(settings.from(), settings.to()),
        "*Weekends*\n" + (settings.weekends() ? "worked" : "off"),
        "*Morning*\n%s: the day's focus and your list".formatted(settings.morning()),
        "*Evening*\n%s: what nobody ranked or took".formatted(settings.evening()),
        "*Stand-up*\n" + (standup == null ? "none" : standup.toString()),
        "*Public holidays*\n" + (country == null ? "none" : "of " + country),
        "*Days off of your own*\n"
            + (settings.daysOff().isEmpty()
                ? "none"
                : Mrkdwn.truncate(DaysOff.words(settings.daysOff(), today), 1_000)),
        "*Daily cap*\n%d messages of my own accord, the rest in one digest"
            .formatted(settings.dailyCap()));
  }

  static View form(String channel, Settings settings) {
    LocalTime standup = settings.standup();
    return Forms.modal(
        CALLBACK,
        "Settings",
        "Save",
        Kept.in(channel).json(),
        List.of(
            input(
                HOURS, "Working hours", settings.from() + "-" + settings.to(), "9:00-18:00", false),
            input(MORNING, "Morning", settings.morning().toString(), "9:00", false),
            input(EVENING, "Evening", settings.evening().toString(), "17:30", false),
            input(
                STANDUP,
                "Stand-up, where each person is",
                standup == null ? null : standup.toString(),
                "Empty for none",
                true),
            Forms.input(
                WEEKENDS,
                "Weekends",
                null,
                false,
                Forms.select(
                    weekends(settings.weekends()), List.of(weekends(false), weekends(true)))),
            input(
                COUNTRY,
                "Public holidays of",
                settings.country(),
                "DE or DE-BY; empty for none",
                true),
            Forms.input(
                DAYS_OFF,
                "Days off of your own",
                "A day or a range a line: 24 dec to 2 jan",
                true,
                Forms.text(
                    DaysOff.lines(settings.daysOff()), "2026-12-24 to 2027-01-02", 3_000, true)),
            input(
                CAP,
                "How many messages of my own accord a day",
                String.valueOf(settings.dailyCap()),
                "6",
                false)));
  }

  private static LayoutBlock input(
      String block, String label, @Nullable String initial, String placeholder, boolean optional) {
    return Forms.input(block, label, null, optional, Forms.text(initial, placeholder, TIME, false));
  }

  private static OptionObject weekends(boolean worked) {
    return worked ? Blocks.option("Worked like other days", "on") : Blocks.option("Off", "off");
  }
}
