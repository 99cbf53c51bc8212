package launchbot.bot.flag;

import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.List;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.slack.Mrkdwn;
import launchbot.flag.Flag;
import launchbot.flag.FlagStore;
import launchbot.incident.Incident;
import org.jooq.DSLContext;

/** In an incident: what is switched off, and what could be. */
final class FlagPart implements IncidentPart {
  private static final int MOST = 3;

  private final Stakes stakes;

  FlagPart(Stakes stakes) {
    this.stakes = stakes;
  }

  @Override
  public List<String> lines(DSLContext sql, Incident incident, Instant now) {
    if (!incident.open()) {
      return List.of();
    }
    return FlagStore.off(sql, incident.launch()).stream()
        .limit(MOST)
        .map(flag ->
            "Switched off: *%s*. %s".formatted(Mrkdwn.plain(flag.name()), SwitchView.how(flag)))
        .toList();
  }

  /** Those of features whose probes fail here. A drill turns nothing off. */
  @Override
  public List<BlockElement> buttons(DSLContext sql, Incident incident, Instant now) {
    if (!incident.open() || incident.drill()) {
      return List.of();
    }
    return stakes.failing(sql, incident).stream()
        .limit(2)
        .map((Flag flag) ->
            (BlockElement) SwitchView.contain(flag, "of incident " + incident.number()))
        .toList();
  }
}
