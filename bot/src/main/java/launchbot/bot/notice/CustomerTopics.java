package launchbot.bot.notice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.IncidentSettingsStore;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.notice.CustomerStore;
import launchbot.notice.Drafting;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Length;
import org.jooq.DSLContext;

/** {@code /incident customers}: where customers read; {@code goodwill}: how long they wait. */
final class CustomerTopics {
  private static final String USAGE =
      "Type `/incident customers #channel` to have notices posted there, `/incident customers"
          + " remove #channel` to end it, `/incident customers list` to see them.";
  private static final String GOODWILL = "Type `/incident goodwill 90m`, from a minute to a week.";
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Ledger ledger;

  CustomerTopics(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Topic> topics() {
    return List.of(
        Topic.of(
            "customers",
            "[#channel | remove #channel | list]",
            "in which channels customers read notices",
            this::customers),
        Topic.of(
            "goodwill",
            "[90m]",
            "how long an outage may last before something is owed for it",
            this::goodwill));
  }

  private Reply customers(Ask ask) {
    Words words = ask.words();
    if (words.isEmpty() || (words.size() == 1 && NoticeWords.is(words, 0, "list"))) {
      return LaunchDesk.read(
          ledger,
          ask.visit(),
          (sql, launch) -> new Reply.Private(card(CustomerStore.channels(sql, launch.id()))));
    }
    boolean remove = NoticeWords.is(words, 0, "remove");
    int at = remove || NoticeWords.is(words, 0, "add") ? 1 : 0;
    if (words.size() != at + 1 || !(words.get(at) instanceof Word.Channel(String id, _))) {
      return new Reply.Refusal(USAGE);
    }
    return allowed(
        ask.visit(),
        (tx, launch) -> {
          if (remove) {
            return CustomerStore.remove(tx, launch.id(), id)
                ? new Reply.Private(card(CustomerStore.channels(tx.sql(), launch.id())))
                : new Reply.Refusal("Notices are not posted to " + Mrkdwn.channel(id) + ".");
          }
          Optional<String> no = objection(tx.sql(), launch, id);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          return CustomerStore.add(tx, launch.id(), id)
              ? new Reply.Private(card(CustomerStore.channels(tx.sql(), launch.id())))
              : new Reply.Refusal("Notices are posted to " + Mrkdwn.channel(id) + " already.");
        });
  }

  /** What the team talks about among itself is no place for customers. */
  private static Optional<String> objection(DSLContext sql, Launch launch, String channel) {
    String own = IncidentSettingsStore.of(sql, launch.id()).channel();
    if (channel.equals(launch.channel())
        || channel.equals(own)
        || IncidentStore.inRoom(sql, channel).isPresent()) {
      return Optional.of(
          "%s is where the team works on incidents; customers read somewhere else. Name one of their channels."
              .formatted(Mrkdwn.channel(channel)));
    }
    return Optional.empty();
  }

  private static Card card(List<String> channels) {
    List<String> lines = new ArrayList<>();
    lines.add(
        channels.isEmpty()
            ? "Notices are posted to no channel yet."
            : "*Approved notices are posted to*");
    channels.forEach(one -> lines.add("• " + Mrkdwn.channel(one)));
    if (!channels.isEmpty()) {
      lines.add("I have to be a member of private and shared channels: type `/invite` there.");
    }
    lines.add(USAGE);
    return new Card(lines.getFirst(), Blocks.sections(lines));
  }

  private Reply goodwill(Ask ask) {
    Words words = ask.words();
    if (words.isEmpty()) {
      return LaunchDesk.read(
          ledger, ask.visit(), (sql, launch) -> patience(CustomerStore.patience(sql, launch.id())));
    }
    Optional<Duration> span =
        words.size() > 2
            ? Optional.empty()
            : Length.of(words.text())
                .filter(one -> one.compareTo(Duration.ofMinutes(1)) >= 0)
                .filter(one -> one.compareTo(LONGEST) <= 0);
    return span.isEmpty()
        ? new Reply.Refusal(GOODWILL)
        : allowed(
            ask.visit(),
            (tx, launch) -> {
              CustomerStore.patience(tx, launch.id(), span.get());
              return patience(span.get());
            });
  }

  private static Reply patience(Duration patience) {
    return new Reply.Private(
        Card.of(
            "When a sev1 or sev2 has lasted %s, or longer than a maintenance that customers were told of, a goodwill notice is proposed in its thread. %s"
                .formatted(Drafting.length(patience), GOODWILL)));
  }

  private Reply allowed(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SET_INCIDENTS);
          return no.isPresent() ? new Reply.Refusal(no.get()) : work.in(tx, launch);
        });
  }
}
