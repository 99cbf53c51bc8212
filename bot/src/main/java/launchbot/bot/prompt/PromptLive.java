package launchbot.bot.prompt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.outbox.Message;
import launchbot.sprint.Prompt;
import launchbot.sprint.PromptStore;

/** The known breaks in the launch's channel, with what was said to them so far. */
final class PromptLive implements LiveView {
  private static final Duration CALM = Duration.ofSeconds(1);

  private final Ledger ledger;

  PromptLive(Ledger ledger) {
    this.ledger = ledger;
  }

  static String subject(long launch) {
    return "prompts:" + launch;
  }

  static Message message(Launch launch, boolean post) {
    return new Message.Live(
        launch.channel(), subject(launch.id()), CALM, post, Message.Urgency.NEWS);
  }

  @Override
  public String kind() {
    return "prompts";
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long launch = LiveView.id(subject);
    List<Prompt> prompts = ledger.read(workspace, sql -> PromptStore.ofLaunch(sql, launch));
    if (prompts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(PromptView.card(prompts).rendered(false));
  }
}
