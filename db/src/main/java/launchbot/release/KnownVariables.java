package launchbot.release;

import java.util.Set;
import org.jooq.DSLContext;

/** Whoever knows which variables an environment needs: the inventory. */
public interface KnownVariables {

  /** Nobody knows any. */
  KnownVariables NONE = (_, _, _) -> Set.of();

  /** Names of those that must be set there; empty where nobody listed any. */
  Set<String> names(DSLContext sql, long launch, String environment);
}
