package launchbot.bot.incident;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.launch.Launch;
import org.jooq.DSLContext;

/** An incident as its head message shows it. */
final class HeadView {
  private HeadView() {}

  static Card card(
      DSLContext sql, Launch launch, Incident incident, List<IncidentPart> parts, Instant now) {
    String title =
        "%sIncident %d: %s"
            .formatted(
                incident.drill() ? "DRILL · " : "",
                incident.number(),
                Mrkdwn.plain(incident.feels()));
    List<String> lines = new ArrayList<>();
    lines.add("*" + title + "*");
    lines.add(
        "%s · %s · since %s"
            .formatted(
                incident.sev().key(),
                incident.status().words(),
                Mrkdwn.date(incident.began().at(), launch.zone())));
    List<BlockElement> buttons = new ArrayList<>();
    for (IncidentPart part : parts) {
      lines.addAll(part.lines(sql, incident, now));
      buttons.addAll(part.buttons(sql, incident, now));
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    return new Card(title, blocks);
  }
}
