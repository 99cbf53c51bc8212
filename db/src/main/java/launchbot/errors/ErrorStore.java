package launchbot.errors;

import static launchbot.sql.Tables.ERROR_INTAKE;
import static launchbot.sql.Tables.ERROR_MINUTE;
import static launchbot.sql.Tables.ERROR_NAME;
import static launchbot.sql.Tables.ERROR_PERSON;
import static launchbot.sql.Tables.ERROR_SAMPLE;
import static launchbot.sql.Tables.ERROR_SEEN;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.select;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.ErrorIntakeRecord;
import launchbot.sql.tables.records.ErrorSampleRecord;
import org.jooq.DSLContext;

/** Takes what programs tell, counted and bounded. */
public final class ErrorStore {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT = 16;
  private static final int ROUTES = 200;
  private static final int KINDS = 30;
  private static final int SAMPLES = 10;
  private static final int PEOPLE = 10_000;

  private ErrorStore() {}

  /**
   * What was kept of a call.
   *
   * @param events those that were new
   * @param repeated whether the call as a whole was taken before
   */
  public record Taken(int events, int totals, boolean repeated) {}

  /** Keeps a call, what was taken before left out. It waits for others of the same launch. */
  public static Taken take(
      DSLContext sql, String workspace, long launch, ErrorReport report, Instant now) {
    byte[] salt = lock(sql, workspace, launch, report, now);
    String key = report.key();
    if (key != null && fresh(sql, workspace, launch, Set.of("call " + key), now).isEmpty()) {
      return new Taken(0, 0, true);
    }
    List<ErrorEvent> events = fresh(sql, workspace, launch, report.events(), now);
    var kinds = new Names(sql, workspace, launch, "kind", KINDS, now);
    var routes = new Names(sql, workspace, launch, "route", ROUTES, now);
    kinds.reserve(ErrorEvent.KINDS);
    count(sql, workspace, launch, events, kinds, routes);
    samples(sql, workspace, launch, events, kinds, routes, salt);
    TrafficStore.add(
        sql,
        workspace,
        launch,
        TrafficStore.HOOK,
        report.totals().stream()
            .map(one ->
                new Traffic(
                    one.minute(),
                    routes.bounded(one.route()),
                    one.requests(),
                    one.failed(),
                    one.timeouts(),
                    one.latency()))
            .toList());
    return new Taken(events.size(), report.totals().size(), false);
  }

  /** Empty while nothing has arrived. */
  public static Optional<Intake> intake(DSLContext sql, long launch) {
    return sql.selectFrom(ERROR_INTAKE)
        .where(ERROR_INTAKE.LAUNCH.eq(launch))
        .fetchOptional(row -> {
          var totals = row.getTotalsAt();
          return new Intake(
              row.getFirstAt().toInstant(),
              row.getLastAt().toInstant(),
              totals == null ? null : totals.toInstant());
        });
  }

  /** The latest events, the newest first. */
  public static List<Sample> samples(DSLContext sql, long launch, int most) {
    return sql.selectFrom(ERROR_SAMPLE)
        .where(ERROR_SAMPLE.LAUNCH.eq(launch))
        .orderBy(ERROR_SAMPLE.ID.desc())
        .limit(most)
        .fetch(row ->
            new Sample(
                row.getKind(),
                row.getRoute(),
                row.getStatus(),
                row.getRequest(),
                row.getRelease(),
                row.getJob(),
                row.getRecord(),
                row.getMessage(),
                row.getAt().toInstant()));
  }

  /**
   * Forgets what is older, in all workspaces.
   *
   * @param seenBefore for the ids of what was taken
   * @return how many rows went
   */
  public static long forget(DSLContext sql, Instant before, Instant seenBefore, int most) {
    Long gone = Routines.forgetTold(sql.configuration(), utc(before), utc(seenBefore), most);
    return gone == null ? 0 : gone;
  }

