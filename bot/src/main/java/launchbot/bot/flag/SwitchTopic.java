package launchbot.bot.flag;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reasons;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.flag.Flag;
import launchbot.flag.FlagShelfStore;
import launchbot.flag.FlagStore;
import launchbot.flag.FlagTokenStore;
import launchbot.flag.Flags;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** {@code /rollback switch}. */
final class SwitchTopic {
  static final String USAGE =
      "Type `/rollback switch off checkout because cards are charged twice`, `on checkout`, `list`,"
          + " `show checkout`, `add checkout \"Paying by card\"`, `limit checkout alone for 2h`,"
          + " `remove checkout`, `token production`; another environment's name goes behind the"
          + " switch.";

  private final SwitchDesk desk;
  private final SettingDesk settings;
  private final Stakes stakes;

  SwitchTopic(SwitchDesk desk, SettingDesk settings, Stakes stakes) {
    this.desk = desk;
    this.settings = settings;
    this.stakes = stakes;
  }

  Reply answer(Ask ask) {
    Visit visit = ask.visit();
    Words words = ask.words();
    if (words.isEmpty()) {
      return list(visit);
    }
    Words rest = words.from(1);
    return switch (first(words)) {
      case "list" -> list(visit);
      case "tokens" -> tokens(visit);
      case "token" -> token(visit, rest);
      case "revoke" -> numbered(rest, "token", number -> settings.revoke(visit, number));
      case "approve" -> numbered(rest, "request", number -> desk.answer(visit, number, true, null));
      case "refuse" ->
          numbered(
              rest,
              "request",
              number -> desk.answer(visit, number, false, Reasons.of(rest.from(1))));
      case "off", "on", "show", "add", "remove" -> about(visit, first(words), rest);
      case "limit" -> limit(visit, rest);
      default -> new Reply.Refusal("I don't know that word behind `/rollback switch`. " + USAGE);
    };
  }

  private interface Numbered {
    Reply answer(int number);
  }

  private static Reply numbered(Words words, String what, Numbered then) {
    OptionalInt number = Numbers.small(words, 0);
    return number.isEmpty()
        ? new Reply.Refusal("Say which %s, by its number. ".formatted(what) + USAGE)
        : then.answer(number.getAsInt());
  }

  private Reply about(Visit visit, String verb, Words rest) {
    SwitchWords words = SwitchWords.read(rest, visit.at().atZone(visit.person().zone()));
    String problem = words.problem();
    if (problem != null) {
      return new Reply.Refusal(problem);
    }
    if (words.key().isEmpty()) {
      return new Reply.Refusal("Which switch? " + USAGE);
    }
    return switch (verb) {
      case "add" -> settings.add(visit, words);
      case "remove" -> settings.remove(visit, words);
      case "show" -> show(visit, words);
      case "on" -> desk.turn(visit, words, true);
      default -> words.reason() == null ? form(visit, words) : desk.turn(visit, words, false);
    };
  }

  /** Where no reason was typed the form asks for it. */
  private Reply form(Visit visit, SwitchWords words) {
    return LaunchDesk.read(
        desk.ledger(),
        visit,
        (sql, launch) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SWITCH_FLAG);
          Optional<Flag> flag = found(FlagStore.standing(sql, launch.id()), words);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          if (flag.isEmpty()) {
            return SwitchDesk.missing(words);
          }
          return flag.get().on()
              ? new Reply.Open(
                  SwitchForm.of(visit.channel(), flag.get()),
                  Card.of(
                      "Say why, everybody reads it: `/rollback switch off %s %s because …`."
                          .formatted(flag.get().key(), flag.get().environment())))
              : new Reply.Private(SwitchView.show(flag.get(), stakes.of(sql, flag.get())));
        });
  }

  private Reply show(Visit visit, SwitchWords words) {
    return LaunchDesk.read(
        desk.ledger(),
        visit,
        (sql, launch) ->
            found(FlagStore.standing(sql, launch.id()), words)
                .<Reply>map(flag -> new Reply.Private(SwitchView.show(flag, stakes.of(sql, flag))))
                .orElseGet(() -> SwitchDesk.missing(words)));
  }

  private static Optional<Flag> found(List<Flag> standing, SwitchWords words) {
    return standing.stream()
        .filter(one ->
            one.key().equalsIgnoreCase(words.key())
                && one.environment().equals(words.environment()))
        .findFirst();
  }

  private Reply list(Visit visit) {
    return LaunchDesk.read(
        desk.ledger(),
        visit,
        (sql, launch) ->
            new Reply.Private(
                SwitchView.list(
                    FlagStore.standing(sql, launch.id()),
                    FlagShelfStore.mostAlone(sql, launch.id()))));
  }

  private Reply tokens(Visit visit) {
    return LaunchDesk.read(
        desk.ledger(),
        visit,
        (sql, launch) ->
            new Reply.Private(SwitchView.tokens(FlagTokenStore.standing(sql, launch.id()))));
  }

  private Reply token(Visit visit, Words rest) {
    Optional<String> environment =
        rest.isEmpty() ? Optional.of(Flags.PRODUCTION) : Flags.environment(rest.text());
    return environment.isEmpty()
        ? new Reply.Refusal("For which environment? `/rollback switch token production`.")
        : settings.token(visit, environment.get());
  }

  /** {@code checkout alone for 2h}, {@code checkout asks}, {@code at most 3}. */
  private Reply limit(Visit visit, Words rest) {
    if (first(rest).equals("at") && rest.size() == 3 && Numbers.small(rest, 2).isPresent()) {
      return settings.mostAlone(visit, Numbers.small(rest, 2).getAsInt());
    }
    int at = 0;
    while (at < rest.size()
        && !(rest.get(at) instanceof Word.Text word && (word.is("alone") || word.is("asks")))) {
      at++;
    }
    boolean asks = at < rest.size() && rest.get(at) instanceof Word.Text word && word.is("asks");
    Optional<Duration> longest =
        asks
            ? Optional.of(Flag.Solo.DEFAULT.longest())
            : at >= rest.size()
                ? Optional.empty()
                : SwitchWords.duration(rest.rest(at + 1).replaceFirst("(?i)^for\\s+", ""));
    if (longest.isEmpty()) {
      return new Reply.Refusal(
          "Type `/rollback switch limit checkout alone for 2h`, `limit checkout asks`, or `limit at"
              + " most 3` for how many may be off alone at once.");
    }
    Set<Integer> behind = IntStream.range(at, rest.size()).boxed().collect(Collectors.toSet());
    SwitchWords words =
        SwitchWords.read(rest.without(behind), visit.at().atZone(visit.person().zone()));
    String problem = words.problem();
    return problem != null || words.key().isEmpty()
        ? new Reply.Refusal(problem == null ? "Which switch? " + USAGE : problem)
        : settings.limit(visit, words, !asks, longest.get());
  }

  private static String first(Words words) {
    return !words.isEmpty() && words.get(0) instanceof Word.Text(String text)
        ? text.toLowerCase(Locale.ROOT)
        : "";
  }
}
