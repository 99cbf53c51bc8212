package launchbot.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a row for any table from what the catalogue says of its columns. */
public final class SampleRows {
  private SampleRows() {}

  public static String insert(Connection admin, String table, String workspace)
      throws SQLException {
    List<String> columns =
        TenantsTest.strings(
            admin,
            """
            select attname || ' ' || format_type(atttypid, null) from pg_attribute
            where attrelid = '%s'::regclass and attnum > 0 and attnotnull and not attisdropped
              and not atthasdef and attidentity = '' and attgenerated = ''
            """
                .formatted(table));
    String names =
        columns.stream().map(c -> c.substring(0, c.indexOf(' '))).collect(Collectors.joining(", "));
    String values =
        columns.stream().map(c -> value(table, c, workspace)).collect(Collectors.joining(", "));
    return "insert into %s (%s) values (%s)".formatted(table, names, values);
  }

  private static String value(String table, String column, String workspace) {
    String name = column.substring(0, column.indexOf(' '));
    String type = column.substring(column.indexOf(' ') + 1);
    if (name.equals("workspace")) {
      return "'" + workspace + "'";
    }
    if (name.equals("launch")) {
      return "coalesce((select min(id) from launch where workspace = '%s'), 1)"
          .formatted(workspace);
    }
    if (name.equals("path")) {
      return "coalesce((select min(id) from critical_path where workspace = '%s'), 1)"
          .formatted(workspace);
    }
    if (name.equals("page")) {
      return "coalesce((select min(id) from status_page where workspace = '%s'), 1)"
          .formatted(workspace);
    }
    if (name.equals("system")) {
      return "coalesce((select min(id) from access_system where workspace = '%s'), 1)"
          .formatted(workspace);
    }
    if (table.equals("status_page") && name.equals("slug")) {
      return "'%s'".formatted(workspace); // unique over all workspaces
    }
    if (name.equals("probe")
        || name.equals("outage")
        || name.equals("incident")
        || name.equals("flag")
        || name.equals("notice")
        || name.equals("postmortem")
        || name.equals("subscriber")
        || name.equals("runbook")
        || name.equals("criterion")
        || name.equals("release")) {
      return "coalesce((select min(id) from %s where workspace = '%s'), 1)"
          .formatted(name, workspace);
    }
    if (name.equals("run")) {
      return "coalesce((select min(id) from rollback_run where workspace = '%s'), 1)"
          .formatted(workspace);
    }
    if (name.equals("token_hash") || name.equals("link_hash")) {
      return "'%s'::bytea".formatted(workspace); // unique over all workspaces
    }
    // Columns with a check constraint take one of their values.
    String checked =
        switch (table + "." + name) {
          case "launch_role.role" -> "'lead'";
          case "probe_watch.state" -> "'up'";
          case "probe_span.stand" -> "'up'";
          case "heartbeat.state" -> "'ok'";
          case "heartbeat_signal.kind" -> "'ok'";
          case "error_name.what" -> "'route'";
          case "probe.severity", "alarm_route.severity", "outage.severity" -> "'critical'";
          case "alarm_route.way", "alarm_delivery.way" -> "'email'";
          case "outage.sort", "outage_probe.state" -> "'down'";
          case "incident.severity" -> "'sev2'";
          case "incident.status" -> "'investigating'";
          case "incident_room.state" -> "'wanted'";
          case "incident_settings.opens" -> "'critical'";
          case "notice.state", "postmortem.state" -> "'draft'";
          case "notice.shows" -> "'outage'";
          case "notice_delivery.way" -> "'channel'";
          case "subscriber_mail.state" -> "'sent'";
          case "page_report.state" -> "'waiting'";
          case "scan_finding.state" -> "'open'";
          case "release.state" -> "'started'";
          case "release.health" -> "'unknown'";
          case "release.source" -> "'hook'";
          case "sprint.state" -> "'active'";
          case "checklist_item.state" -> "'open'";
          case "evidence.result" -> "'green'";
          case "go_call.state" -> "'open'";
          case "runbook_link.about" -> "'feature'";
          case "flag_request.state" -> "'asked'";
          case "nudge.way" -> "'told'";
          case "rollback_run.status" -> "'proposed'";
          case "rollback_check.answer" -> "'yes'";
          case "rollback_step.state" -> "'waiting'";
          case "freeze_exemption.state" -> "'asked'";
          case "path_result.verdict" -> "'pass'";
          case "outbox.kind" -> "'post'";
          case "outbox.state" -> "'sent'";
          default -> "";
        };
    if (!checked.isEmpty()) {
      return checked;
    }
    return switch (type) {
      case "text" -> "'x'";
      case "bigint", "integer", "smallint", "double precision" -> "1";
      case "boolean" -> "false";
      case "bytea" -> "'\\x00'";
      case "text[]", "bigint[]", "timestamp with time zone[]" -> "'{}'";
      case "jsonb" -> "'{}'";
      case "time without time zone" -> "'09:00'";
      case "date", "timestamp with time zone" -> "'2026-12-01'";
      default -> throw new IllegalStateException("teach SampleRows the type " + type);
    };
  }
}
