package launchbot.keep;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import launchbot.postgres.Owner;
import org.postgresql.PGConnection;

/**
 * The tables as the database itself describes them, and their rows as text that any version reads.
 */
record Catalogue(Owner owner) {

  /**
   * Every table behind forced row-level security, in an order that suits foreign keys. What holds
   * no workspace's rows (Quartz's triggers, Flyway's list, the key's fingerprint) makes itself
   * anew.
   */
  List<Table> tables() throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (var query = owner.connection().createStatement();
        var rows =
            query.executeQuery(
                """
                select c.relname,
                  array(select a.attname::text from pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                          and a.attgenerated = '' order by a.attnum),
                  (select string_agg(
                            quote_ident(a.attname)
                              || case when a.attcollation <> 0 then ' collate "C"' else '' end,
                            ', ' order by array_position(i.indkey::int2[], a.attnum))
                   from pg_index i
                   join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
                   where i.indrelid = c.oid and i.indisprimary),
                  array(select a.attname::text from pg_attribute a
                        where a.attrelid = c.oid and a.attnum > 0 and a.attidentity <> ''),
                  array(select distinct r.relname::text from pg_constraint k
                        join pg_class r on r.oid = k.confrelid
                        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid)
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                  and not c.relispartition and c.relforcerowsecurity
                  and exists (select from pg_attribute a
                              where a.attrelid = c.oid and a.attname = 'workspace')
                order by c.relname collate "C"
                """)) {
      while (rows.next()) {
        tables.add(
            new Table(
                rows.getString(1),
                strings(rows, 2),
                rows.getString(3),
                strings(rows, 4),
                strings(rows, 5)));
      }
    }
    return Table.inOrder(tables);
  }

  /** How values are written must not depend on how the server or the user is set up. */
  void plainText() throws SQLException {
    owner.execute(
        """
        set local search_path = public;
        set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
        set local timezone = 'UTC'; set local extra_float_digits = 1;
        set local bytea_output = 'hex'; set local statement_timeout = 0;
        set local idle_in_transaction_session_timeout = 0
        """);
  }

  /** Writes all rows of a table, workspace by workspace; returns how many. */
  long copyOut(Table table, List<String> workspaces, OutputStream target)
      throws SQLException, IOException {
    long rows = 0;
    for (String workspace : workspaces) {
      owner.enter(workspace);
      rows +=
          owner
              .connection()
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut(table.copyOut(), target);
    }
    return rows;
  }

  /** Where the numbers of a table go on. */
  Manifest.Sequence sequence(String table, String column) throws SQLException {
    try (var query = owner.connection().createStatement();
        var rows =
            query.executeQuery("select last_value, is_called from " + serial(table, column))) {
      rows.next();
      return new Manifest.Sequence(table, column, rows.getLong(1), rows.getBoolean(2));
    }
  }

  void continueFrom(Manifest.Sequence sequence) throws SQLException {
    try (var set = owner.connection().prepareStatement("select setval(?::regclass, ?, ?)")) {
      set.setString(1, serial(sequence.table(), sequence.column()));
      set.setLong(2, sequence.last());
      set.setBoolean(3, sequence.used());
      set.execute();
    }
  }

  private String serial(String table, String column) throws SQLException {
    try (var query = owner.connection().prepareStatement("select pg_get_serial_sequence(?, ?)")) {
      query.setString(1, Table.quoted(table));
      query.setString(2, column);
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private static List<String> strings(ResultSet rows, int column) throws SQLException {
    Array array = rows.getArray(column);
    return List.of((String[]) array.getArray());
  }
}
