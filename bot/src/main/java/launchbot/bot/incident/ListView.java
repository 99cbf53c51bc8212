package launchbot.bot.incident;

import com.slack.api.model.block.LayoutBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import org.jooq.DSLContext;

/** Incidents one below the other. */
final class ListView {
  private ListView() {}

  /** Above the menu of the bare command: what lasts. */
  static List<LayoutBlock> opening(DSLContext sql, Launch launch, Instant now) {
    List<Incident> open = IncidentStore.open(sql, launch.id());
    List<String> lines = new ArrayList<>();
    lines.add(open.isEmpty() ? "No incident is open." : "*%d open*".formatted(open.size()));
    open.forEach(one -> lines.add(line(one, now)));
    return Blocks.sections(lines);
  }

  private static String line(Incident one, Instant now) {
    return "%s *%d* %s · %s · %s min"
        .formatted(
            one.sev().key(),
            one.number(),
            Mrkdwn.plain(one.feels()),
            one.status().words(),
            one.lasted(now).toMinutes());
  }
}
