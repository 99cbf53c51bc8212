package launchbot.bot.room;

import com.slack.api.model.block.LayoutBlock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.ledger.Ledger;
import launchbot.outbox.Message;
import launchbot.room.Room;
import launchbot.room.RoomStore;
import org.jooq.DSLContext;

/** The pinned message in a room: the incident as its thread shows it, and the way to that. */
final class RoomHead implements LiveView {
  private static final Duration CALM = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Shown shown;

  RoomHead(Ledger ledger, Shown shown) {
    this.ledger = ledger;
    this.shown = shown;
  }

  /** An incident as its thread's head message shows it. */
  interface Shown {
    Optional<Card> of(DSLContext sql, long incident);
  }

  static Message live(String channel, Incident incident, boolean post) {
    return new Message.Live(
        channel, Response.roomSubject(incident), CALM, post, Message.Urgency.INCIDENT);
  }

  @Override
  public String kind() {
    return Response.ROOM;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger.read(workspace, sql -> card(sql, id)).map(card -> card.rendered(true));
  }

  private Optional<Card> card(DSLContext sql, long id) {
    return shown
        .of(sql, id)
        .flatMap(head ->
            IncidentStore.find(sql, id)
                .flatMap(incident ->
                    RoomStore.find(sql, id).map(room -> with(head, way(incident, room)))));
  }

  private static String way(Incident incident, Room room) {
    String link = room.link();
    return link == null
        ? "Its thread is in %s.".formatted(Mrkdwn.channel(incident.channel()))
        : "<%s|Its thread> is in %s. Both show the same."
            .formatted(link, Mrkdwn.channel(incident.channel()));
  }

  private static Card with(Card head, String line) {
    List<LayoutBlock> blocks = new ArrayList<>(head.blocks());
    blocks.add(Blocks.context(line));
    return new Card(head.text(), blocks);
  }
}
