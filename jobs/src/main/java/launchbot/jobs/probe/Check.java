package launchbot.jobs.probe;

import java.util.List;
import java.util.Set;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;

/** Looks at targets of one or several kinds. */
public interface Check {

  Set<Kind> kinds();

  /**
   * Why that cannot be looked at, each a sentence in mrkdwn that says what to type instead; empty
   * where it can. It asks nobody.
   */
  List<String> mistakes(Spec spec);

  /** Looks once. It ends within the look's timeout and never throws for what a target does. */
  Outcome look(Spec spec, Look look);
}
