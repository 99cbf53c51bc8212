package launchbot.bot.notice;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import launchbot.bot.incident.Response;
import launchbot.incident.Incident;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.outbox.Message;
import org.jspecify.annotations.Nullable;

/** The card of a notice that somebody was asked about: in the incident's thread, as it is. */
final class NoticeLive implements LiveView {
  private static final String KIND = "notice";
  private static final Duration CALM = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final URI base;
  private final InstantSource clock;

  NoticeLive(Ledger ledger, URI base, InstantSource clock) {
    this.ledger = ledger;
    this.base = base;
    this.clock = clock;
  }

  /**
   * @param incident under whose head message it stands; null: in the launch's channel
   * @param post whether it is put up; otherwise it is only edited
   */
  static Message message(Launch launch, @Nullable Incident incident, Notice notice, boolean post) {
    return new Message.Live(
        incident == null ? launch.channel() : incident.channel(),
        KIND + ":" + notice.id(),
        incident == null ? null : Response.subject(incident),
        CALM,
        post,
        Message.Urgency.INCIDENT);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger
        .read(
            workspace,
            sql -> NoticeStore.find(sql, id).map(one -> Look.of(sql, base, one, clock.instant())))
        .map(look -> NoticeView.card(look).rendered(false));
  }
}
