package launchbot.bot.flag;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import launchbot.flag.FlagShelfStore;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * All switches, and who may ask for them, in memory. What has changed is read anew by {@link
 * #tend}, on every replica; while the database is away what was known last is served, and says so.
 */
final class FlagShelf {
  /** For so long nobody needs to know that newer news could not be read. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Ledger ledger;
  private final InstantSource clock;
  private volatile Map<FlagShelfStore.Version, Kept> kept = Map.of();
  private volatile Map<String, Environment> byToken = Map.of();
  private volatile @Nullable Instant contact;

  /**
   * One launch's.
   *
   * @param doors environments by the hash of a token, in hex
   */
  private record Kept(Map<String, Environment> doors) {}

  FlagShelf(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Whether anything has been read at all, since this process began. */
  boolean ready() {
    return contact != null;
  }

  /** As of when it is, where that is not now. */
  Optional<Instant> stale() {
    return Optional.ofNullable(contact).filter(at -> clock.instant().isAfter(at.plus(FRESH)));
  }

  /**
   * Where a token leads; empty for one that is unknown or revoked.
   *
   * @param hash of the token, SHA-256 in hex
   */
  Optional<Environment> door(String hash) {
    return Optional.ofNullable(byToken.get(hash));
  }

  /**
   * Reads what has changed.
   *
   * @throws DatabaseAway when the database does not answer; all stays as it was
   */
  void tend() {
    Instant now = clock.instant();
    Map<FlagShelfStore.Version, Kept> before = kept;
    Map<FlagShelfStore.Version, Kept> next = new HashMap<>();
    for (FlagShelfStore.Version version : ledger.across(FlagShelfStore::versions)) {
      Kept known = before.get(version);
      next.put(version, known == null ? read(version) : known);
    }
    if (!next.keySet().equals(before.keySet())) {
      Map<String, Environment> doors = new HashMap<>();
      next.values().forEach(one -> doors.putAll(one.doors()));
      byToken = Map.copyOf(doors);
      kept = Map.copyOf(next);
    }
    contact = now;
  }

  private Kept read(FlagShelfStore.Version version) {
    FlagShelfStore.Contents contents =
        ledger.read(version.workspace(), sql -> FlagShelfStore.contents(sql, version.launch()));
    Map<String, Environment> environments = new HashMap<>();
    contents.tokens().values().stream()
        .distinct()
        .forEach(name ->
            environments.put(
                name,
                Environment.of(
                    version.workspace(), name, contents.flags().getOrDefault(name, List.of()))));
    Map<String, Environment> doors = new HashMap<>();
    contents
        .tokens()
        .forEach((hash, name) -> doors.put(hash, Objects.requireNonNull(environments.get(name))));
    return new Kept(doors);
  }
}
