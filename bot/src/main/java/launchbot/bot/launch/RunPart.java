package launchbot.bot.launch;

import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.List;
import launchbot.rollback.Run;
import org.jooq.DSLContext;

/** What a feature shows in the message of a rollback. */
public interface RunPart {

  /** Lines of mrkdwn, user text in them escaped. */
  default List<String> lines(DSLContext sql, Run run, Instant now) {
    return List.of();
  }

  /** The buttons that make sense in the state that it is in. */
  default List<BlockElement> buttons(DSLContext sql, Run run, Instant now) {
    return List.of();
  }
}
