package launchbot.rollback;

import java.time.Duration;
import java.util.List;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import org.jspecify.annotations.Nullable;

/**
 * What is gone by where nobody has written a plan: little, but somebody is asked and it is kept.
 */
public final class Starter {
  private Starter() {}

  /**
   * @param target version to return to; null where none is known
   * @param lead who carries it out, since nobody else was named
   */
  public static RollbackPlan plan(String environment, @Nullable String target, String lead) {
    return new RollbackPlan(
        environment,
        target,
        List.of(
            step(
                "code",
                Step.Kind.CODE,
                target == null
                    ? "Bring back the build that ran before"
                    : "Bring back the build of " + target,
                lead,
                Duration.ofMinutes(15),
                List.of()),
            step(
                "look",
                Step.Kind.VERIFICATION,
                "Walk the main path of the product, and look at the errors",
                lead,
                Duration.ofMinutes(10),
                List.of("code"))),
        Chain.LEAD,
        List.of(),
        List.of(),
        null);
  }

  private static Step step(
      String key, Step.Kind kind, String text, String owner, Duration target, List<String> needs) {
    return new Step(key, kind, text, null, owner, null, target, null, needs, true, false, null);
  }
}
