package launchbot.bot.notice;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.alarm.Case;
import launchbot.alarm.OutageStore;
import launchbot.alarm.Sort;
import launchbot.alarm.Struck;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.notice.Drafting;
import launchbot.notice.Known;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.notice.Promise;
import launchbot.notice.Telling;
import launchbot.notice.Template;
import launchbot.notice.TemplateStore;
import launchbot.page.Component;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.probe.Probe;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.rollback.Status;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a notice is drawn up from: the launch, the incident, what customers were told of it, and
 * what the public page calls the things that are hit.
 *
 * @param incident null for a notice without one
 * @param notices of that incident, the oldest first
 * @param page null where the launch has none
 * @param components those of the page
 * @param hit those of them that the incident's probes belong to
 * @param down whether something does not work at all, as its probes say
 * @param back how the rollback in its thread stands; null where there is none, or a drill
 */
record Ground(
    Launch launch,
    @Nullable Incident incident,
    List<Notice> notices,
    @Nullable StatusPage page,
    List<Component> components,
    List<Component> hit,
    boolean down,
    @Nullable Status back,
    Known known) {

  static Ground of(
      DSLContext sql, URI base, Launch launch, @Nullable Incident incident, Instant now) {
    List<Notice> notices =
        incident == null ? List.of() : NoticeStore.ofIncident(sql, incident.id());
    StatusPage page = PageStore.ofLaunch(sql, launch.id()).orElse(null);
    List<Component> components = page == null ? List.of() : PageStore.components(sql, page.id());
    List<Case> cases = incident == null ? List.of() : cases(sql, incident);
    List<Probe> probes =
        cases.stream().flatMap(c -> c.struck().stream()).map(Struck::probe).distinct().toList();
    List<Component> hit =
        components.stream().filter(one -> probes.stream().anyMatch(one::holds)).toList();
    boolean down = cases.stream().anyMatch(c -> c.outage().sort() == Sort.DOWN);
    var known =
        new Known(
            feature(page, hit, probes),
            incident == null ? null : incident.began().at(),
            incident == null ? null : incident.resolvedAt(),
            incident == null ? null : symptoms(incident, probes, down),
            incident == null ? null : workaround(sql, incident),
            incident == null ? null : incident.status(),
            report(page, base),
            null,
            null,
            launch.zone());
    Status back =
        incident == null
            ? null
            : RunStore.ofIncident(sql, incident.id()).reversed().stream()
                .filter(run -> !run.drill())
                .findFirst()
                .map(Run::status)
                .orElse(null);
    return new Ground(launch, incident, notices, page, components, hit, down, back, known);
  }

  /** The same of a notice that is there already. */
  static Ground of(DSLContext sql, URI base, Notice notice, Instant now) {
    Launch launch = LaunchStore.find(sql, notice.launch()).orElseThrow();
    Long incident = notice.incident();
    return of(
        sql,
        base,
        launch,
        incident == null ? null : IncidentStore.find(sql, incident).orElse(null),
        now);
  }

  /** The moment that fits now; null where there is nothing to say. */
  @Nullable Moment fitting() {
    Incident about = incident;
    return about == null
        ? null
        : Telling.moment(about, Telling.last(notices).map(Notice::moment).orElse(null), down, back)
            .orElse(null);
  }

  Template template(DSLContext sql, Moment moment) {
    return TemplateStore.of(sql, launch.id(), moment);
  }

  /** As it is drawn up now. */
  Notice.Wording draft(DSLContext sql, Moment moment, Notice.@Nullable Window window, Instant now) {
    Incident about = incident;
    Instant next =
        about == null || !Telling.goesOn(moment)
            ? null
            : Promise.next(about.sev(), Telling.told(notices), about.opened().at(), now);
    Instant over = known.over() == null && moment == Moment.COMPENSATION ? now : known.over();
    var full =
        new Known(
            known.feature(),
            known.since(),
            over,
            known.symptoms(),
            known.workaround(),
            known.status(),
            known.report(),
            next,
            window,
            known.zone());
    return new Notice.Wording(
        moment,
        Drafting.fill(template(sql, moment), full),
        moment.shows(),
        hit.stream().map(Component::id).toList(),
        next,
        window);
  }

  /** What it says: of a draft that writes itself what it says now. */
  Notice.Wording wording(DSLContext sql, Notice notice, Instant now) {
    return notice.byItself() && notice.state() == Notice.State.DRAFT
        ? draft(sql, notice.moment(), notice.window(), now)
        : notice.wording();
  }

  private static List<Case> cases(DSLContext sql, Incident incident) {
    return IncidentStore.outages(sql, incident.id()).stream()
        .flatMap(id -> OutageStore.find(sql, id).stream())
        .toList();
  }

  /** The page's names, else the groups', else the product's. */
  private static @Nullable String feature(
      @Nullable StatusPage page, List<Component> hit, List<Probe> probes) {
    String named = Drafting.feature(hit.stream().map(Component::name).toList());
    if (named != null) {
      return named;
    }
    String grouped =
        Drafting.feature(probes.stream().flatMap(one -> Stream.ofNullable(one.partOf())).toList());
    return grouped != null || page == null ? grouped : Drafting.fit(page.name());
  }

  /** What a person has said users feel; what a probe is called is the team's own. */
  private static @Nullable String symptoms(Incident incident, List<Probe> probes, boolean down) {
    String feels = incident.feels().toLowerCase(Locale.ROOT);
    boolean probeSaid =
        incident.opened().by() == null
            && probes.stream().anyMatch(one -> feels.contains(one.name().toLowerCase(Locale.ROOT)));
    if (!probeSaid) {
      return Drafting.fit(incident.feels());
    }
    return down
        ? "It does not open, or it answers with an error."
        : "It is slow, or some of it does not work.";
  }

  private static @Nullable String workaround(DSLContext sql, Incident incident) {
    return IncidentStore.entries(sql, incident.id()).stream()
        .flatMap(number -> EntryStore.find(sql, number).stream())
        .map(Entry::workaround)
        .flatMap(words -> Optional.ofNullable(Drafting.fit(words)).stream())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String report(@Nullable StatusPage page, URI base) {
    if (page == null) {
      return null;
    }
    return page.shown() && page.reports()
        ? base.toString().replaceFirst("/+$", "") + "/status/" + page.slug() + "/report"
        : page.support();
  }
}
