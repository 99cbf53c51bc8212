package launchbot.bot.settings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Times;
import launchbot.launch.Holidays;
import launchbot.launch.Settings;
import launchbot.launch.SettingsRules;
import org.jspecify.annotations.Nullable;

/** The form that sets all at once. */
final class SettingsModal implements Modal {
  private final SettingsDesk desk;

  SettingsModal(SettingsDesk desk) {
    this.desk = desk;
  }

  @Override
  public String callbackId() {
    return SettingsView.CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Map<String, String> errors = new LinkedHashMap<>();
    Settings next = read(submission, errors);
    if (errors.isEmpty()) {
      SettingsRules.objection(next)
          .ifPresent(against -> errors.put(block(against.part()), plain(against.why())));
    }
    if (!errors.isEmpty()) {
      return new Submitted.Errors(errors);
    }
    return Submitted.of(desk.change(submission.visit(), next), SettingsView.HOURS);
  }

  private static Settings read(Submission form, Map<String, String> errors) {
    Settings settings = Settings.DEFAULT;
    Optional<Times.Span> hours = Times.span(given(form, SettingsView.HOURS));
    if (hours.isPresent()) {
      settings = settings.withHours(hours.get().from(), hours.get().to());
    } else {
      errors.put(SettingsView.HOURS, "Two times of day, such as 9:00-18:00.");
    }
    settings =
        settings
            .withMorning(time(form, SettingsView.MORNING, errors))
            .withEvening(time(form, SettingsView.EVENING, errors));
    if (form.value(SettingsView.STANDUP) != null) {
      settings = settings.withStandup(time(form, SettingsView.STANDUP, errors));
    }
    settings = settings.withWeekends(given(form, SettingsView.WEEKENDS).equals("on"));
    String country = Forms.visible(form.value(SettingsView.COUNTRY));
    settings =
        settings.withCountry(
            country == null ? null : Holidays.country(country).orElse(country.strip()));
    String cap = given(form, SettingsView.CAP).strip();
    if (cap.matches("\\d{1,4}")) {
      settings = settings.withDailyCap(Integer.parseInt(cap));
    } else {
      errors.put(SettingsView.CAP, "A number from 1 to 50.");
    }
    return settings.withDaysOff(daysOff(form, errors));
  }

  private static SortedSet<LocalDate> daysOff(Submission form, Map<String, String> errors) {
    String typed = Forms.visible(form.value(SettingsView.DAYS_OFF));
    if (typed == null || typed.isBlank()) {
      return new TreeSet<>();
    }
    return switch (DaysOff.read(typed, form.visit().today())) {
      case DaysOff.Days(SortedSet<LocalDate> days) -> days;
      case DaysOff.Unclear(String why) -> {
        errors.put(SettingsView.DAYS_OFF, plain(why));
        yield new TreeSet<>();
      }
    };
  }

  private static LocalTime time(Submission form, String block, Map<String, String> errors) {
    Optional<LocalTime> time = Times.time(given(form, block));
    if (time.isEmpty()) {
      errors.put(block, "A time of day, such as 9:30.");
    }
    return time.orElse(LocalTime.NOON);
  }

  private static String given(Submission form, String block) {
    @Nullable String typed = Forms.visible(form.value(block));
    return typed == null ? "" : typed;
  }

  private static String block(SettingsRules.Part part) {
    return switch (part) {
      case HOURS -> SettingsView.HOURS;
      case MORNING -> SettingsView.MORNING;
      case EVENING -> SettingsView.EVENING;
      case STANDUP -> SettingsView.STANDUP;
      case COUNTRY -> SettingsView.COUNTRY;
      case DAYS_OFF -> SettingsView.DAYS_OFF;
      case CAP -> SettingsView.CAP;
    };
  }

  /** Errors under inputs are shown as they are, formatting signs and all. */
  private static String plain(String mrkdwn) {
    return mrkdwn.replace("`", "").replace("*", "");
  }
}
