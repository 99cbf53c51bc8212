package launchbot.bot.step;

import java.time.Instant;
import java.util.List;
import launchbot.bot.launch.BoardPart;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.RunPart;
import launchbot.bot.launch.Topic;
import launchbot.bot.rollback.Rollback;
import launchbot.bot.slack.Modal;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.rollback.RunListener;
import org.jooq.DSLContext;

/** The steps of a rollback: who does what now, what is late, whether all is well again. */
public final class StepFeature implements Feature {
  private final Stepping stepping;
  private final StepDesk desk;
  private final Verifying verifying;
  private final VerifyTopic verify;

  public StepFeature(Ledger ledger, Rollback rollback) {
    this.stepping = new Stepping(rollback);
    this.desk = new StepDesk(ledger, stepping);
    this.verifying = new Verifying(rollback);
    this.verify = new VerifyTopic(ledger, verifying);
  }

  @Override
  public List<Topic> rollbackTopics() {
    return List.of(
        Topic.of(
            StepView.WORD,
            "3 done | failed | skip | start | take [note]",
            "what has become of a step",
            desk::answer),
        Topic.of(
            "steps",
            "",
            "the steps of the rollback that is under way",
            ask -> desk.list(ask.visit(), StepWords.read(ask.words()).which())),
        verify.topic());
  }

  @Override
  public List<Modal> modals() {
    return List.of(new NoteModal(desk), verify);
  }

  @Override
  public List<RunPart> runParts() {
    return List.of(new StepPart());
  }

  @Override
  public List<RunListener> runListeners() {
    return List.of(new StepListener(stepping));
  }

  @Override
  public List<Firing> firings() {
    return List.of(new StepTimers(stepping.rollback(), verifying));
  }

  @Override
  public List<BoardPart> board(DSLContext sql, Launch launch, Instant now) {
    return OnBoard.parts(sql, launch, now);
  }
}
