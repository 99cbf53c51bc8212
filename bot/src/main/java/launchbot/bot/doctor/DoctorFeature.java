package launchbot.bot.doctor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.SlackConnection;
import launchbot.ledger.Ledger;

/** {@code /launch doctor}: each thing that may be wrong, fine or with what to do. */
public final class DoctorFeature implements Feature {
  static final String WORD = "doctor";

  private final Doctor doctor;
  private final TestMessage test;

  /**
   * What only the process itself can tell.
   *
   * @param schedulerTrouble what is wrong with the calendar, in words, if anything is
   * @param newestBackup of which instant this home's newest backup is
   */
  public record Inside(
      Supplier<Optional<String>> schedulerTrouble, Supplier<Optional<Instant>> newestBackup) {}

  /**
   * @param features asked late, when somebody wants to know
   */
  public DoctorFeature(
      Ledger ledger,
      SlackConnection slack,
      People people,
      InstantSource clock,
      Inside inside,
      Supplier<List<Feature>> features) {
    this.doctor =
        new Doctor(
            new SlackLooks(ledger, slack, people, clock),
            new InnerLooks(ledger, inside, clock),
            () -> features.get().stream().flatMap(one -> one.checkups().stream()).toList());
    this.test = new TestMessage(slack);
  }

  @Override
  public List<Topic> topics() {
    return List.of(Topic.of(WORD, "", "what is wrong with me, and what to do", this::answer));
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(test);
  }

  private Reply answer(Ask ask) {
    if (ask.visit().person().guest()) {
      return new Reply.Refusal(
          "How I am doing is for the team to know: ask one of them to type `/launch doctor`.");
    }
    if (!ask.words().isEmpty()) {
      return new Reply.Refusal("Nothing follows that word: type `/launch doctor`.");
    }
    return new Reply.Replace(DoctorView.card(doctor.examine(ask.visit()), ask.visit().at()));
  }
}
