package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * What every duty promises; the test of a duty implements it. The rows are such that it wants at
 * least one appointment and has something to do.
 */
public interface DutyContract {
  Duty duty();

  TestDatabase database();

  /** Occasions are taken from here on. */
  Instant from();

  /**
   * Everything that a run leaves behind, by where it is. Override it where that is not only in the
   * database: files, calls to others.
   */
  default Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    try (var connection = database().superuser();
        var statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (var names =
          statement.executeQuery(
              "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind"
                  + " = 'r' and not starts_with(relname, 'qrtz_')")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        try (var rows =
            statement.executeQuery(
                "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from %s t"
                    .formatted(table))) {
          rows.next();
          state.put(table, rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return state;
  }

  @Test
  default void askingWhatIsWantedChangesNothing() {
    Map<String, String> before = state();
    Collection<Appointment> wanted = wanted();
    assertThat(wanted()).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(wanted).isNotEmpty().allMatch(one -> one.kind().equals(duty().kind()));
    assertThat(wanted.stream().map(Appointment::name)).doesNotHaveDuplicates();
    assertThat(state()).isEqualTo(before);
  }

  @Test
  default void aRunDoesSomething() {
    Map<String, String> before = state();
    run(occasions(false));
    assertThat(state()).isNotEqualTo(before);
  }

  @Test
  default void aSecondRunAtTheSameInstantChangesNothing() {
    run(occasions(false));
    Map<String, String> once = state();
    run(occasions(false));
    run(occasions(true));
    assertThat(state()).isEqualTo(once);
  }

  /** A replica that was taken for dead and was not, and the one that has taken over. */
  @Test
  default void twoRunsAtOnceDoItOnce() throws Exception {
    for (Occasion occasion : occasions(false)) {
      Callable<Boolean> run =
          () -> {
            run(List.of(occasion));
            return true;
          };
      try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : both.invokeAll(List.of(run, run))) {
          done.get();
        }
      }
    }
    Map<String, String> once = state();
    run(occasions(false));
    assertThat(state()).isEqualTo(once);
    onlyOnce();
  }

  /** What the test can say about how often it was done after {@link #twoRunsAtOnceDoItOnce}. */
  void onlyOnce();

  private Collection<Appointment> wanted() {
    return List.copyOf(duty().wanted().get());
  }

  private List<Occasion> occasions(boolean late) {
    return wanted().stream()
        .map(one -> new Occasion(one, one.rhythm().next(from()), late))
        .toList();
  }

  private void run(List<Occasion> occasions) {
    var duties = new Duties(List.of(duty()));
    occasions.forEach(duties::run);
  }
}
