package launchbot.bot.sprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.sprint.LaunchRoles;
import launchbot.sprint.Launches;

/** {@code /launch role}: who does what in a launch. */
final class RoleTopic {
  private static final String USAGE =
      "Say which role, and who: `/launch role approver @ada @ben`, `/launch role lead @ada`,"
          + " `/launch role remove tester @ben`. Roles: %s. Pick people from Slack's list."
              .formatted(
                  Arrays.stream(LaunchRole.values())
                      .map(LaunchRole::key)
                      .collect(Collectors.joining(", ")));

  private final SprintDesk desk;
  private final People people;

  RoleTopic(SprintDesk desk, People people) {
    this.desk = desk;
    this.people = people;
  }

  Reply answer(Ask ask) {
    Visit visit = ask.visit();
    if (ask.words().isEmpty() || ask.words().text().equalsIgnoreCase("list")) {
      return desk.look(
          visit,
          c -> new Reply.Private(list(c.launch(), LaunchStore.roles(c.sql(), c.launch().id()))));
    }
    Optional<RoleWords> said = RoleWords.read(ask.words(), visit.person().id());
    if (said.isEmpty()) {
      return new Reply.Refusal(USAGE);
    }
    RoleWords words = said.get();
    if (words.role() == LaunchRole.LEAD && words.give() && words.people().size() > 1) {
      return new Reply.Refusal(
          "A launch has one lead, who answers for it: name one. Others can be `approver`.");
    }
    // Asked before anything is open in the database. Whoever left may have a role taken.
    Optional<String> objection = words.give() ? objection(visit, words.people()) : Optional.empty();
    return objection.isPresent()
        ? new Reply.Refusal(objection.get())
        : desk.change(visit, (tx, c) -> change(tx, c, words));
  }

  private Reply change(Tx tx, SprintDesk.Case c, RoleWords words) {
    if (words.role() == LaunchRole.LEAD && words.give()) {
      return lead(tx, c, words.people().getFirst());
    }
    Map<LaunchRole, List<String>> held = LaunchStore.roles(tx.sql(), c.launch().id());
    var verdict =
        words.give()
            ? LaunchRoles.give(c.launch(), words.role(), words.people(), held, c.who().role())
            : LaunchRoles.take(c.launch(), words.role(), words.people(), held, c.who().role());
    return switch (verdict) {
      case Verdict.Refused<List<String>>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<List<String>>(List<String> moved, var change) -> {
        for (String person : moved) {
          if (words.give()) {
            LaunchStore.give(tx, c.launch().id(), words.role(), person);
            tell(tx, c.launch(), words.role(), person);
          } else {
            LaunchStore.take(tx, c.launch().id(), words.role(), person);
          }
        }
        if (!words.give()) {
          // Whoever took part goes on taking part.
          moved.forEach(person -> LaunchStore.give(tx, c.launch().id(), LaunchRole.MEMBER, person));
        }
        tx.record(change);
        StatusBoard.follow(tx, c.launch());
        yield new Reply.Private(list(c.launch(), LaunchStore.roles(tx.sql(), c.launch().id())));
      }
    };
  }

  private static Reply lead(Tx tx, SprintDesk.Case c, String person) {
    return switch (Launches.lead(c.launch(), person, c.who().role())) {
      case Verdict.Refused<Launch>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Launch>(Launch next, var change) -> {
        LaunchStore.save(tx, next, change);
        LaunchStore.take(tx, next.id(), LaunchRole.LEAD, c.launch().lead());
        LaunchStore.give(tx, next.id(), LaunchRole.MEMBER, c.launch().lead());
        LaunchStore.give(tx, next.id(), LaunchRole.LEAD, person);
        tell(tx, next, LaunchRole.LEAD, person);
        StatusBoard.follow(tx, next);
        yield Moving.told(tx, c, "%s leads this launch now.".formatted(Mrkdwn.user(person)), null);
      }
    };
  }

  /** In a direct message; nobody is told what they did themselves. */
  private static void tell(Tx tx, Launch launch, LaunchRole role, String person) {
    String giver = tx.cause().actor().id();
    if (!person.equals(giver)) {
      tx.say(
          new Message.Post(
              person,
              null,
              "%s made you %s of %s in %s: you are who %s. `/launch role` there shows everybody's."
                  .formatted(
                      Mrkdwn.user(giver),
                      role.key(),
                      Mrkdwn.plain(launch.name()),
                      Mrkdwn.channel(launch.channel()),
                      role.does()),
              null,
              Message.Urgency.ANSWER));
    }
  }

  private Optional<String> objection(Visit visit, List<String> ids) {
    Optional<String> objection =
        people.objections(visit.workspace(), ids, visit.at()).stream().findFirst();
    return objection.or(() ->
        ids.stream()
            .filter(id -> people.find(visit.workspace(), id, visit.at()).guest())
            .findFirst()
            .map(id ->
                "%s is a guest here, or from another company: they report and read, and hold no role."
                    .formatted(Mrkdwn.user(id))));
  }

  static Card list(Launch launch, Map<LaunchRole, List<String>> roles) {
    List<String> lines = new ArrayList<>();
    for (LaunchRole role : LaunchRole.values()) {
      List<String> holders = roles.getOrDefault(role, List.of());
      if (role == LaunchRole.MEMBER && holders.isEmpty()) {
        continue;
      }
      String names =
          holders.isEmpty()
              ? "_nobody yet_"
              : holders.stream()
                  .limit(LaunchRoles.MOST)
                  .map(Mrkdwn::user)
                  .collect(Collectors.joining(", "));
      int more = holders.size() - LaunchRoles.MOST;
      lines.add(
          "*%s*, who %s: %s%s"
              .formatted(
                  role.key(), role.does(), names, more > 0 ? " and %d more".formatted(more) : ""));
    }
    String what = "Who does what in " + Mrkdwn.plain(launch.name());
    return new Card(
        what,
        List.of(
            Blocks.section(what + "\n" + String.join("\n", lines)),
            Blocks.context(
                "`/launch role approver @somebody` gives one, `/launch role remove approver"
                    + " @somebody` takes it. One person may hold several.")));
  }
}
