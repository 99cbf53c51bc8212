package launchbot.bot.launch;

import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.List;
import launchbot.incident.Incident;
import org.jooq.DSLContext;

/** What a feature shows in the head message of an incident. */
public interface IncidentPart {

  /** Lines of mrkdwn, user text in them escaped. */
  default List<String> lines(DSLContext sql, Incident incident, Instant now) {
    return List.of();
  }

  /** The buttons that make sense in the state that it is in. */
  default List<BlockElement> buttons(DSLContext sql, Incident incident, Instant now) {
    return List.of();
  }
}
