package launchbot.bot.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import launchbot.page.PageFacts;
import launchbot.page.PageFactsStore;
import launchbot.page.PageStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pages that are shown, drawn and in memory. What has changed is drawn anew by {@link #tend},
 * on every replica; while the database is away the last drawing is served, and says so.
 */
final class Shelf {
  private static final Logger log = LoggerFactory.getLogger(Shelf.class);

  /** For so long nobody needs to know that newer news could not be read. */
  private static final Duration FRESH = Duration.ofMinutes(2);

  private final Ledger ledger;
  private final Drawing drawing;
  private final PublicHeaders headers;
  private final InstantSource clock;
  private volatile Map<String, Kept> pages = Map.of();
  private volatile Map<String, Ready> byPath = Map.of();
  private volatile @Nullable Instant contact;

  /**
   * One page.
   *
   * @param stale how it is served while it is out of date
   * @param ready what is asked for most, by its path
   */
  private record Kept(
      PageStore.Version version,
      Served served,
      AtomicReference<@Nullable Stale> stale,
      Map<String, Ready> ready) {}

  private record Stale(Instant asOf, Served served) {}

  Shelf(Ledger ledger, Drawing drawing, PublicHeaders headers, InstantSource clock) {
    this.ledger = ledger;
    this.drawing = drawing;
    this.headers = headers;
    this.clock = clock;
  }

  /** Whether what is shown has been read at all, since this process began. */
  boolean ready() {
    return contact != null;
  }

  /** The shown page of that slug. */
  Optional<Served> find(String slug) {
    Kept kept = pages.get(slug);
    Instant read = contact;
    if (kept == null || read == null) {
      return Optional.empty();
    }
    return Optional.of(
        clock.instant().isAfter(read.plus(FRESH)) ? stale(kept, read) : kept.served());
  }

  /** What is served under that path, ready to be written; null where it takes more than that. */
  @Nullable Ready ready(String path) {
    Ready found = byPath.get(path);
    Instant read = contact;
    return found == null || read == null || clock.instant().isAfter(read.plus(FRESH))
        ? null
        : found;
  }

  private Served stale(Kept kept, Instant asOf) {
    Stale known = kept.stale().get();
    if (known != null && known.asOf().equals(asOf)) {
      return known.served();
    }
    Served drawn = drawing.draw(kept.served().facts(), asOf);
    kept.stale().set(new Stale(asOf, drawn));
    return drawn;
  }

  /**
   * A hidden page, drawn for whoever has the address of its preview.
   *
   * @throws DatabaseAway when the database does not answer
   */
  Optional<Served> preview(String slug, String secret) {
    return ledger
        .<Optional<PageStore.Key>>across(sql -> PageStore.previewed(sql, secret))
        .flatMap(this::facts)
        .filter(facts -> facts.page().slug().equals(slug))
        .map(facts -> drawing.draw(facts, null));
  }

  /**
   * Draws what has changed or looks different by now, and drops what is not shown any more.
   *
   * @throws DatabaseAway when the database does not answer; all stays as it was
   */
  void tend() {
    Instant now = clock.instant();
    List<PageStore.Version> versions = ledger.across(PageStore::versions);
    Map<String, Kept> next = new HashMap<>();
    for (PageStore.Version version : versions) {
      Kept before = pages.get(version.slug());
      if (before != null
          && before.version().equals(version)
          && now.isBefore(before.served().until())
          && !now.isBefore(before.served().facts().at())) {
        next.put(version.slug(), before);
      } else {
        draw(version, before).ifPresent(kept -> next.put(version.slug(), kept));
      }
    }
    Map<String, Ready> paths = new HashMap<>();
    next.values().forEach(kept -> paths.putAll(kept.ready()));
    byPath = Map.copyOf(paths);
    pages = Map.copyOf(next);
    contact = now;
  }

  /** One page that cannot be drawn does not keep the others from being. */
  private Optional<Kept> draw(PageStore.Version version, @Nullable Kept before) {
    try {
      return facts(version.key())
          .map(facts -> {
            Served served = drawing.draw(facts, null);
            return new Kept(
                version, served, new AtomicReference<>(), ready(version.slug(), served));
          });
    } catch (DatabaseAway e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("A public page could not be drawn; it is served as it was", e);
      return Optional.ofNullable(before).filter(kept -> kept.version().key().equals(version.key()));
    }
  }

  private Map<String, Ready> ready(String slug, Served served) {
    return Map.of(
        "/status/" + slug, ready(served.page()),
        "/status/" + slug + ".json", ready(served.json()),
        "/status/" + slug + ".atom", ready(served.atom()),
        "/banner/" + slug + ".js", ready(served.banner()));
  }

  private Ready ready(Rendition rendition) {
    return new Ready(rendition, headers.of(rendition.sort()));
  }

  private Optional<PageFacts> facts(PageStore.Key key) {
    return ledger.read(key.workspace(), sql -> PageFactsStore.read(sql, key.id(), clock.instant()));
  }
}
