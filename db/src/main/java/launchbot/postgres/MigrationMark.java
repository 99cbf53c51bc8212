package launchbot.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import launchbot.sql.Migrations;
import org.jspecify.annotations.Nullable;

/**
 * The note that a complete migration leaves in the database, so that the next start need not wake
 * Flyway to learn that there is nothing to do. It holds for these files, this serving role, the
 * history that Flyway has written and the rights as they were given; whatever differs, even by
 * hand, has Flyway look at everything again.
 */
final class MigrationMark {
  private static final String THERE =
      "select to_regclass('public.flyway_schema_history') is not null";

  private static final String SEEN =
      """
      select obj_description('public.flyway_schema_history'::regclass, 'pg_class'),
        (select string_agg(concat_ws(':', version, checksum, success::text), ' ' order by installed_rank)
         from public.flyway_schema_history),
        (select encode(sha256(convert_to(string_agg(concat_ws(' ', kind, name, rights), chr(10)
           order by kind, name collate "C"), 'UTF8')), 'hex')
         from (
           select 'relation', relname::text, relacl::text from pg_class
           where relnamespace = 'public'::regnamespace
           union all
           select 'routine', oid::regprocedure::text, proacl::text from pg_proc
           where pronamespace = 'public'::regnamespace
           union all
           select 'schema', nspname::text, nspacl::text from pg_namespace
           where nspname = 'public') as thing (kind, name, rights))
      """;

  /**
   * @param mark empty where none was left
   * @param history as {@link Migrations#HISTORY}; empty where nothing was migrated
   * @param rights digest of who may do what with everything in the schema
   */
  private record Seen(String mark, String history, String rights) {}

  private MigrationMark() {}

  /** Whether Flyway would find nothing to do. */
  static boolean holds(Connection owner) throws SQLException {
    String role = ServingRole.nameIn(owner);
    return seen(owner)
        .filter(seen -> seen.history.equals(Migrations.HISTORY))
        .filter(seen -> seen.mark.equals(mark(role, seen.rights)))
        .isPresent();
  }

  /** Everything has been migrated. */
  static void leave(Connection owner) throws SQLException {
    Optional<Seen> seen = seen(owner);
    if (seen.isEmpty()) {
      return; // its history is in another schema: then Flyway looks each time
    }
    String mark = mark(ServingRole.nameIn(owner), seen.get().rights);
    try (var comment = owner.createStatement()) {
      comment.execute(
          "comment on table public.flyway_schema_history is '%s'"
              .formatted(mark.replace("'", "''")));
    }
  }

  private static String mark(String servingRole, String rights) {
    return "complete: %s for %s with %s".formatted(Migrations.FILES, servingRole, rights);
  }

  private static Optional<Seen> seen(Connection owner) throws SQLException {
    try (var query = owner.createStatement()) {
      try (var rows = query.executeQuery(THERE)) {
        if (!rows.next() || !rows.getBoolean(1)) {
          return Optional.empty();
        }
      }
      try (var rows = query.executeQuery(SEEN)) {
        return rows.next()
            ? Optional.of(
                new Seen(text(rows.getString(1)), text(rows.getString(2)), text(rows.getString(3))))
            : Optional.empty();
      }
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
