package launchbot.bot.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Ledger;
import launchbot.notice.Moment;
import org.junit.jupiter.api.Test;

/** The database goes away: the last page goes on being served, and says from when it is. */
class PageAwayTest {
  private static final String PAGE = "/status/" + Town.SLUG;

  private final AtomicBoolean away = new AtomicBoolean();

  @Test
  void theLastPageIsServedWithItsTime() {
    try (var town =
        new Town(false, database -> new Ledger(sometimes(database.database().dataSource())))) {
      assertThat(town.get(PAGE).statusCode()).isEqualTo(503);
      town.page(true);
      town.told(town.incident(false), Moment.OUTAGE, Town.NOON, "Nothing works", "We know.");
      town.tend();
      assertThat(town.text(PAGE)).contains("Nothing works").doesNotContain("As of", "/subscribe");

      away.set(true);
      assertThatThrownBy(town::tend).isInstanceOf(DatabaseAway.class);
      town.at(Town.NOON.plus(Duration.ofMinutes(2)));
      assertThat(town.text(PAGE)).contains("Nothing works").doesNotContain("As of");
      town.at(Town.NOON.plus(Duration.ofMinutes(3)));
      assertThat(town.text(PAGE)).contains("Nothing works", "As of", "30 Nov 2026, 12:00 UTC");
      assertThat(town.text(PAGE + ".json")).contains("\"as_of\":\"2026-11-30T12:00:00Z\"");
      assertThat(town.text(PAGE + "/history/2026-11")).contains("As of");
      assertThat(town.get(PAGE + "?preview=secret-of-the-preview").statusCode()).isEqualTo(503);

      away.set(false);
      town.tend();
      assertThat(town.text(PAGE)).contains("Nothing works").doesNotContain("As of");
    }
  }

  private DataSource sometimes(DataSource real) {
    return (DataSource)
        java.lang.reflect.Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, _) -> {
              if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
              }
              if (away.get()) {
                throw new SQLException("the server is gone", "08006");
              }
              return real.getConnection();
            });
  }
}
