package launchbot.release;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A release with all that was told of it.
 *
 * @param variables names of those that are set for it; empty where nobody said
 * @param begun whether its beginning was told; otherwise only its end is known
 * @param words what was seen of its health, in a sentence; null for nothing yet
 * @param source how we came to know of it
 * @param reference what its pipeline names it by; null for nothing
 * @param approval of its migrations that cannot be undone; null where nobody approved them
 * @param shown whether customers may read its changes
 */
public record Dossier(
    Release release,
    List<String> variables,
    boolean begun,
    @Nullable String words,
    Source source,
    @Nullable String reference,
    @Nullable Approval approval,
    boolean shown) {

  public Dossier {
    variables = List.copyOf(variables);
  }

  /** Who said yes, and when. */
  public record Approval(String by, Instant at) {}

  /** How we came to know of it. */
  public enum Source {
    HOOK,
    SLACK,
    GITHUB;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Source of(String key) {
      return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }
  }

  public Dossier with(Release next) {
    return new Dossier(next, variables, begun, words, source, reference, approval, shown);
  }

  public Dossier begun(boolean told) {
    return new Dossier(release, variables, told, words, source, reference, approval, shown);
  }

  public Dossier variables(List<String> names) {
    return new Dossier(release, names, begun, words, source, reference, approval, shown);
  }

  public Dossier health(Release.Health health, @Nullable String seen) {
    return new Dossier(
        release.healthy(health), variables, begun, seen, source, reference, approval, shown);
  }

  public Dossier known(@Nullable String as) {
    return new Dossier(release, variables, begun, words, source, as, approval, shown);
  }

  public Dossier approved(Approval yes) {
    return new Dossier(release, variables, begun, words, source, reference, yes, shown);
  }

  public Dossier shown(boolean toCustomers) {
    return new Dossier(release, variables, begun, words, source, reference, approval, toCustomers);
  }

  /** Whether it waits for the lead: it cannot be undone, and nobody approved it. */
  public boolean unapproved() {
    return approval == null && !release.irreversible().isEmpty();
  }
}
