package launchbot.jobs.smoke;

import java.util.List;
import java.util.Optional;
import launchbot.jobs.probe.Look;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.seal.SecretStore;
import org.jooq.DSLContext;

/** The secrets that a launch's probes may use, sealed in the database, by name. */
public final class ProbeSecrets {
  public static final int MOST = 50;
  public static final int LONGEST = 3_000;

  /** What is shorter could not be taken out of messages without taking words apart. */
  public static final int SHORTEST = 4;

  private final Ledger ledger;
  private final SecretStore store;

  public ProbeSecrets(Ledger ledger, SecretStore store) {
    this.ledger = ledger;
    this.store = store;
  }

  public static boolean isName(String name) {
    return Variables.isName(name);
  }

  /** For a look: each is opened when it is asked for. */
  public Look.Secrets of(String workspace, long launch) {
    return name ->
        isName(name)
            ? ledger.<Optional<String>>read(
                workspace, sql -> store.read(sql, workspace, prefix(launch) + name))
            : Optional.empty();
  }

  public List<String> names(String workspace, long launch) {
    return ledger.read(workspace, sql -> names(sql, launch));
  }

  public List<String> names(DSLContext sql, long launch) {
    String prefix = prefix(launch);
    return store.names(sql, prefix).stream().map(name -> name.substring(prefix.length())).toList();
  }

  /** Keeps it, in the place of one of that name; history says that, and never what it is. */
  public void put(Tx tx, long launch, String name, String value) {
    store.put(tx.sql(), tx.cause().workspace(), prefix(launch) + name, value, tx.cause().at());
    tx.record(change("secret set", launch, name));
  }

  /** Whether there was one. */
  public boolean forget(Tx tx, long launch, String name) {
    boolean was = store.forget(tx.sql(), tx.cause().workspace(), prefix(launch) + name);
    if (was) {
      tx.record(change("secret removed", launch, name));
    }
    return was;
  }

  private static Change change(String verb, long launch, String name) {
    return new Change(
        verb, new Subject("launch", launch), List.of(new Change.Field("secret", null, name)), null);
  }

  private static String prefix(long launch) {
    return "probe:" + launch + ":";
  }
}
