package launchbot.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.Shows;
import launchbot.probe.Uptime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page shows because of what was told, told in tables of cases. */
class PageViewTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
  private static final List<Component> PARTS =
      List.of(part(1, "Checkout"), part(2, "Search"), part(3, "Accounts"), part(4, "Mail"));

  private final List<Notice> told = new ArrayList<>();
  private final Map<Long, SortedMap<LocalDate, Uptime>> days = new java.util.HashMap<>();

  private static Component part(long id, String name) {
    return new Component(id, (int) id, name, Set.of(), Set.of());
  }

  /** Moments of one incident an hour apart, the last at noon; {@code +} joins them. */
  @ParameterizedTest
  @CsvSource({
    "'', Everything works",
    "degraded, Checkout is degraded",
    "outage, Checkout does not work",
    "outage+degraded, Checkout is degraded",
    "degraded+outage, Checkout does not work",
    "outage+rollback, Checkout is degraded",
    "outage+rollback+rolled-back, Everything works",
    "outage+fixed, Everything works",
    "outage+fixed+compensation, Everything works",
    "outage+fixed+outage, Checkout does not work",
    "data-issue, Checkout is degraded",
  })
  void theLastWordOfAnIncidentCounts(String moments, String words) {
    if (!moments.isEmpty()) {
      String[] all = moments.split("\\+", -1);
      for (int i = 0; i < all.length; i++) {
        tell(
            7L, all[i], NOON.minus(Duration.ofHours(all.length - 1L - i)), List.of(1L), null, null);
      }
    }
    assertThat(view(NOON).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "1, Checkout does not work",
    "1 2, Checkout and Search do not work",
    "1 2 3, 'Checkout, Search and Accounts do not work'",
    "1 2 3 4, Acme does not work",
    "'', Acme does not work",
    "99, Acme does not work"
  })
  void itIsSaidWhichPartsAreHit(String components, String words) {
    List<Long> ids =
        components.isEmpty()
            ? List.of()
            : java.util.Arrays.stream(components.split(" ", -1)).map(Long::valueOf).toList();
    tell(7L, "outage", NOON, ids, null, null);
    assertThat(view(NOON).words()).isEqualTo(words);
  }

  @Test
  void theWorstOfSeveralIsSaidAndEachPartShowsItsOwn() {
    tell(7L, "degraded", NOON, List.of(1L, 2L), null, null);
    tell(8L, "outage", NOON, List.of(2L), null, null);
    PageView view = view(NOON);
    assertThat(view.words()).isEqualTo("Search does not work");
    assertThat(view.parts())
        .extracting(PageView.Part::shows)
        .containsExactly(Shows.DEGRADED, Shows.OUTAGE, Shows.OPERATIONAL, Shows.OPERATIONAL);
    tell(8L, "fixed", NOON, List.of(), null, null);
    assertThat(view(NOON).words()).isEqualTo("Checkout and Search are degraded");
  }

  @Test
  void aCorrectionTakesThePlaceOfWhatItPutsRight() {
    Notice first = tell(7L, "outage", NOON.minusSeconds(60), List.of(1L), null, null);
    tell(7L, "fixed", NOON.minusSeconds(30), List.of(1L), null, null);
    Notice again = tell(7L, "degraded", NOON.minusSeconds(20), List.of(2L), null, first.id());
    tell(7L, "degraded", NOON, List.of(3L), null, again.id());
    PageView view = view(NOON);
    assertThat(view.words()).isEqualTo("Everything works");
    Story story = view.recent().getFirst();
    assertThat(story.told()).hasSize(2);
    assertThat(story.told().getFirst().corrections()).hasSize(2);
    assertThat(story.told().getFirst().now().components()).containsExactly(3L);
    assertThat(story.over(NOON)).isEqualTo(NOON.minusSeconds(30));
  }

  @Test
  void whatWasMergedIsOneStoryAndEndsWithIt() {
    tell(7L, "outage", NOON.minusSeconds(60), List.of(1L), null, null);
    tell(8L, "degraded", NOON.minusSeconds(50), List.of(2L), null, null);
    assertThat(view(NOON).current()).hasSize(2);
    List<Story> merged = Story.of(told, Map.of(7L, 8L, 9L, 9L));
    assertThat(merged).hasSize(1);
    tell(8L, "fixed", NOON, List.of(), null, null);
    assertThat(Story.of(told, Map.of(7L, 8L)).getFirst().phase(NOON)).isEqualTo(Story.Phase.OVER);
  }

  @Test
  void maintenanceFollowsItsWindowAndWhatPutsItRight() {
    var window = new Notice.Window(NOON.plusSeconds(3600), NOON.plusSeconds(7200));
    Notice planned = tell(null, "maintenance", NOON, List.of(1L), window, null);
    assertThat(view(NOON).planned()).hasSize(1);
    assertThat(view(NOON).until()).isEqualTo(NOON.plusSeconds(300));
    assertThat(view(window.from().minusSeconds(10)).until()).isEqualTo(window.from());
    assertThat(view(window.from()).words()).isEqualTo("Checkout is under maintenance");
    assertThat(view(window.until()).words()).isEqualTo("Everything works");
    assertThat(view(window.until()).recent()).hasSize(1);
    var later = new Notice.Window(NOON.plusSeconds(90_000), NOON.plusSeconds(93_600));
    tell(null, "maintenance", NOON, List.of(1L), later, planned.id());
    assertThat(view(window.from()).words()).isEqualTo("Everything works");
    assertThat(view(window.from()).planned()).hasSize(1);
  }

  @Test
  void todaysTroubleShowsOnceItWasTold() {
    var known = new TreeMap<LocalDate, Uptime>();
    known.put(TODAY, uptime(40_000, 0, 3_200));
    known.put(TODAY.minusDays(1), uptime(86_400, 0, 0));
    known.put(TODAY.minusDays(2), uptime(85_740, 0, 660));
    known.put(TODAY.minusDays(3), uptime(80_000, 0, 6_400));
    known.put(TODAY.minusDays(4), uptime(85_000, 1_400, 0));
    days.put(1L, known);
    assertThat(states(1))
        .endsWith(
            Bar.State.NO_DATA,
            Bar.State.DISTURBED,
            Bar.State.DOWN,
            Bar.State.DISTURBED,
            Bar.State.UP,
            Bar.State.TODAY);
    assertThat(states(1)).hasSize(PageView.DAYS);
    assertThat(states(2)).isEmpty();
    double before = share();
    tell(7L, "outage", NOON, List.of(2L), null, null);
    assertThat(states(1)).endsWith(Bar.State.TODAY);
    tell(7L, "outage", NOON, List.of(1L), null, null);
    assertThat(states(1)).endsWith(Bar.State.DOWN);
    assertThat(share()).isLessThan(before);
  }

  @Test
  void aDayIsAsItsWorstProbeWas() {
    assertThat(Uptime.worst(List.of(uptime(86_400, 0, 0), uptime(86_000, 0, 400), Uptime.NONE)))
        .isEqualTo(uptime(86_000, 0, 400));
    assertThat(Uptime.worst(List.of(Uptime.NONE))).isEqualTo(Uptime.NONE);
    assertThat(Uptime.worst(List.of())).isEqualTo(Uptime.NONE);
  }

  @Test
  void historyIsByTheMonthInWhichItBegan() {
    tell(7L, "outage", Instant.parse("2026-10-31T23:59:00Z"), List.of(), null, null);
    tell(7L, "fixed", Instant.parse("2026-11-01T00:10:00Z"), List.of(), null, null);
    tell(8L, "outage", NOON, List.of(), null, null);
    PageView view = view(NOON);
    assertThat(view.months()).containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 10));
    assertThat(PageView.of(Story.of(told, Map.of()), YearMonth.of(2026, 10))).hasSize(1);
    assertThat(view.recent()).isEmpty();
  }

  private List<Bar.State> states(long component) {
    return view(NOON).parts().get((int) component - 1).bars().stream().map(Bar::state).toList();
  }

  private double share() {
    OptionalDouble share = view(NOON).parts().getFirst().share();
    return share.orElseThrow();
  }

  private static Uptime uptime(int up, int degraded, int down) {
    return new Uptime(
        Duration.ofSeconds(up),
        Duration.ofSeconds(degraded),
        Duration.ofSeconds(down),
        Duration.ZERO,
        Duration.ZERO,
        down > 0 ? 1 : 0);
  }

  private PageView view(Instant now) {
    var page = StatusPage.draft(1, "acme", "Acme", NOON);
    return PageView.of(
        new PageFacts(page, PARTS, Story.of(told, Map.of()), days, List.of(), List.of(), now));
  }

  private Notice tell(
      @Nullable Long incident,
      String moment,
      Instant at,
      List<Long> components,
      Notice.@Nullable Window window,
      @Nullable Long corrects) {
    Moment which = Moment.parse(moment).orElseThrow();
    var notice =
        new Notice(
            told.size() + 1L,
            1,
            told.size() + 1,
            incident,
            which,
            Notice.State.APPROVED,
            new Notice.Text(moment, "words"),
            which.shows(),
            components,
            null,
            window,
            corrects,
            false,
            new Notice.Written("U1", at),
            null,
            new Notice.Approved("U2", at, false),
            1);
    told.add(notice);
    return notice;
  }
}
