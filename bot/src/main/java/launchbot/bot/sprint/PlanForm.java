package launchbot.bot.sprint;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Handed;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Visible;
import launchbot.sprint.KeptPlan;
import org.jspecify.annotations.Nullable;

/** The form in which a plan is written: as YAML, typed or as a file. */
final class PlanForm implements Modal {
  static final String CALLBACK = "sprint_plan";
  private static final String TYPED = "typed";
  private static final String FILE = "file";

  /** What a text input of Slack's holds. */
  static final int INPUT = 3_000;

  static final String TEMPLATE =
      """
      plan: our-3
      name: Our three days
      days:
        - focus: Collect and rank
          text: Write down what could break, and what it costs a user.
          acts: [prompts, unranked]
        - focus: Fix blockers and highs
        - focus: Walk the paths, prove the rest, decide
          acts: [paths, checks, go]
      """;

  private final PlanTopic plans;
  private final Files files;

  PlanForm(PlanTopic plans, Files files) {
    this.plans = plans;
    this.files = files;
  }

  /**
   * What the form remembers.
   *
   * @param key null for a new plan
   * @param seen the version that is shown; 0 for a new plan
   */
  record Kept(String channel, @Nullable String key, int seen) {
    private static final Gson GSON = new Gson();

    String json() {
      return GSON.toJson(this);
    }

    static Kept parse(@Nullable String json) {
      try {
        Kept kept = GSON.fromJson(json, Kept.class);
        if (kept != null && kept.channel() != null) {
          return kept;
        }
      } catch (JsonParseException e) {
        // said below, like every other way of not being ours
      }
      throw new Garbled("not a form of ours");
    }
  }

  /**
   * @param plan null for a new one
   */
  static View view(String channel, @Nullable KeptPlan plan) {
    String source = plan == null ? TEMPLATE : plan.source();
    boolean fits = source.length() <= INPUT;
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "A plan has a key, a name and its days. Each day has a `focus`, and may have a `text`"
                + " and `acts`: `prompts`, `unranked`, `paths`, `checks`, `go`."
                + (fits
                    ? ""
                    : " This one is longer than a form of Slack's holds: `/launch plan file %s`"
                            .formatted(plan == null ? "" : plan.plan().key())
                        + " sends it to you; hand it in changed.")));
    blocks.add(
        Forms.input(
            TYPED,
            "The plan, as YAML",
            null,
            true,
            Forms.text(fits ? source : null, "plan: our-3", INPUT, true)));
    blocks.add(
        Forms.input(
            FILE,
            "Or as a file",
            "Up to 64 KB. A file goes before what is typed",
            true,
            FileInputElement.builder()
                .actionId("value")
                .filetypes(List.of("yaml", "yml", "txt"))
                .maxFiles(1)
                .build()));
    return Forms.modal(
        CALLBACK,
        plan == null ? "New plan" : "Edit the plan",
        "Save",
        new Kept(
                channel,
                plan == null ? null : plan.plan().key(),
                plan == null ? 0 : plan.plan().version())
            .json(),
        blocks);
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    var handed = Handed.text(submission, files, FILE, TYPED);
    if (handed.content().isEmpty()) {
      return handed.missing("Write the plan here, or hand in a file.", Handed.UNREAD);
    }
    return switch (plans.save(submission.visit(), Visible.only(handed.content().get()), kept)) {
      case PlanTopic.Saved(var card) -> new Submitted.Close(card);
      case PlanTopic.Refused(String why) -> Submitted.error(handed.block(), why);
    };
  }
}
