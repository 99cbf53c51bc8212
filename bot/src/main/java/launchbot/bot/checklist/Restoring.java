package launchbot.bot.checklist;

import com.slack.api.model.block.LayoutBlock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.checklist.RestoreTest;
import launchbot.checklist.RestoreTestStore;
import launchbot.checklist.RestoreTests;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** {@code /launch restore-test}: tests of restoring a backup, told and listed. */
final class Restoring implements Topic.Answer {
  static final String WORD = "restore-test";

  private static final int LISTED = 10;

  private final CheckDesk desk;

  Restoring(CheckDesk desk) {
    this.desk = desk;
  }

  /** What became of a test that somebody told. */
  sealed interface Answer {}

  record Kept(Card card) implements Answer {}

  record Refused(RestoreTests.Field field, String why) implements Answer {}

  Topic topic() {
    return Topic.of(
        WORD,
        "[list | worked backup: … age: 5h took: 12m proof: …]",
        "keeps that a backup was restored, by whom and how long it took",
        this);
  }

  @Override
  public Reply answer(Ask ask) {
    Visit visit = ask.visit();
    Words words = ask.words();
    if (words.size() == 1 && CheckWords.lower(words, 0).equals("list")) {
      return here(visit, launch -> list(visit, launch));
    }
    if (words.isEmpty()) {
      return here(visit, launch -> form(visit, launch));
    }
    return switch (RestoreWords.read(words, visit.person().id())) {
      case RestoreWords.Unclear(String what) -> new Reply.Refusal(what);
      case RestoreWords.Told(RestoreTests.Told told) ->
          here(
              visit,
              launch ->
                  switch (keep(visit, launch.id(), told)) {
                    case Kept(Card card) -> new Reply.Private(card);
                    case Refused(_, String why) -> new Reply.Refusal(why);
                  });
    };
  }

  /** In a transaction with all that it proves. */
  Answer keep(Visit visit, long id, RestoreTests.Told told) {
    Optional<String> objection = desk.objection(visit, told.tester());
    if (objection.isPresent()) {
      return new Refused(RestoreTests.Field.WHO, objection.get());
    }
    return desk.ledger()
        .<Answer>write(
            visit.cause(),
            tx -> {
              Optional<Launch> launch = LaunchStore.find(tx.sql(), id);
              if (launch.isEmpty()) {
                return new Refused(RestoreTests.Field.WHO, "That launch is not here any more.");
              }
              return switch (RestoreTests.record(
                  told, CheckDesk.who(visit, launch.get()), visit.at())) {
                case RestoreTests.Refused(var field, String why) -> new Refused(field, why);
                case RestoreTests.Kept(RestoreTest test) -> {
                  RestoreTestStore.add(tx, id, test);
                  Set<LaunchStore.Seat> seats = new HashSet<>(); // often one person
                  seats.add(new LaunchStore.Seat(id, visit.person().id()));
                  seats.add(new LaunchStore.Seat(id, test.tester()));
                  LaunchStore.join(tx, seats);
                  StatusBoard.follow(tx, launch.get());
                  yield new Kept(kept(test));
                }
              };
            });
  }

  private static Card kept(RestoreTest test) {
    String note =
        test.worked()
            ? "Kept: %s was restored in %s. It counts for 30 days; what rests on it in the checklist follows."
                .formatted(Mrkdwn.plain(test.backup()), test.tookInWords())
            : "Kept: %s could not be restored. What rests on it in the checklist is open until a test works."
                .formatted(Mrkdwn.plain(test.backup()));
    return new Card(
        note,
        List.of(
            Blocks.section(note),
            Blocks.actions(List.of(LaunchCommand.button("All restore tests", WORD, "list")))));
  }

  private Reply form(Visit visit, Launch launch) {
    Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.TICK);
    return refusal.isPresent()
        ? new Reply.Refusal(refusal.get())
        : new Reply.Open(
            RestoreForm.view(visit, launch),
            new Card(
                "Slack opens forms from buttons only here.",
                List.of(
                    Blocks.section(
                        "Slack opens forms from buttons only here. Typed it works as well: "
                            + RestoreWords.EXAMPLE),
                    Blocks.actions(
                        List.of(LaunchCommand.button("Tell of a restore test", WORD, ""))))));
  }

  private Reply list(Visit visit, Launch launch) {
    List<RestoreTest> tests =
        desk.ledger()
            .read(visit.workspace(), sql -> RestoreTestStore.newest(sql, launch.id(), LISTED));
    return new Reply.Private(card(tests));
  }

  static Card card(List<RestoreTest> tests) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String note =
        tests.isEmpty()
            ? "No restore test has been told yet. A backup that was never restored is a hope."
            : "*Restore tests*, newest first";
    blocks.add(Blocks.section(note));
    for (RestoreTest test : tests) {
      blocks.add(
          Blocks.section(
              "%s %s · %s, %s old · %s\n%s · “%s”"
                  .formatted(
                      test.worked() ? "✅" : "❌",
                      Mrkdwn.date(test.at(), ZoneOffset.UTC),
                      Mrkdwn.plain(test.backup()),
                      test.ageInWords(),
                      test.worked()
                          ? "took " + test.tookInWords()
                          : "gave up after " + test.tookInWords(),
                      Mrkdwn.user(test.tester()),
                      Mrkdwn.plain(test.proof()))));
    }
    blocks.add(Blocks.actions(List.of(LaunchCommand.button("Tell of a restore test", WORD, ""))));
    return new Card(tests.isEmpty() ? note : "Restore tests", blocks);
  }

  private interface Look {
    Reply at(Launch launch);
  }

  private Reply here(Visit visit, Look look) {
    return switch (desk.ledger()
        .<CheckDesk.Begun>read(visit.workspace(), sql -> CheckDesk.place(sql, visit))) {
      case CheckDesk.NoList(String why) -> new Reply.Refusal(why);
      case CheckDesk.Ready(Launch launch) -> look.at(launch);
    };
  }
}
