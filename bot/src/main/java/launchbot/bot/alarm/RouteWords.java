package launchbot.bot.alarm;

import java.util.Locale;
import java.util.Optional;
import launchbot.alarm.Way;
import launchbot.bot.slack.Numbers;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.jobs.alarm.PhoneNumber;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.mailer.MailAddress;
import launchbot.probe.AlarmSeverity;

/** What stands behind {@code /probe route}: {@code critical email ops@example.com}. */
sealed interface RouteWords {
  String USAGE =
      "Type `/probe route critical email ops@example.com`, `sms +4915112345678`, `channel #ops`,"
          + " `on-call` or `webhook https://…` after the severity (`critical`, `warning`, `info`),"
          + " or `/probe route remove 3`.";

  /** One more. */
  record Add(AlarmSeverity severity, Way way, String place) implements RouteWords {}

  /** One less, by its number. */
  record Remove(int number) implements RouteWords {}

  /** Not to be understood. */
  record Unclear(String why) implements RouteWords {}

  static RouteWords read(Words words) {
    String first = text(words, 0);
    if (first.equals("remove")) {
      var number = Numbers.small(words, 1);
      return number.isPresent() && words.size() == 2
          ? new Remove(number.getAsInt())
          : new Unclear("Say which route, by its number. `/probe routes` lists them.");
    }
    Optional<AlarmSeverity> severity = AlarmSeverity.of(first);
    Optional<Way> way = Way.of(text(words, 1));
    if (severity.isEmpty() || way.isEmpty()) {
      return new Unclear(USAGE);
    }
    return switch (way.get()) {
      case ON_CALL ->
          words.size() == 2 ? new Add(severity.get(), Way.ON_CALL, "") : new Unclear(USAGE);
      case CHANNEL ->
          words.size() == 3 && words.get(2) instanceof Word.Channel(String id, _)
              ? new Add(severity.get(), Way.CHANNEL, id)
              : new Unclear(
                  "Pick the channel from Slack's list, as in `/probe route warning channel #ops`.");
      case EMAIL ->
          MailAddress.read(address(words))
              .<RouteWords>map(mail -> new Add(severity.get(), Way.EMAIL, mail))
              .orElseGet(() -> new Unclear("That is no mail address. " + USAGE));
      case SMS ->
          PhoneNumber.read(address(words))
              .<RouteWords>map(phone -> new Add(severity.get(), Way.SMS, phone))
              .orElseGet(() ->
                  new Unclear(
                      "Type the number with its country, as in `/probe route critical sms"
                          + " +4915112345678`."));
      case WEBHOOK ->
          switch (Targets.url(address(words))) {
            case Targets.Url url -> new Add(severity.get(), Way.WEBHOOK, url.text());
            case Targets.Refused(String why) -> new Unclear(why);
          };
    };
  }

  private static String text(Words words, int i) {
    return i < words.size() && words.get(i) instanceof Word.Text(String text)
        ? text.toLowerCase(Locale.ROOT)
        : "";
  }

  /** Slack makes links of some of them, and not of others. */
  private static String address(Words words) {
    return words.size() == 3 && words.get(2) instanceof Word.Link(String url, _)
        ? url
        : words.rest(2);
  }
}
