package launchbot.jobs.site;

import java.time.Instant;
import java.time.InstantSource;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.probe.OwnedDomain;
import launchbot.probe.OwnedDomainStore;
import launchbot.probe.OwnedDomains;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Proofs that were seen, kept in the database, and looked for again every 30 days. */
public final class StoredOwnership implements Ownership {
  private static final Logger log = LoggerFactory.getLogger(StoredOwnership.class);
  private static final int AT_ONCE = 20;

  private final Ledger ledger;
  private final OwnershipProof proof;
  private final InstantSource clock;

  public StoredOwnership(Ledger ledger, OwnershipProof proof, InstantSource clock) {
    this.ledger = ledger;
    this.proof = proof;
    this.clock = clock;
  }

  @Override
  public boolean owned(String workspace, String host) {
    return ledger.read(workspace, OwnedDomainStore::all).stream()
        .anyMatch(domain -> domain.proved() && domain.covers(host));
  }

  /** Looks for the proof now, with no transaction open, and keeps what was seen. */
  public OwnershipProof.Seen check(Cause cause, OwnedDomain domain) {
    OwnershipProof.Seen seen = proof.look(domain);
    Instant now = cause.at();
    switch (seen) {
      case OwnershipProof.Found(String where) ->
          ledger.<Boolean>write(
              cause,
              tx -> {
                OwnedDomainStore.save(
                    tx, OwnedDomains.seen(domain, now), OwnedDomains.found(domain, where));
                return true;
              });
      case OwnershipProof.Missing() when domain.proved() ->
          ledger.<Boolean>write(
              cause,
              tx -> {
                OwnedDomainStore.save(
                    tx, OwnedDomains.missed(domain, now), OwnedDomains.lost(domain));
                return true;
              });
      case OwnershipProof.Missing(), OwnershipProof.Unknown(_) ->
          ledger.<Boolean>upkeep(
              cause.workspace(),
              sql -> {
                OwnedDomainStore.seen(sql, domain.id(), now);
                return true;
              });
    }
    return seen;
  }

  /** Looks again at those that nobody has looked at for 30 days. Twice does no harm. */
  public void again() {
    Instant now = clock.instant();
    Instant before = now.minus(OwnedDomain.BELIEVED);
    for (var due : ledger.across(sql -> OwnedDomainStore.due(sql, before, AT_ONCE))) {
      try {
        ledger
            .read(due.workspace(), sql -> OwnedDomainStore.find(sql, due.id()))
            .ifPresent(domain ->
                check(
                    new Cause(due.workspace(), Actor.schedule("owned domains"), now, null),
                    domain));
      } catch (RuntimeException e) {
        log.warn("Whether a domain is still owned cannot be kept: {}", e.getMessage());
      }
    }
  }
}
