package launchbot.bot.rollbackplan;

import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Visible;
import launchbot.criterion.Criteria;
import launchbot.launch.LaunchRole;
import launchbot.ledger.Ledger;
import launchbot.probe.Length;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.PlanEdits;
import launchbot.rollbackplan.PlanText;
import launchbot.rollbackplan.RollbackPlan;

/** The approval chain, or the criteria: one to a line. */
final class LinesModal implements Modal {
  private static final String LINES = "lines";
  private static final int INPUT = 3_000;
  private static final Pattern ABOUT = Pattern.compile("(.*?) *\\(([a-z0-9-]{1,40})\\)");
  private static final String CHAIN = "rollback_chain";
  private static final String CRITERIA = "rollback_criteria";

  private final Ledger ledger;
  private final PlanSaving saving;
  private final boolean chain;

  private LinesModal(Ledger ledger, PlanSaving saving, boolean chain) {
    this.ledger = ledger;
    this.saving = saving;
    this.chain = chain;
  }

  static List<Modal> both(Ledger ledger, PlanSaving saving) {
    return List.of(new LinesModal(ledger, saving, true), new LinesModal(ledger, saving, false));
  }

  static View chain(Kept kept, RollbackPlan plan) {
    return Forms.modal(
        CHAIN,
        "Who approves",
        "Save",
        kept.json(),
        List.of(
            Blocks.section(
                "One link to a line, in order: whom, how many of them, and how long they are waited"
                    + " for; then the next one is asked. A link is a role (`lead`, `approver`,"
                    + " `on-call`, `support`, `tester`, `member`) or people (`@ada @ben`)."),
            Forms.input(
                LINES,
                "The chain",
                "approver, 1, 10m",
                false,
                Forms.text(
                    plan.chain().links().stream()
                        .map(LinesModal::link)
                        .collect(Collectors.joining("\n")),
                    "approver, 1, 10m",
                    INPUT,
                    true))));
  }

  static View criteria(Kept kept, RollbackPlan plan) {
    return Forms.modal(
        CRITERIA,
        "What proposes it",
        "Save",
        kept.json(),
        List.of(
            Blocks.section(
                "One to a line, with the feature that it is about in brackets where it is about"
                    + " one. You can write "
                    + Criteria.EXAMPLES
                    + "."),
            Forms.input(
                LINES,
                "The criteria",
                "error rate >= 5% for 3m (checkout)",
                true,
                Forms.text(
                    plan.criteria().stream()
                        .map(one -> {
                          String feature = one.feature();
                          return one.text() + (feature == null ? "" : " (" + feature + ")");
                        })
                        .collect(Collectors.joining("\n")),
                    "error rate >= 5% for 3m",
                    INPUT,
                    true))));
  }

  private static String link(Chain.Link link) {
    LaunchRole role = link.role();
    return "%s, %d, %s"
        .formatted(
            role != null ? role.key() : String.join(" ", link.people()),
            link.quorum(),
            Length.words(link.timeout()));
  }

  @Override
  public String callbackId() {
    return chain ? CHAIN : CRITERIA;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    PlanForms.About about = PlanForms.About.of(kept);
    String typed = form.value(LINES);
    List<String> lines =
        typed == null
            ? List.of()
            : Visible.only(typed).lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
    List<String> problems = new ArrayList<>();
    PlanSaving.Part part = chain ? links(form, lines, problems) : triggers(lines, problems);
    Reply reply =
        problems.isEmpty()
            ? saving.save(form.visit(), about.environment(), (int) kept.id(), part, null)
            : new Reply.Refusal("Nothing was saved.\n" + String.join("\n", problems));
    return Submitted.of(reply, LINES);
  }

  private PlanSaving.Part links(Submission form, List<String> lines, List<String> problems) {
    PlanText.Names names = ledger.read(form.visit().workspace(), PlanNames::of);
    List<Chain.Link> links = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(",", -1);
      String whom = parts[0].strip();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(
          LaunchRole.parse(whom).isPresent() ? "role" : "people",
          LaunchRole.parse(whom).isPresent() ? whom : List.of(whom.split("\\s+")));
      if (parts.length > 1) {
        fields.put("quorum", parts[1].strip());
      }
      if (parts.length > 2) {
        fields.put("timeout", parts[2].strip());
      }
      switch (PlanText.part("chain", fields, names)) {
        case PlanText.Good(RollbackPlan one) -> links.addAll(one.chain().links());
        case PlanText.Bad bad -> {
          for (var problem : bad.problems()) {
            problems.add("Line %d: %s".formatted(i + 1, problem.what()));
          }
        }
      }
    }
    return new NewChain(new Chain(links));
  }

  private static PlanSaving.Part triggers(List<String> lines, List<String> problems) {
    List<RollbackPlan.Trigger> triggers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      var named = ABOUT.matcher(lines.get(i));
      boolean about = named.matches();
      String text = about ? named.group(1) : lines.get(i);
      switch (Criteria.read(text)) {
        case Criteria.Bad(String why) -> problems.add("Line %d: %s".formatted(i + 1, why));
        case Criteria.Good(var criterion) ->
            triggers.add(new RollbackPlan.Trigger(criterion.text(), about ? named.group(2) : null));
      }
    }
    return new NewCriteria(triggers);
  }

  private record NewChain(Chain chain) implements PlanSaving.Part {
    @Override
    public RollbackPlan in(RollbackPlan plan) {
      return PlanEdits.chain(plan, chain);
    }

    @Override
    public Object of(RollbackPlan plan) {
      return plan.chain();
    }
  }

  private record NewCriteria(List<RollbackPlan.Trigger> criteria) implements PlanSaving.Part {
    @Override
    public RollbackPlan in(RollbackPlan plan) {
      return PlanEdits.criteria(plan, criteria);
    }

    @Override
    public Object of(RollbackPlan plan) {
      return plan.criteria();
    }
  }
}
