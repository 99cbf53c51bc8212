package launchbot.checklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of one item say about it at one time.
 *
 * @param parts one a source that it needs; empty where only a person can tell
 */
public record Backing(List<Part> parts) {

  public Backing {
    parts = List.copyOf(parts);
  }

  /** How a source stands. */
  public enum Look {
    /** It has said nothing: it is not connected. */
    MISSING,
    GREEN,
    AMBER,
    RED,
    /** What it said last is too long ago. */
    OLD;

    boolean bad() {
      return this == RED || this == OLD;
    }
  }

  /**
   * A source, and the worst of what it says.
   *
   * @param words what it says; null while it says nothing
   * @param until when the oldest of it is too old; null for never
   */
  public record Part(
      Source source,
      Look look,
      @Nullable String words,
      @Nullable String link,
      @Nullable Instant until) {}

  /**
   * How a section stands whose items prove another one.
   *
   * @param expires when the first of its settled items counts as open again; null for never
   */
  public record Whole(String section, int total, int settled, @Nullable Instant expires) {}

  /**
   * @param evidence about anything in the launch
   * @param sections of the launch; those that nobody needs may be missing
   */
  public static Backing of(
      Item item, Collection<Evidence> evidence, Collection<Whole> sections, Instant now) {
    List<Part> parts = new ArrayList<>();
    for (String key : item.needs().sources()) {
      Source source = Catalogue.shipped().source(key);
      parts.add(
          Needs.isSection().test(key)
              ? part(source, key.substring(Needs.SECTION.length()), sections)
              : part(
                  source, evidence.stream().filter(one -> one.about(item, source)).toList(), now));
    }
    return new Backing(parts);
  }

  /** Whether every source has said something. */
  boolean connected() {
    return !parts.isEmpty() && parts.stream().noneMatch(part -> part.look() == Look.MISSING);
  }

  boolean allGreen() {
    return connected() && parts.stream().allMatch(part -> part.look() == Look.GREEN);
  }

  /** The source that speaks against the item, if one does. */
  public Optional<Part> fault() {
    return parts.stream().filter(part -> part.look().bad()).findFirst();
  }

  boolean anyAmber() {
    return parts.stream().anyMatch(part -> part.look() == Look.AMBER);
  }

  /** When the first of it is too old; null for never. */
  @Nullable Instant until() {
    return parts.stream()
        .map(Part::until)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The names of its sources, as people read them: {@code heartbeat and restore test}. */
  public String names() {
    return parts.stream().map(part -> part.source().name()).collect(Collectors.joining(" and "));
  }

  private static Part part(Source source, String section, Collection<Whole> sections) {
    return sections.stream()
        .filter(one -> one.section().equals(section) && one.total() > 0)
        .findFirst()
        .map(one ->
            new Part(
                source,
                one.settled() == one.total() ? Look.GREEN : Look.RED,
                "%d of %d are done".formatted(one.settled(), one.total()),
                null,
                one.settled() == one.total() ? one.expires() : null))
        .orElseGet(() -> new Part(source, Look.MISSING, null, null, null));
  }

  private static Part part(Source source, List<Evidence> said, Instant now) {
    if (said.isEmpty()) {
      return new Part(source, Look.MISSING, null, null, null);
    }
    // The worst speaks for all; of equals the oldest, which is the first to be too old.
    Evidence worst =
        said.stream()
            .max(
                Comparator.comparingInt((Evidence one) -> weight(look(one, source, now)))
                    .thenComparing(Evidence::at, Comparator.reverseOrder()))
            .orElseThrow();
    Instant until =
        said.stream()
            .flatMap(one -> Stream.ofNullable(source.expiry(one.at())))
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Part(source, look(worst, source, now), worst.words(), worst.link(), until);
  }

  private static Look look(Evidence one, Source source, Instant now) {
    Instant expiry = source.expiry(one.at());
    if (one.result() == Evidence.Result.RED) {
      return Look.RED;
    }
    if (expiry != null && !expiry.isAfter(now)) {
      return Look.OLD;
    }
    return one.result() == Evidence.Result.AMBER ? Look.AMBER : Look.GREEN;
  }

  private static int weight(Look look) {
    return switch (look) {
      case MISSING, GREEN -> 0;
      case AMBER -> 1;
      case OLD -> 2;
      case RED -> 3;
    };
  }
}
