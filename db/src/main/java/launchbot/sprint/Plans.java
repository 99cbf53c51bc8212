package launchbot.sprint;

import static launchbot.sprint.Against.first;
import static launchbot.sprint.Against.orMoved;
import static launchbot.sprint.Against.when;

import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** What may be done to the plans of a team. */
public final class Plans {
  /** How many plans a team can have of its own. */
  public static final int MOST = 40;

  private Plans() {}

  /**
   * Keeps another version of a plan, or a new one.
   *
   * @param current what holds under its key; null where nothing does
   * @param last the newest version that the key ever had, removed ones included; 0 for none
   * @param seen the version that was edited; 0 for a new plan
   * @param plans how many the team has
   */
  public static Verdict<Plan> save(
      Plan plan,
      String source,
      @Nullable KeptPlan current,
      int last,
      int seen,
      int plans,
      Role role) {
    int holds = current == null ? 0 : current.plan().version();
    Plan next = plan.in(last + 1);
    return orMoved(
        first(
            Permissions.check(role, Verb.PLAN),
            when(
                seen == 0 && current != null,
                "There is a plan of that key already: choose another one behind `plan:`, or type"
                    + " `/launch plan edit` and its key to change it."),
            when(
                seen > 0 && current == null,
                "The plan was removed in the meantime: `/launch plan new` makes it anew."),
            when(
                seen > 0 && holds != seen,
                "Somebody changed the plan while you wrote: it is in version %d by now. Copy what"
                        .formatted(holds)
                    + " you wrote and open the form again."),
            when(
                current != null && source.strip().equals(current.source().strip()),
                "That is what the plan says already: nothing has changed."),
            when(
                (current == null || current.builtIn()) && plans >= MOST,
                "A team has at most %d plans of its own: remove one with `/launch plan remove`."
                    .formatted(MOST))),
        next,
        new Change(
            "saved",
            new Subject("plan", next.version()),
            List.of(
                new Change.Field("key", null, plan.key()),
                new Change.Field(
                    "name", current == null ? null : current.plan().name(), plan.name()),
                new Change.Field(
                    "days",
                    current == null ? null : String.valueOf(current.plan().days().size()),
                    String.valueOf(plan.days().size()))),
            null));
  }

  /** Takes a team's own plan away; a sprint that runs keeps its copy. */
  public static Verdict<KeptPlan> remove(KeptPlan current, Role role) {
    return orMoved(
        first(
            Permissions.check(role, Verb.PLAN),
            when(
                current.builtIn(),
                "That plan came with Launchbot and stays. `/launch plan edit` makes it yours.")),
        current,
        new Change(
            "removed",
            new Subject("plan", current.plan().version()),
            List.of(new Change.Field("key", current.plan().key(), null)),
            null));
  }
}