  private static byte[] lock(
      DSLContext sql, String workspace, long launch, ErrorReport report, Instant now) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    var row = new ErrorIntakeRecord();
    row.setWorkspace(workspace);
    row.setLaunch(launch);
    row.setSalt(salt);
    row.setFirstAt(utc(now));
    row.setLastAt(utc(now));
    if (!report.totals().isEmpty()) {
      row.setTotalsAt(utc(now));
    }
    var insert =
        sql.insertInto(ERROR_INTAKE)
            .set(row)
            .onConflict(ERROR_INTAKE.WORKSPACE, ERROR_INTAKE.LAUNCH)
            .doUpdate()
            .set(ERROR_INTAKE.LAST_AT, utc(now));
    return (report.totals().isEmpty() ? insert : insert.set(ERROR_INTAKE.TOTALS_AT, utc(now)))
        .returning()
        .fetchSingle()
        .getSalt();
  }

  private static List<ErrorEvent> fresh(
      DSLContext sql, String workspace, long launch, List<ErrorEvent> events, Instant now) {
    Set<String> keys = new LinkedHashSet<>();
    events.stream()
        .filter(event -> event.id() != null)
        .forEach(event -> keys.add("event " + event.id()));
    Set<String> fresh = fresh(sql, workspace, launch, keys, now);
    return events.stream()
        .filter(event -> event.id() == null || fresh.remove("event " + event.id()))
        .toList();
  }

  /** Those of the keys that were not seen before. */
  private static Set<String> fresh(
      DSLContext sql, String workspace, long launch, Set<String> keys, Instant now) {
    if (keys.isEmpty()) {
      return Set.of();
    }
    var insert =
        sql.insertInto(
            ERROR_SEEN, ERROR_SEEN.WORKSPACE, ERROR_SEEN.LAUNCH, ERROR_SEEN.KEY, ERROR_SEEN.AT);
    for (String key : keys) {
      insert = insert.values(workspace, launch, key, utc(now));
    }
    return new LinkedHashSet<>(
        insert.onConflictDoNothing().returning(ERROR_SEEN.KEY).fetch(ERROR_SEEN.KEY));
  }

  private record Group(Instant minute, String kind, String route) {}

  private static void count(
      DSLContext sql,
      String workspace,
      long launch,
      List<ErrorEvent> events,
      Names kinds,
      Names routes) {
    Map<Group, int[]> counts = new LinkedHashMap<>();
    for (ErrorEvent event : events) {
      Instant minute = event.at().truncatedTo(ChronoUnit.MINUTES);
      var group = new Group(minute, kinds.bounded(event.kind()), routes.bounded(event.place()));
      int[] count = counts.computeIfAbsent(group, _ -> new int[2]);
      count[0]++;
      count[1] += event.server() ? 1 : 0;
    }
    counts.forEach((group, count) ->
        sql.insertInto(ERROR_MINUTE)
            .values(
                workspace,
                launch,
                utc(group.minute()),
                group.kind(),
                group.route(),
                count[0],
                count[1])
            .onConflict(
                ERROR_MINUTE.WORKSPACE,
                ERROR_MINUTE.LAUNCH,
                ERROR_MINUTE.MINUTE,
                ERROR_MINUTE.KIND,
                ERROR_MINUTE.ROUTE)
            .doUpdate()
            .set(ERROR_MINUTE.EVENTS, ERROR_MINUTE.EVENTS.plus(excluded(ERROR_MINUTE.EVENTS)))
            .set(ERROR_MINUTE.SERVER, ERROR_MINUTE.SERVER.plus(excluded(ERROR_MINUTE.SERVER)))
            .execute());
  }

  private static void samples(
      DSLContext sql,
      String workspace,
      long launch,
      List<ErrorEvent> events,
      Names kinds,
      Names routes,
      byte[] salt) {
    Set<List<String>> groups = new LinkedHashSet<>();
    for (ErrorEvent event : events) {
      String kind = kinds.bounded(event.kind());
      String route = routes.bounded(event.place());
      String user = event.user();
      byte[] person = user == null ? null : hashed(salt, user);
      var row = new ErrorSampleRecord();
      row.setWorkspace(workspace);
      row.setLaunch(launch);
      row.setKind(kind);
      row.setRoute(event.route().isEmpty() ? "" : route);
      row.setStatus(event.status());
      row.setRequest(event.request());
      row.setRelease(event.release());
      row.setJob(event.job());
      row.setRecord(event.record());
      row.setPerson(person);
      row.setMessage(event.message());
      row.setAt(utc(event.at()));
      sql.insertInto(ERROR_SAMPLE).set(row).execute();
      groups.add(List.of(kind, row.getRoute()));
      if (person != null) {
        hit(sql, workspace, launch, kind, person, event.at());
      }
    }
    groups.forEach(group -> thin(sql, launch, group.getFirst(), group.getLast()));
  }

  private static void hit(
      DSLContext sql, String workspace, long launch, String kind, byte[] person, Instant at) {
    // Of more people than that nobody needs the exact number.
    boolean room =
        sql.fetchCount(
                select(ERROR_PERSON.PERSON)
                    .from(ERROR_PERSON)
                    .where(ERROR_PERSON.LAUNCH.eq(launch), ERROR_PERSON.KIND.eq(kind))
                    .limit(PEOPLE))
            < PEOPLE;
    if (room) {
      sql.insertInto(ERROR_PERSON)
          .values(workspace, launch, kind, person, utc(at))
          .onConflict(
              ERROR_PERSON.WORKSPACE, ERROR_PERSON.LAUNCH, ERROR_PERSON.KIND, ERROR_PERSON.PERSON)
          .doUpdate()
          .set(ERROR_PERSON.LAST_AT, utc(at))
          .execute();
    }
  }

  private static void thin(DSLContext sql, long launch, String kind, String route) {
    var group =
        ERROR_SAMPLE
            .LAUNCH
            .eq(launch)
            .and(ERROR_SAMPLE.KIND.eq(kind))
            .and(ERROR_SAMPLE.ROUTE.eq(route));
    sql.deleteFrom(ERROR_SAMPLE)
        .where(
            group,
            ERROR_SAMPLE.ID.le(
                select(ERROR_SAMPLE.ID)
                    .from(ERROR_SAMPLE)
                    .where(group)
                    .orderBy(ERROR_SAMPLE.ID.desc())
                    .offset(SAMPLES)
                    .limit(1)))
        .execute();
  }

  private static byte[] hashed(byte[] salt, String user) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return Arrays.copyOf(digest.digest(user.getBytes(StandardCharsets.UTF_8)), SALT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** Names of one launch that are told apart, as far as there is room. */
  private static final class Names {
    private final DSLContext sql;
    private final String workspace;
    private final long launch;
    private final String what;
    private final int most;
    private final Instant now;
    private final Set<String> known;
    private final Set<String> touched = new LinkedHashSet<>();

    Names(DSLContext sql, String workspace, long launch, String what, int most, Instant now) {
      this.sql = sql;
      this.workspace = workspace;
      this.launch = launch;
      this.what = what;
      this.most = most;
      this.now = now;
      this.known =
          new LinkedHashSet<>(
              sql.select(ERROR_NAME.NAME)
                  .from(ERROR_NAME)
                  .where(ERROR_NAME.LAUNCH.eq(launch), ERROR_NAME.WHAT.eq(what))
                  .fetch(ERROR_NAME.NAME));
    }

    /** These have room whatever comes. */
    void reserve(Set<String> names) {
      known.addAll(names);
    }

    String bounded(String name) {
      if (!known.contains(name) && known.size() >= most) {
        return Routes.OTHER;
      }
      known.add(name);
      if (touched.add(name)) {
        sql.insertInto(ERROR_NAME)
            .values(workspace, launch, what, name, utc(now))
            .onConflict(ERROR_NAME.WORKSPACE, ERROR_NAME.LAUNCH, ERROR_NAME.WHAT, ERROR_NAME.NAME)
            .doUpdate()
            .set(ERROR_NAME.LAST_AT, utc(now))
            .execute();
      }
      return name;
    }
  }
}
