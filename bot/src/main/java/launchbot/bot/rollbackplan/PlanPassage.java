package launchbot.bot.rollbackplan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import launchbot.bot.launch.Passage;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.people.Person;
import launchbot.probe.Length;
import launchbot.release.ChangesText;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.FeatureMap;
import launchbot.rollbackplan.FeatureWords;
import launchbot.rollbackplan.PlanLinter;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import org.jooq.DSLContext;

/** The rollback plan in a page of the handover document. */
final class PlanPassage {
  private static final Pattern PERSON = Pattern.compile("<@([UW][A-Z0-9]{2,30})>");

  private final Map<String, Person> people;

  private PlanPassage(Map<String, Person> people) {
    this.people = people;
  }

  static List<Passage> of(DSLContext sql, Launch launch, Instant now) {
    List<PlanVersion> plans = PlanStore.current(sql, launch.id());
    if (plans.isEmpty()) {
      return List.of(
          new Passage(
              Passage.Chapter.ROLLBACK,
              "",
              "",
              List.of(
                  new Passage.Gap("There is no rollback plan", launch.lead(), "/rollback plan"))));
    }
    return plans.stream()
        .map(plan ->
            new PlanPassage(PlanKnown.people(sql, PlanKnown.named(plan.plan())))
                .passage(sql, launch, plan, now))
        .toList();
  }

  private Passage passage(DSLContext sql, Launch launch, PlanVersion version, Instant now) {
    RollbackPlan plan = version.plan();
    List<Passage.Gap> gaps =
        PlanKnown.lint(sql, launch, plan, now).stream()
            .map(lint -> new Passage.Gap(plain(lint.words()), launch.lead(), "/" + lint.type()))
            .toList();
    return new Passage(
        Passage.Chapter.ROLLBACK,
        "The way back in " + plan.environment(),
        markdown(plan, version.version()),
        gaps);
  }

  private String markdown(RollbackPlan plan, int version) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Version %d. All targets together: %s."
            .formatted(version, Length.words(PlanLinter.total(plan))));
    String previous = plan.previousBuild();
    if (previous != null) {
      lines.add("Returns to " + ChangesText.escaped(previous) + ".");
    }
    lines.add("");
    int number = 1;
    for (Step step : plan.steps()) {
      lines.add(number++ + ". " + step(step));
    }
    lines.add("");
    lines.add(
        "Approved by: "
            + plan.chain().links().stream().map(this::link).collect(Collectors.joining(", then "))
            + ".");
    lines.add("");
    lines.add("Proposed when:");
    lines.add("");
    plan.criteria().forEach(one -> lines.add("- " + ChangesText.escaped(one.text())));
    FeatureMap map = FeatureMap.of(plan);
    if (!plan.features().isEmpty()) {
      lines.add("");
      lines.add("What customers use:");
      lines.add("");
      for (ProductFeature one : plan.features()) {
        lines.add(
            "- "
                + FeatureWords.of(map, one).stream()
                    .map(ChangesText::escaped)
                    .collect(Collectors.joining(" ")));
      }
    }
    return String.join("\n", lines);
  }

  private String step(Step step) {
    List<String> marks = new ArrayList<>();
    marks.add(step.kind().key());
    marks.add("within " + Length.words(step.target()));
    String owner = step.owner();
    String deputy = step.deputy();
    String contact = step.contact();
    marks.add(owner == null ? "nobody owns it" : name(owner));
    if (deputy != null) {
      marks.add("deputy " + name(deputy));
    }
    if (contact != null) {
      marks.add("then " + name(contact));
    }
    if (!step.reversible()) {
      marks.add("cannot be undone");
    }
    if (step.containment()) {
      marks.add("whoever is on call may do it alone");
    }
    return "**%s** %s (%s)"
        .formatted(step.key(), ChangesText.escaped(step.text()), String.join(", ", marks));
  }

  private String link(Chain.Link link) {
    LaunchRole role = link.role();
    return "%s, %d of them, within %s"
        .formatted(
            role != null
                ? role.key()
                : link.people().stream().map(this::name).collect(Collectors.joining(" or ")),
            link.quorum(),
            Length.words(link.timeout()));
  }

  private String name(String id) {
    Person person = people.get(id);
    return ChangesText.escaped(person == null ? id : person.name());
  }

  private String plain(String mrkdwn) {
    return PERSON
        .matcher(mrkdwn)
        .replaceAll(found -> Matcher.quoteReplacement(name(found.group(1))))
        .replace("`", "");
  }
}
