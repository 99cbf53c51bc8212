package launchbot.bot.prompt;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.launch.DayAct;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Reply;
import launchbot.bot.triage.TriageFeature;
import launchbot.jobs.outbox.LiveView;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.OutboxStore;
import launchbot.sprint.Plan;
import launchbot.sprint.Prompt;
import launchbot.sprint.PromptStore;
import launchbot.sprint.Sprint;
import org.jooq.DSLContext;

/** What usually breaks, asked on the first day of a sprint; {@code /launch prompts}. */
public final class PromptFeature implements Feature {
  /** As urgent as what may turn out to be a high. */
  private static final int RANK = 1;

  private final Ledger ledger;
  private final TriageFeature triage;

  public PromptFeature(Ledger ledger, TriageFeature triage) {
    this.ledger = ledger;
    this.triage = triage;
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of("prompts", "", "what usually breaks, and what you said to it", this::answer));
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new PromptButtons(ledger, triage::form));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new PromptLive(ledger));
  }

  @Override
  public Map<Plan.Act, DayAct> acts() {
    return Map.of(Plan.Act.PROMPTS, (tx, launch, sprint, _, _) -> ask(tx, launch, sprint));
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    return PromptStore.ofLaunch(sql, launch.id()).stream()
        .filter(prompt -> prompt.answer() == Prompt.Answer.LOOK)
        .map(prompt ->
            new Todo(
                Objects.requireNonNull(prompt.by()),
                RANK,
                "Look into it: " + prompt.about().words(),
                null,
                Blocks.button(
                    "Say what you found", PromptButtons.SHOW, String.valueOf(launch.id()))))
        .toList();
  }

  /** Once a sprint, however often its first day is carried out. */
  private static void ask(Tx tx, Launch launch, Sprint sprint) {
    if (PromptStore.ask(tx, launch.id(), sprint.startedAt())) {
      // What an earlier sprint was asked stands far up in the channel.
      OutboxStore.forgetPosted(tx.sql(), PromptLive.subject(launch.id()));
      tx.say(PromptLive.message(launch, true));
    }
  }

  private Reply answer(Ask ask) {
    return LaunchDesk.read(
        ledger,
        ask.visit(),
        (sql, launch) -> {
          List<Prompt> prompts = PromptStore.ofLaunch(sql, launch.id());
          return prompts.isEmpty()
              ? new Reply.Refusal(
                  "Nobody was asked yet: I ask what usually breaks on day 1 of a sprint, which"
                      + " `/launch start` begins.")
              : new Reply.Private(PromptView.card(prompts));
        });
  }
}
