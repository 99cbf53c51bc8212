package launchbot.bot.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import launchbot.bot.Golden;
import launchbot.errors.Measure;
import launchbot.figures.ComponentUptime;
import launchbot.figures.ErrorRates;
import launchbot.figures.FiguresFile;
import launchbot.figures.FiguresReport;
import launchbot.figures.IncidentTimes;
import launchbot.figures.Period;
import launchbot.figures.Summary;
import launchbot.incident.Crew;
import launchbot.incident.Incident;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.incident.Status;
import launchbot.launch.Launch;
import launchbot.outbox.Message;
import launchbot.probe.Uptime;
import launchbot.sandbox.Cast;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The figures as Slack, a spreadsheet and a program get them. */
class FiguresViewTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-12-03T21:00:00Z");
  private static final Launch LAUNCH = new Launch(3, Cast.LAUNCH, "Shop", BERLIN, null, Cast.ADA);
  private static final Period PERIOD = Period.days(30, LocalDate.parse("2026-12-03"));

  @Test
  void aPeriod() {
    FiguresReport report = report(some());
    Golden.check("figures", FiguresView.card(LAUNCH, report, "30d"));
    Golden.text("figures-csv", FiguresFile.csv(report));
    Golden.text("figures-json", FiguresFile.json(report));
  }

  @Test
  void aPeriodWithoutAny() {
    Golden.check("figures-none", FiguresView.card(LAUNCH, report(List.of()), ""));
  }

  @Test
  void asManyAsThereCanBe() {
    List<IncidentTimes> many =
        IntStream.rangeClosed(1, 1_000)
            .mapToObj(i -> times(incident(i, List.of(Sev.values()).get(i % 3), i, i + 2, i + 60)))
            .toList();
    Golden.check("figures-most", FiguresView.card(LAUNCH, report(many), "90d"));
  }

  @Test
  void thePictureIsReadInGreyAndByThoseWhoDoNotSeeIt() throws IOException {
    FiguresReport report = report(some());
    assertThat(FiguresChart.worthIt(report)).isTrue();
    byte[] png = FiguresChart.png(report, BERLIN);
    assertThat(png).hasSizeBetween(5_000, Message.File.Picture.LARGEST);
    var image = ImageIO.read(new ByteArrayInputStream(png));
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
    assertThat(colours).contains(0xD55E00, 0x0072B2);
    assertThat(FiguresChart.alt(report))
        .isEqualTo(
            "Time to resolve of each incident, the last 30 days. sev1: 2, median 36 h 30 min,"
                + " the longest 3 days (#4). sev3: 1, median 10 min, the longest 10 min (#2).");
  }

  private static List<IncidentTimes> some() {
    Incident merged = incident(5, Sev.SEV1, 1_005, 1_006, null).turned(new Status.Merged(4), NOW);
    Incident corrected = incident(6, Sev.SEV1, 90, 90, 130);
    List<IncidentTimes> all = new ArrayList<>();
    all.add(
        IncidentTimes.of(
            corrected.since(corrected.began().corrected(at(70), Cast.BEN)),
            List.of(),
            List.of(at(95), at(110)),
            List.of(at(98)),
            NOW));
    all.add(
        IncidentTimes.of(
            incident(4, Sev.SEV1, 1_000, 1_002, 1_000 + 3 * 1_440),
            List.of(merged),
            List.of(at(1_020)),
            List.of(),
            NOW));
    all.add(times(incident(3, Sev.SEV2, 5_000, 5_000, null)));
    all.add(times(incident(2, Sev.SEV3, 6_000, 6_001, 6_010)));
    Incident nothing = incident(1, Sev.SEV3, 7_000, 7_001, null);
    all.add(times(nothing.turned(new Status.Resolved(Resolution.FALSE_ALARM, null), at(7_004))));
    return all;
  }

  private static FiguresReport report(List<IncidentTimes> all) {
    Summary summary = Summary.of(all);
    var enough = new Measure(500, OptionalDouble.of(0.124));
    var few = new Measure(19, OptionalDouble.empty());
    return new FiguresReport(
        PERIOD,
        BERLIN.getId(),
        summary,
        all.isEmpty() ? Map.of() : Map.of(6L, new ErrorRates(few, enough, enough)),
        List.of(
            new ComponentUptime(
                "Checkout <!channel>",
                2,
                new Uptime(
                    Duration.ofDays(29),
                    Duration.ofHours(3),
                    Duration.ofMinutes(40),
                    Duration.ZERO,
                    Duration.ofHours(1),
                    2)),
            new ComponentUptime("Search", 0, Uptime.NONE)));
  }

  private static IncidentTimes times(Incident incident) {
    return IncidentTimes.of(incident, List.of(), List.of(), List.of(), NOW);
  }

  /** Minutes from the beginning of the period. */
  private static Incident incident(
      long number, Sev sev, long began, long detected, @Nullable Number over) {
    var open =
        new Incident(
            number,
            3,
            (int) number,
            number % 2 == 0 ? "Nobody can pay" : "=HYPERLINK(\"x\") <!here>",
            sev,
            false,
            Cast.LAUNCH,
            null,
            new Status.Investigating(null),
            at(detected),
            Incident.Began.at(at(began)),
            at(detected),
            new Incident.Opened(at(detected), Cast.ADA),
            number % 2 == 0 ? new Incident.Answered(at(detected + 3), Cast.BEN) : null,
            null,
            0,
            Crew.NOBODY,
            null,
            1);
    return over == null
        ? open
        : open.turned(new Status.Resolved(Resolution.FIXED, null), at(over.longValue()));
  }

  private static Instant at(long minutes) {
    return PERIOD.from(BERLIN).plus(Duration.ofMinutes(minutes));
  }
}
