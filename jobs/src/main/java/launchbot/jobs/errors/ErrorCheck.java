package launchbot.jobs.errors;

import java.util.List;
import java.util.Set;
import launchbot.errors.ErrorTerms;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;

/** What an error-rate probe may be. It is judged by {@link ErrorWatch}: there is nothing to ask. */
public final class ErrorCheck implements Check {

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.ERRORS);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    return ErrorTerms.mistake(spec).stream().toList();
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    return Outcome.untestable("it is judged every minute by what programs tell");
  }
}
