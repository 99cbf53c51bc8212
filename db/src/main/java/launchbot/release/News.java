package launchbot.release;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody tells of builds. */
public sealed interface News {

  /**
   * One is brought somewhere, or was.
   *
   * @param state how far it is: {@code STARTED}, {@code FINISHED} or {@code FAILED}
   * @param at when that was
   * @param reference what its pipeline names it by; null for nothing
   */
  record Deployed(
      Facts facts,
      Release.State state,
      Instant at,
      @Nullable String reference,
      Dossier.Source source)
      implements News {}

  /** One passed its tests. */
  record Tested(String digest, @Nullable String version, Instant at) implements News {}

  /** What a version brings, wherever it is deployed. */
  record Noted(String version, List<String> changes, Instant at) implements News {
    public Noted {
      changes = List.copyOf(changes);
    }
  }

  /**
   * What is told of a deploy beside how far it is. Null, or an empty list: nobody said.
   *
   * @param environment in lower case
   */
  record Facts(
      String environment,
      String version,
      @Nullable String digest,
      @Nullable String commit,
      @Nullable String stage,
      @Nullable String by,
      List<String> changes,
      List<Release.Migration> migrations,
      List<String> risks,
      List<String> variables) {

    public Facts {
      changes = List.copyOf(changes);
      migrations = List.copyOf(migrations);
      risks = List.copyOf(risks);
      variables = List.copyOf(variables);
    }

    /** Nothing but what and where. */
    public static Facts of(String environment, String version) {
      return new Facts(
          environment, version, null, null, null, null, List.of(), List.of(), List.of(), List.of());
    }
  }
}
