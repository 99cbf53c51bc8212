package launchbot.bot.subscriber;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
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
import launchbot.jobs.mailer.MailAddress;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.page.Subscriber;
import launchbot.page.SubscriberStore;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jooq.DSLContext;

/**
 * {@code /launch subscribers}: how many there are. Their addresses are theirs: they are shown
 * masked, and only the lead can take them out, as a file.
 */
final class SubscriberTopic {
  private static final int SHOWN = 5;
  private static final int MOST = 100_000;
  private static final String USAGE =
      "Type `/launch subscribers` for how many there are, `/launch subscribers remove"
          + " name@example.com`, or `/launch subscribers export`.";

  private final Ledger ledger;
  private final boolean offered;

  /**
   * @param offered whether mails go out at all
   */
  SubscriberTopic(Ledger ledger, boolean offered) {
    this.ledger = ledger;
    this.offered = offered;
  }

  Topic topic() {
    return Topic.of(
        "subscribers",
        "[remove name@example.com | export]",
        "who reads the public page by mail",
        this::answer);
  }

  private Reply answer(Ask ask) {
    Words words = ask.words();
    if (words.isEmpty()) {
      return LaunchDesk.read(ledger, ask.visit(), (sql, launch) -> list(sql, ask.visit(), launch));
    }
    String first =
        words.get(0) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
    return switch (first) {
      case "remove" -> remove(ask);
      case "export" ->
          words.size() == 1
              ? LaunchDesk.write(
                  ledger, ask.visit(), (tx, launch) -> export(tx, ask.visit(), launch))
              : new Reply.Refusal("Nothing follows `export`. " + USAGE);
      default -> new Reply.Refusal("I don't know that word behind `/launch subscribers`. " + USAGE);
    };
  }

  private Reply list(DSLContext sql, Visit visit, Launch launch) {
    Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SET_PAGE);
    Optional<StatusPage> page = PageStore.ofLaunch(sql, launch.id());
    if (no.isPresent() || page.isEmpty()) {
      return new Reply.Refusal(no.orElse(NO_PAGE));
    }
    SubscriberStore.Count count = SubscriberStore.count(sql, page.get().id());
    List<String> lines = new ArrayList<>();
    lines.add(
        "*%s* read%s %s by mail; %d more asked for it and have not confirmed yet."
            .formatted(
                count.standing() == 1 ? "1 person" : count.standing() + " people",
                count.standing() == 1 ? "s" : "",
                Mrkdwn.plain(page.get().name()),
                count.asked()));
    if (!offered) {
      lines.add("No mails go out: `SMTP_URL` is not set. Whoever runs me can set it.");
    }
    List<Subscriber> newest = SubscriberStore.newest(sql, page.get().id(), SHOWN);
    if (!newest.isEmpty()) {
      lines.add("The newest:");
    }
    for (Subscriber one : newest) {
      lines.add(
          "• %s".formatted(Mrkdwn.plain(MailAddress.masked(one.address())))
              + (one.confirmed() == null
                  ? ""
                  : ", " + Mrkdwn.date(one.confirmed(), launch.zone())));
    }
    lines.add("Addresses are shown masked. " + USAGE);
    return new Reply.Private(new Card(lines.getFirst(), Blocks.sections(lines)));
  }

  private static final String NO_PAGE =
      "This launch has no public page yet, so nobody can read it by mail.";

  private Reply remove(Ask ask) {
    Optional<String> address = address(ask.words());
    if (address.isEmpty()) {
      return new Reply.Refusal("Say whom, by the whole address. " + USAGE);
    }
    return LaunchDesk.write(
        ledger, ask.visit(), (tx, launch) -> remove(tx, ask.visit(), launch, address.get()));
  }

  private static Reply remove(Tx tx, Visit visit, Launch launch, String address) {
    Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SET_PAGE);
    if (no.isPresent()) {
      return new Reply.Refusal(no.get());
    }
    Optional<Subscriber> found =
        PageStore.ofLaunch(tx.sql(), launch.id())
            .flatMap(page -> SubscriberStore.byAddress(tx, page.id(), address));
    if (found.isEmpty()) {
      return new Reply.Refusal("Nobody with that address reads the page of this launch by mail.");
    }
    SubscriberStore.remove(tx, found.get());
    return new Reply.Private(
        Card.of(
            "%s is removed: nothing about that address is kept, and no mail goes there any more. They can ask for mails again."
                .formatted(Mrkdwn.plain(MailAddress.masked(address)))));
  }

  private static Reply export(Tx tx, Visit visit, Launch launch) {
    Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SEE_ADDRESSES);
    Optional<StatusPage> page = PageStore.ofLaunch(tx.sql(), launch.id());
    if (no.isPresent() || page.isEmpty()) {
      return new Reply.Refusal(no.orElse(NO_PAGE));
    }
    List<Subscriber> all = SubscriberStore.newest(tx.sql(), page.get().id(), MOST);
    if (all.isEmpty()) {
      return new Reply.Refusal("Nobody reads the page by mail yet: there is nothing to export.");
    }
    String csv =
        all.stream()
            .map(one -> cell(one.address()) + "," + one.confirmed())
            .collect(Collectors.joining("\n", "address,confirmed\n", "\n"));
    // It is worth knowing who took them out.
    tx.record(SubscriberStore.exported(page.get(), all.size()));
    tx.say(
        new Message.File(
            visit.person().id(),
            null,
            "subscribers.csv",
            csv,
            "Who reads %s by mail. These are personal data: keep them only as long as you need them."
                .formatted(Mrkdwn.plain(page.get().name()))));
    return new Reply.Private(Card.of("The file comes as a direct message to you."));
  }

  /** No spreadsheet takes it for a formula. */
  private static String cell(String address) {
    return address.matches("[A-Za-z0-9].*") && address.indexOf('"') < 0
        ? address
        : "\"'" + address.replace("\"", "\"\"") + "\"";
  }

  /** Slack makes links of addresses. */
  private static Optional<String> address(Words words) {
    if (words.size() != 2) {
      return Optional.empty();
    }
    return words.get(1) instanceof Word.Link(String url, _)
        ? MailAddress.read(url)
        : MailAddress.read(words.rest(1));
  }
}
