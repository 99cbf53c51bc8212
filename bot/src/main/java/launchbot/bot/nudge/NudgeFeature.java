package launchbot.bot.nudge;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Modal;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.nudge.NudgeDuties;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.sprint.Sprint;

/** Everything that the bot says of its own accord, put together. */
public final class NudgeFeature implements Feature {
  private final Ledger ledger;
  private final InstantSource clock;
  private final Voice voice;
  private final StandupDesk standups;

  /**
   * @param features all of them, this one too; asked when something is said, not before. This one
   *     comes last among them: what others make when a sprint begins, its first morning needs
   */
  public NudgeFeature(Ledger ledger, InstantSource clock, Supplier<List<Feature>> features) {
    this.ledger = ledger;
    this.clock = clock;
    this.voice = new Voice(ledger, features);
    this.standups = new StandupDesk(ledger);
  }

  @Override
  public List<Topic> topics() {
    return Stream.concat(
            Stream.of(
                Topic.of(
                        "standup",
                        "[show]",
                        "say what is done, what comes, what is in the way",
                        standups::typed)
                    .offeredAs("Stand-up")),
            new NagsTopic(ledger).topics().stream())
        .toList();
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new NudgeButtons(new HoldDesk(ledger), standups));
  }

  @Override
  public List<Modal> modals() {
    return List.of(standups);
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new DigestLive(ledger), new StandupLive(ledger));
  }

  @Override
  public List<Duty> duties() {
    return NudgeDuties.of(ledger, clock, voice);
  }

  @Override
  public void started(Tx tx, Launch launch, Sprint sprint) {
    voice.begun(tx, launch, sprint);
  }
}
