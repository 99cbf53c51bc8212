package launchbot.bot.sprint;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.triage.Near;

/** Time zones by their IANA names: {@code Europe/Berlin}. */
final class Zones {
  private static final int LONGEST = 60;

  private static final List<String> NAMES =
      Stream.concat(
              ZoneId.getAvailableZoneIds().stream()
                  .filter(name -> name.contains("/"))
                  .filter(name -> !name.startsWith("SystemV/") && !name.startsWith("Etc/")),
              Stream.of("UTC"))
          .sorted()
          .toList();

  private Zones() {}

  /** The zone of that name, whatever the case it was typed in. */
  static Optional<ZoneId> of(String typed) {
    String name = typed.strip().replace(' ', '_');
    return NAMES.stream().filter(name::equalsIgnoreCase).findFirst().map(ZoneId::of);
  }

  /** The name of a zone as people can type it; what has none of region and city is UTC. */
  static String name(ZoneId zone) {
    return of(zone.getId()).map(ZoneId::getId).orElse("UTC");
  }

  /** What may have been meant: the city alone, the beginning of one, or a mistyped name. */
  static List<String> near(String typed, int most) {
    String name = typed.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.length() > LONGEST) {
      return List.of();
    }
    Stream<String> cities = NAMES.stream().filter(zone -> city(zone).equals(name));
    Stream<String> beginnings =
        NAMES.stream().filter(zone -> name.length() > 2 && city(zone).startsWith(name));
    return Stream.of(
            cities, beginnings, Near.of(name, NAMES, most).stream(), mistyped(name).stream())
        .flatMap(some -> some)
        .distinct()
        .limit(most)
        .toList();
  }

  /** Zones whose city is nearly what was typed. */
  private static List<String> mistyped(String name) {
    String last = city(name);
    List<String> cities = NAMES.stream().map(Zones::city).distinct().toList();
    return Near.of(last, cities, 3).stream()
        .flatMap(city -> NAMES.stream().filter(zone -> city(zone).equals(city)))
        .toList();
  }

  private static String city(String zone) {
    return zone.substring(zone.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
