package launchbot.people;

import static launchbot.sql.Tables.PERSON;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What Slack last said about the people of a workspace. */
public final class PersonStore {
  private static final int MOST = 10_000;

  private PersonStore() {}

  /** A person, and when Slack was asked. */
  public record Known(Person person, Instant askedAt) {}

  public static Optional<Known> find(DSLContext sql, String id) {
    return sql.selectFrom(PERSON)
        .where(PERSON.ID.eq(id))
        .fetchOptional(row -> new Known(person(row), row.getAskedAt().toInstant()));
  }

  public static List<Person> find(DSLContext sql, Collection<String> ids) {
    return sql.selectFrom(PERSON).where(PERSON.ID.in(ids)).fetch(PersonStore::person);
  }

  /** Their names by their ids; without those of whom nothing is known. */
  public static Map<String, String> names(DSLContext sql, Collection<String> ids) {
    return ids.isEmpty()
        ? Map.of()
        : find(sql, ids).stream().collect(Collectors.toMap(Person::id, Person::name));
  }

  /** All who are known, guests and deactivated ones too. */
  public static List<Person> everybody(DSLContext sql) {
    return sql.selectFrom(PERSON).orderBy(PERSON.ID).limit(MOST).fetch(PersonStore::person);
  }

  public static void save(DSLContext sql, String workspace, Person person, Instant askedAt) {
    var row = sql.newRecord(PERSON);
    row.setWorkspace(workspace);
    row.setId(person.id());
    row.setName(person.name());
    row.setZone(person.zone().getId());
    row.setGuest(person.guest());
    row.setDeactivated(person.deactivated());
    row.setAskedAt(askedAt.atOffset(ZoneOffset.UTC));
    sql.insertInto(PERSON)
        .set(row)
        .onConflict(PERSON.WORKSPACE, PERSON.ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  private static Person person(Record row) {
    return new Person(
        row.get(PERSON.ID),
        row.get(PERSON.NAME),
        ZoneId.of(row.get(PERSON.ZONE)),
        row.get(PERSON.GUEST),
        row.get(PERSON.DEACTIVATED));
  }
}
