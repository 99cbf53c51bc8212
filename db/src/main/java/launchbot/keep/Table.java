package launchbot.keep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table that holds workspaces' rows.
 *
 * @param columns those that are stored, not the generated ones
 * @param order what puts its rows into one order everywhere, as SQL
 * @param identity the column that a sequence numbers, or nothing
 * @param needs tables that its rows refer to
 */
record Table(
    String name, List<String> columns, String order, List<String> identity, List<String> needs) {

  /** Whatever is referred to comes before what refers to it; otherwise by name. */
  static List<Table> inOrder(List<Table> tables) {
    Map<String, Table> left = new LinkedHashMap<>();
    tables.forEach(table -> left.put(table.name, table));
    List<Table> ordered = new ArrayList<>();
    while (!left.isEmpty()) {
      List<Table> next =
          left.values().stream()
              .filter(table -> table.needs.stream().noneMatch(left::containsKey))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("tables refer to each other in a circle: " + left.keySet());
      }
      ordered.addAll(next);
      next.forEach(table -> left.remove(table.name));
    }
    return ordered;
  }

  /** The rows of the workspace that was entered. */
  String copyOut() {
    return "copy (select %s from %s where workspace = current_setting('launchbot.workspace') order by %s) to stdout"
        .formatted(list(columns), quoted(name), order);
  }

  static String copyIn(String table, List<String> columns) {
    return "copy %s (%s) from stdin".formatted(quoted(table), list(columns));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String list(List<String> columns) {
    return columns.stream().map(Table::quoted).collect(Collectors.joining(", "));
  }
}
