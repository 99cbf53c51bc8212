package launchbot.bot.nudge;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.nudge.StandupAnswer;
import launchbot.people.Person;

/** What a stand-up looks like: the question, the form, the summary. */
final class StandupView {
  static final String CALLBACK = "nudge_standup";
  static final String DONE = "done";
  static final String TODAY = "today";
  static final String BLOCKED = "blocked";

  private static final int LONGEST = 900;
  private static final int MOST_PEOPLE = 40;

  private StandupView() {}

  static LayoutBlock question(Launch launch) {
    return Blocks.section(
        "*Stand-up for %s.* What is done since the last one, what comes today, what is in the way?"
                .formatted(Mrkdwn.channel(launch.channel()))
            + " Three lines are enough; you can answer later and change it as often as you like.");
  }

  static ButtonElement answer(String label, long launch, LocalDate day) {
    return Blocks.button(label, NudgeButtons.STANDUP, launch + "/" + day);
  }

  /**
   * @param before what was said already, or what is filled in
   */
  static View form(Launch launch, StandupAnswer before, LocalDate today) {
    String metadata =
        "{\"channel\":\"%s\",\"launch\":%d,\"day\":\"%s\"}"
            .formatted(launch.channel(), launch.id(), before.day());
    return Forms.modal(
        CALLBACK,
        Mrkdwn.truncate("Stand-up " + Mrkdwn.day(before.day(), today), 24),
        before.answered() ? "Change" : "Send",
        metadata,
        List.of(
            input(DONE, "Done since the last one", before.done(), "Signup works on phones"),
            input(TODAY, "Today", before.today(), "Payment mails"),
            input(BLOCKED, "In the way", before.blocked(), "No access to the mail provider")));
  }

  private static LayoutBlock input(String block, String label, String initial, String example) {
    return Forms.input(block, label, null, true, Forms.text(initial, example, LONGEST, true));
  }

  /**
   * @param names by person, where they are known
   */
  static Card summary(
      Launch launch, LocalDate day, List<StandupAnswer> all, Map<String, Person> names) {
    List<StandupAnswer> answered = all.stream().filter(StandupAnswer::answered).toList();
    String head =
        "Stand-up · %s · %d of %d".formatted(Mrkdwn.day(day, day), answered.size(), all.size());
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*" + head + "*"));
    for (StandupAnswer answer : answered.subList(0, Math.min(MOST_PEOPLE, answered.size()))) {
      blocks.add(Blocks.section(words(answer, names)));
    }
    String missing =
        all.stream()
            .filter(one -> !one.answered())
            .map(one -> "@" + name(one.person(), names))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      blocks.add(Blocks.context(Mrkdwn.truncate("not yet: " + missing, 500)));
    }
    blocks.add(Blocks.actions(List.of(answer("Answer or change", launch.id(), day))));
    return new Card(head, blocks);
  }

  /** By name, not as a mention: nobody is pinged because somebody else has answered. */
  private static String words(StandupAnswer answer, Map<String, Person> names) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "*%s*%s"
            .formatted(
                name(answer.person(), names), answer.editedAt() == null ? "" : " _(edited)_"));
    add(lines, "Done", answer.done());
    add(lines, "Today", answer.today());
    add(lines, "🚧 In the way", answer.blocked());
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String label, String text) {
    if (!text.isEmpty()) {
      String shown =
          text.lines()
              .map(Mrkdwn::plain)
              .filter(line -> !line.isBlank())
              .collect(Collectors.joining("\n"));
      lines.add(label + ": " + shown);
    }
  }

  private static String name(String id, Map<String, Person> names) {
    Person person = names.get(id);
    return person == null ? id : Mrkdwn.plain(person.name());
  }
}
