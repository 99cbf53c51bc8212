package launchbot.jobs.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.JobDataMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An appointment as words in Quartz's tables. Every word that is read here must stay readable: two
 * replicas may be of different versions.
 */
final class Written {
  private static final Logger log = LoggerFactory.getLogger(Calendar.class);
  private static final String KIND = "kind";
  private static final String IDS = "ids";
  private static final String TIMES = "times";
  private static final String DAYS = "days";
  private static final String ZONE = "zone";
  private static final String HOLIDAYS = "holidays";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String OPEN = "open";

  private static final Set<String> ALL =
      Set.of(KIND, IDS, TIMES, DAYS, ZONE, HOLIDAYS, FROM, TO, OPEN);

  private Written() {}

  static Map<String, String> of(Appointment appointment) {
    Rhythm rhythm = appointment.rhythm();
    Hours hours = appointment.hours();
    Map<String, String> words = new TreeMap<>();
    words.put(KIND, appointment.kind());
    words.put(IDS, String.join(",", appointment.ids()));
    words.put(TIMES, list(rhythm.times()));
    words.put(DAYS, list(rhythm.days()));
    words.put(ZONE, rhythm.zone().getId());
    words.put(HOLIDAYS, list(rhythm.holidays()));
    words.put(FROM, hours.from().toString());
    words.put(TO, hours.to().toString());
    words.put(OPEN, list(hours.days()));
    return words;
  }

  /** Another one for any other appointment. */
  static String fingerprint(Appointment appointment) {
    try {
      byte[] words = of(appointment).toString().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(words);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Null where none was written, or by a version whose words are not ours. */
  static @Nullable Appointment read(JobDataMap data) {
    if (!data.keySet().containsAll(ALL)) {
      return null;
    }
    try {
      return appointment(data);
    } catch (IllegalArgumentException | DateTimeException e) {
      log.warn("No appointment: {}", data.getWrappedMap(), e);
      return null;
    }
  }

  private static Appointment appointment(JobDataMap data) {
    return new Appointment(
        data.getString(KIND),
        read(data, IDS, Function.identity()),
        new Rhythm(
            new TreeSet<>(read(data, TIMES, LocalTime::parse)),
            new TreeSet<>(read(data, DAYS, DayOfWeek::valueOf)),
            ZoneId.of(data.getString(ZONE)),
            new TreeSet<>(read(data, HOLIDAYS, LocalDate::parse))),
        new Hours(
            LocalTime.parse(data.getString(FROM)),
            LocalTime.parse(data.getString(TO)),
            new TreeSet<>(read(data, OPEN, DayOfWeek::valueOf))));
  }

  private static String list(Collection<?> values) {
    return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(","));
  }

  private static <T> List<T> read(JobDataMap data, String word, Function<String, T> parse) {
    return Stream.of(data.getString(word).split(","))
        .filter(part -> !part.isEmpty())
        .map(parse)
        .toList();
  }
}
