package launchbot.bot.notice;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import launchbot.launch.Launch;
import launchbot.notice.CustomerStore;
import launchbot.notice.Delivery;
import launchbot.notice.DeliveryStore;
import launchbot.notice.Drafting;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.notice.Rewording;
import launchbot.notice.WordingStore;
import launchbot.page.Component;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A notice with everything that its card shows.
 *
 * @param text as it would be sent, what has to be filled in still visible
 * @param missing what that is
 * @param leftOut what is open and need not be filled in: its paragraphs are not sent
 * @param changed against what was asked about before; empty for nothing
 * @param channels where customers read
 * @param paged whether it stands on a public page
 * @param hit names of the page's components that it is about
 * @param others who could approve it beside its writer
 * @param corrects what it puts right; null for nothing
 */
record Look(
    Launch launch,
    Notice notice,
    Notice.Wording wording,
    Notice.Text text,
    List<String> missing,
    List<String> leftOut,
    List<Rewording.Line> changed,
    List<Delivery> deliveries,
    List<String> channels,
    boolean paged,
    List<String> hit,
    List<String> others,
    @Nullable Notice corrects,
    Instant now) {

  static Look of(DSLContext sql, URI base, Notice notice, Instant now) {
    Ground ground = Ground.of(sql, base, notice, now);
    Notice.Wording wording = ground.wording(sql, notice, now);
    List<String> missing = Drafting.missing(wording.text(), ground.template(sql, wording.moment()));
    Long corrected = notice.corrects();
    return new Look(
        ground.launch(),
        notice,
        wording,
        Drafting.finished(wording.text(), missing),
        missing,
        Drafting.blanks(wording.text()).stream().filter(one -> !missing.contains(one)).toList(),
        notice.open()
            ? WordingStore.askedBefore(sql, notice)
                .map(before -> Rewording.of(before, wording.text()))
                .orElse(List.of())
            : List.of(),
        DeliveryStore.of(sql, notice.id()),
        CustomerStore.channels(sql, ground.launch().id()),
        ground.page() != null && ground.page().shown(),
        ground.components().stream()
            .filter(one -> wording.components().contains(one.id()))
            .map(Component::name)
            .toList(),
        Approvers.others(sql, ground.launch(), ground.incident(), notice.written().by()),
        corrected == null ? null : NoticeStore.find(sql, corrected).orElse(null),
        now);
  }
}
