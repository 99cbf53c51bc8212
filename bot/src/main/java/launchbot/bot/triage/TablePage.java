package launchbot.bot.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import launchbot.launch.Launch;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Filter;
import launchbot.triage.Tally;
import launchbot.triage.TallyStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A page of the table, read in one go.
 *
 * @param launch null when the table is about all launches of the workspace
 * @param page counted from 0
 * @param total how many entries the filter lets through
 */
record TablePage(
    @Nullable Launch launch,
    Filter filter,
    int page,
    int total,
    List<Entry> entries,
    @Nullable Tally tally) {

  /** Rows of a page: with a menu each they stay far below Slack's fifty blocks. */
  static final int ROWS = 10;

  static TablePage read(
      DSLContext sql,
      @Nullable Launch launch,
      Filter filter,
      int wanted,
      ZoneId zone,
      Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    Tally tally = launch == null ? null : TallyStore.of(sql, launch.id());
    int total =
        tally != null && filter.byTally()
            ? tally.count(filter)
            : EntryStore.count(sql, filter, today);
    int page = Math.clamp(wanted, 0, Math.max(0, (total - 1) / ROWS));
    List<Entry> entries = EntryStore.page(sql, filter, today, page * ROWS, ROWS);
    return new TablePage(launch, filter, page, total, entries, tally);
  }

  /** The first page of all that is not closed in a launch. */
  static TablePage top(DSLContext sql, Launch launch, Instant now) {
    return read(sql, launch, Filters.ofLaunch(launch.id()), 0, launch.zone(), now);
  }

  int pages() {
    return Math.max(1, (total + ROWS - 1) / ROWS);
  }
}
