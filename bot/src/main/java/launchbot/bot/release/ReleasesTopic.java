package launchbot.bot.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.page.PageStore;
import launchbot.people.Verb;
import launchbot.release.BuildStore;
import launchbot.release.ChangesText;
import launchbot.release.Naming;
import launchbot.release.ReleaseStore;
import org.jspecify.annotations.Nullable;

/** {@code /launch releases}: the list, CHANGES as a file, and whether customers read them. */
final class ReleasesTopic {
  private static final int ROWS = 15;
  private static final int FILE = 500;
  private static final String USAGE =
      "Type `/launch releases`, `/launch releases staging`, `/launch releases changes` for a file,"
          + " or `/launch releases public on` (or `off`).";

  private final Ledger ledger;

  ReleasesTopic(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply answer(Ask ask) {
    Words words = ask.words();
    String first = text(words, 0);
    String second = text(words, 1);
    if (words.isEmpty()) {
      return list(ask.visit(), null);
    }
    if (first.equals("changes") && words.size() == 1) {
      return file(ask.visit());
    }
    if (first.equals("public") && words.size() == 2 && List.of("on", "off").contains(second)) {
      return feed(ask.visit(), second.equals("on"));
    }
    Optional<String> environment =
        words.size() == 1 && !first.equals("public") ? Naming.environment(first) : Optional.empty();
    return environment.isPresent()
        ? list(ask.visit(), environment.get())
        : new Reply.Refusal(USAGE);
  }

  private Reply list(Visit visit, @Nullable String environment) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            new Reply.Private(
                ReleaseView.list(
                    launch,
                    ReleaseStore.list(sql, launch.id(), environment, 0, ROWS),
                    environment)));
  }

  private Reply file(Visit visit) {
    boolean mentioned = visit.thread() != null && visit.trigger() == null;
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          tx.say(
              new Message.File(
                  mentioned ? visit.channel() : visit.person().id(),
                  mentioned ? visit.thread() : null,
                  "CHANGES.md",
                  ChangesText.of(
                      launch.name(),
                      ReleaseStore.list(tx.sql(), launch.id(), null, 0, FILE),
                      launch.zone()),
                  "What was released, the newest first."));
          return new Reply.Private(
              Card.of(
                  mentioned
                      ? "It comes into this thread as `CHANGES.md`."
                      : "It is on its way to you as `CHANGES.md`, in a direct message."));
        });
  }

  private Reply feed(Visit visit, boolean on) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) ->
            ReleaseTopic.permitted(visit, launch, Verb.SET_PAGE)
                .orElseGet(() -> feed(tx, launch, on)));
  }

  private static Reply feed(Tx tx, Launch launch, boolean on) {
    BuildStore.Settings was = BuildStore.settings(tx.sql(), launch.id());
    if (was.feed() == on) {
      return new Reply.Refusal(
          on
              ? "The public page says what changed already."
              : "The public page does not say what changed.");
    }
    BuildStore.save(
        tx,
        launch.id(),
        new BuildStore.Settings(on, was.backup()),
        new Change(
            "set",
            new Subject("launch", launch.id()),
            List.of(
                new Change.Field(
                    "changes on the page", was.feed() ? "on" : "off", on ? "on" : "off")),
            null));
    PageStore.touch(tx, launch.id());
    return new Reply.Private(
        Card.of(
            on
                ? "The public page says from now on what changed: of releases to production, the"
                    + " notes that `/launch release public 4` lets customers read."
                : "The public page does not say any more what changed."));
  }

  private static String text(Words words, int i) {
    return i < words.size() && words.get(i) instanceof Word.Text(String text)
        ? text.toLowerCase(Locale.ROOT)
        : "";
  }
}
