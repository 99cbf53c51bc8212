package launchbot.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.incident.Crew;
import launchbot.incident.Incident;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.incident.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minutes are counted from the beginning of the incident; - is not known. */
class IncidentTimesTest {
  private static final Instant T = Instant.parse("2026-12-03T21:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // by, began, detected, acknowledged, over, updates, notices => lengths in minutes
    "alarm, 0, 2, 5, 60, 12 42, 10, detect 2 acknowledge 3 resolve 60 tell 8 silence 30",
    // Nobody said since when: no time to detect, and it counts from when we knew.
    "U1, 2, 2, 2, 60, '', '', detect - acknowledge 0 resolve 58 tell - silence 58",
    "U1, 0, 2, -, 60, '', 70, detect 2 acknowledge - resolve 60 tell 68 silence 58",
    // Days stay in it.
    "alarm, 0, 0, 1, 4321, 10, 11, detect 0 acknowledge 1 resolve 4321 tell 11 silence 4310",
    // It lasts: 100 minutes have passed.
    "alarm, 0, 2, 3, -, 5, '', detect 2 acknowledge 1 resolve - tell - silence 95",
    // It turned out to have begun after the alarm: known before anybody felt it.
    "alarm, 5, 2, 3, 60, '', 4, detect 0 acknowledge 1 resolve 55 tell 2 silence 56",
  })
  void lengths(
      String by,
      long began,
      long detected,
      String acknowledged,
      String over,
      @Nullable String updates,
      @Nullable String notices,
      String lengths) {
    Incident incident =
        incident(1, by, at(began), at(detected), orNull(acknowledged), orNull(over));

    var times = IncidentTimes.of(incident, List.of(), many(updates), many(notices), at(100));

    assertThat(words(times)).isEqualTo(lengths);
  }

  @Test
  void aCorrectedBeginningCountsAndTheFirstOneStays() {
    Incident before = incident(1, "U1", at(10), at(10), at(11), at(60));
    Incident after = before.since(before.began().corrected(at(0), "U2"));

    var times = IncidentTimes.of(after, List.of(), List.of(), List.of(), at(100));

    assertThat(times.length(Figure.DETECT)).contains(Duration.ofMinutes(10));
    assertThat(times.length(Figure.RESOLVE)).contains(Duration.ofMinutes(60));
    assertThat(times.beganFirst()).isEqualTo(at(10));
    assertThat(after.began().by()).isEqualTo("U2");
  }

  @Test
  void whatWasMergedIsTheSameTroubleAndBeganFirst() {
    Incident into = incident(1, "alarm", at(20), at(22), at(25), at(80));
    Incident merged = incident(2, "alarm", at(0), at(3), at(4), null);

    var times = IncidentTimes.of(into, List.of(merged), List.of(), List.of(at(13)), at(100));

    assertThat(words(times)).isEqualTo("detect 3 acknowledge 1 resolve 80 tell 10 silence 67");
  }

  @Test
  void mergedOverSeveralStepsCountsOnce() {
    Incident last = incident(3, "alarm", at(0), at(0), null, null);
    Incident middle =
        incident(2, "alarm", at(0), at(0), null, null).turned(new Status.Merged(3), at(5));
    Incident first =
        incident(1, "alarm", at(0), at(0), null, null).turned(new Status.Merged(2), at(4));
    Incident lost =
        incident(4, "alarm", at(0), at(0), null, null).turned(new Status.Merged(99), at(4));

    assertThat(Merging.of(List.of(lost, last, middle, first), _ -> true))
        .containsExactly(new Merging.Whole(last, List.of(middle, first)));
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenAndWhatIsNotKnownIsCountedApart() {
    List<IncidentTimes> all =
        Stream.of(10L, 20L, 60L, 90L)
            .map(minutes -> times(incident(minutes, "alarm", at(0), at(0), null, at(minutes))))
            .collect(Collectors.toList());
    all.add(times(incident(5, "alarm", at(0), at(0), null, null)));

    Spread spread = Spread.of(Figure.RESOLVE, all);

    assertThat(spread.median()).contains(Duration.ofMinutes(40));
    assertThat(spread.worst().orElseThrow().incident().number()).isEqualTo(90);
    assertThat(spread.missing()).isEqualTo(1);
    assertThat(Spread.of(Figure.TELL, all).median()).isEmpty();
    assertThat(Spread.of(Figure.RESOLVE, all.subList(0, 3)).median())
        .contains(Duration.ofMinutes(20));
  }

  @Test
  void falseAlarmsAreCountedApart() {
    Incident real = incident(1, "alarm", at(0), at(0), null, at(10));
    Incident nothing =
        incident(2, "alarm", at(0), at(0), null, null)
            .turned(new Status.Resolved(Resolution.FALSE_ALARM, null), at(500));

    Summary summary = Summary.of(List.of(times(real), times(nothing)));

    assertThat(summary.counted()).extracting(one -> one.incident().number()).containsExactly(1);
    assertThat(summary.falseAlarms()).hasSize(1);
    assertThat(summary.bySev()).containsOnlyKeys(Sev.SEV1);
  }

  private static IncidentTimes times(Incident incident) {
    return IncidentTimes.of(incident, List.of(), List.of(), List.of(), at(100));
  }

  private static Incident incident(
      long number,
      String by,
      Instant began,
      Instant detected,
      @Nullable Instant acknowledged,
      @Nullable Instant over) {
    var open =
        new Incident(
            number,
            1,
            (int) number,
            "Nobody can pay",
            Sev.SEV1,
            false,
            "C1",
            null,
            new Status.Investigating(null),
            detected,
            Incident.Began.at(began),
            detected,
            new Incident.Opened(detected, by.equals("alarm") ? null : by),
            acknowledged == null ? null : new Incident.Answered(acknowledged, "U1"),
            null,
            0,
            Crew.NOBODY,
            null,
            1);
    return over == null ? open : open.turned(new Status.Resolved(Resolution.FIXED, null), over);
  }

  private static String words(IncidentTimes times) {
    return Arrays.stream(Figure.values())
        .map(figure ->
            figure.key()
                + " "
                + times.length(figure).map(l -> String.valueOf(l.toMinutes())).orElse("-"))
        .collect(Collectors.joining(" "));
  }

  private static Instant at(long minutes) {
    return T.plus(Duration.ofMinutes(minutes));
  }

  private static @Nullable Instant orNull(String minutes) {
    return minutes.equals("-") ? null : at(Long.parseLong(minutes));
  }

  private static List<Instant> many(@Nullable String minutes) {
    return Arrays.stream(Objects.requireNonNullElse(minutes, "").split(" "))
        .filter(one -> !one.isEmpty())
        .map(one -> at(Long.parseLong(one)))
        .toList();
  }
}
