package launchbot.bot.hook;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.launch.Hook;
import launchbot.launch.HookStore;
import launchbot.launch.HookToken;
import launchbot.launch.Hooks;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;

/** {@code /launch hook}. */
public final class HookFeature implements Feature {
  private static final String USAGE =
      "Type `/launch hook` for those that there are, `/launch hook new GitHub` to make one,"
          + " `/launch hook revoke 2` to close one.";

  private final Ledger ledger;
  private final URI base;

  /**
   * @param base where programs reach this Launchbot
   */
  public HookFeature(Ledger ledger, URI base) {
    this.ledger = ledger;
    this.base = base;
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
            "hook",
            "[new GitHub | revoke 2]",
            "tokens with which a pipeline asks about the freeze",
            this::answer));
  }

  private Reply answer(Ask ask) {
    String first =
        !ask.words().isEmpty() && ask.words().get(0) instanceof Word.Text(String text)
            ? text.toLowerCase(Locale.ROOT)
            : "";
    if (ask.words().isEmpty()) {
      return LaunchDesk.read(
          ledger,
          ask.visit(),
          (sql, launch) ->
              new Reply.Private(HookView.list(launch, HookStore.standingOf(sql, launch.id()))));
    }
    return switch (first) {
      case "new", "add" -> make(ask.visit(), ask.words().rest(1));
      case "revoke", "remove" -> revoke(ask);
      default -> new Reply.Refusal("I don't know that word behind `/launch hook`. " + USAGE);
    };
  }

  private Reply make(Visit visit, String typed) {
    if (visit.responseUrl() == null) {
      return new Reply.Refusal(
          "In a thread everybody would read the token. Type `/launch hook new` in the channel,"
              + " where only you see the answer.");
    }
    String name = typed.isBlank() ? "Pipeline" : typed.lines().findFirst().orElse("").strip();
    return LaunchDesk.write(ledger, visit, (tx, launch) -> make(tx, visit, launch, name));
  }

  private Reply make(Tx tx, Visit visit, Launch found, String name) {
    // Numbers have no doubles: whoever takes one holds the launch.
    Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
    Optional<String> objection =
        Hooks.objection(HookStore.standingOf(tx.sql(), launch.id()), name, Roles.of(visit, launch));
    if (objection.isPresent()) {
      return new Reply.Refusal(objection.get());
    }
    HookToken token = HookToken.random();
    return new Reply.Private(
        HookView.made(HookStore.add(tx, launch.id(), name, token), token, base));
  }

  private Reply revoke(Ask ask) {
    OptionalInt number = Numbers.small(ask.words(), 1);
    if (number.isEmpty()) {
      return new Reply.Refusal("Say which hook, by its number. " + USAGE);
    }
    return LaunchDesk.write(
        ledger,
        ask.visit(),
        (tx, launch) ->
            HookStore.lock(tx, launch.id(), number.getAsInt())
                .map(hook -> revoke(tx, ask.visit(), launch, hook))
                .orElseGet(() ->
                    new Reply.Refusal(
                        "There is no hook %d in this launch. `/launch hook` lists them."
                            .formatted(number.getAsInt()))));
  }

  private static Reply revoke(Tx tx, Visit visit, Launch launch, Hook hook) {
    return switch (Hooks.revoke(hook, Roles.of(visit, launch), visit.at())) {
      case Verdict.Refused<Hook>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Hook>(Hook revoked, Change change) -> {
        HookStore.save(tx, revoked, change);
        yield new Reply.Private(
            Card.of(
                "Hook *%d* is revoked: whatever uses its token is answered 404 from now on."
                    .formatted(revoked.number())));
      }
    };
  }
}
