package launchbot.probe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** When a domain counts as a workspace's own. */
public final class OwnedDomains {
  /** More than a team has. */
  public static final int MOST = 50;

  private OwnedDomains() {}

  /** Why one more cannot be asked for; empty where it can. */
  public static Optional<String> ask(Role role, int already) {
    Optional<String> refusal = Permissions.check(role, Verb.PROVE_DOMAIN);
    return refusal.isPresent() || already < MOST
        ? refusal
        : Optional.of(
            "There are %d domains already. `/probe own` lists them; `/probe own remove` and one of"
                    .formatted(already)
                + " them makes room.");
  }

  /** The proof was looked for and is there. */
  public static Change found(OwnedDomain domain, String where) {
    return change("proved", domain, domain.provedAt() == null ? where : where + ", again");
  }

  /** The proof was looked for and is gone. */
  public static Change lost(OwnedDomain domain) {
    return change("lost", domain, null);
  }

  /** As it stands after its proof was seen. */
  public static OwnedDomain seen(OwnedDomain domain, Instant now) {
    Instant proved = domain.provedAt();
    return domain.with(proved == null ? now : proved, now, null);
  }

  /** As it stands after its proof was missed. */
  public static OwnedDomain missed(OwnedDomain domain, Instant now) {
    Instant lost = domain.lostAt();
    boolean never = domain.provedAt() == null;
    return domain.with(domain.provedAt(), now, never ? null : lost == null ? now : lost);
  }

  static Change change(String verb, OwnedDomain domain, @Nullable String how) {
    return new Change(
        verb,
        new Subject("domain", domain.id()),
        List.of(new Change.Field("domain", null, domain.domain())),
        how);
  }
}
