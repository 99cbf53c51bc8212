package launchbot.runbook;

import static launchbot.sql.Tables.RUNBOOK;
import static launchbot.sql.Tables.RUNBOOK_LINK;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import launchbot.incident.Incident;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.probe.Probe;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which runbooks are about what; those that are removed are about nothing. */
public final class RunbookLinkStore {
  private RunbookLinkStore() {}

  /** What a runbook is about, in a fixed order. */
  public static List<Link> of(DSLContext sql, long runbook) {
    return sql.selectFrom(RUNBOOK_LINK)
        .where(RUNBOOK_LINK.RUNBOOK.eq(runbook))
        .orderBy(RUNBOOK_LINK.ABOUT, RUNBOOK_LINK.TARGET)
        .fetch(row -> new Link(Link.About.parse(row.getAbout()).orElseThrow(), row.getTarget()));
  }

  /** Whether it was about something else before. */
  public static boolean add(Tx tx, Runbook runbook, Link link) {
    int added =
        tx.sql()
            .insertInto(RUNBOOK_LINK)
            .set(RUNBOOK_LINK.WORKSPACE, tx.cause().workspace())
            .set(RUNBOOK_LINK.RUNBOOK, runbook.id())
            .set(RUNBOOK_LINK.ABOUT, link.about().key())
            .set(RUNBOOK_LINK.TARGET, link.target())
            .onConflictDoNothing()
            .execute();
    if (added == 1) {
      tx.record(
          new Change(
              "linked",
              runbook.subject(),
              List.of(new Change.Field("link", null, link.words())),
              null));
    }
    return added == 1;
  }

  /** Whether it was about that before. */
  public static boolean remove(Tx tx, Runbook runbook, Link link) {
    int gone =
        tx.sql()
            .deleteFrom(RUNBOOK_LINK)
            .where(RUNBOOK_LINK.RUNBOOK.eq(runbook.id()), is(link))
            .execute();
    if (gone == 1) {
      tx.record(
          new Change(
              "unlinked",
              runbook.subject(),
              List.of(new Change.Field("link", link.words(), null)),
              null));
    }
    return gone == 1;
  }

  /** Those about a probe itself before those about all of its kind. */
  public static List<Runbook> ofProbe(DSLContext sql, Probe probe) {
    Set<Runbook> found = new LinkedHashSet<>();
    found.addAll(about(sql, probe.launch(), List.of(Link.probe(probe.number()))));
    found.addAll(
        about(sql, probe.launch(), List.of(new Link(Link.About.KIND, probe.spec().kind().key()))));
    return List.copyOf(found);
  }

  /**
   * Those about a step of a rollback, then those about the feature that it is about.
   *
   * @param feature the key of the step's feature; null for none
   */
  public static List<Runbook> ofStep(
      DSLContext sql, long launch, String environment, String key, @Nullable String feature) {
    Set<Runbook> found = new LinkedHashSet<>();
    found.addAll(about(sql, launch, List.of(Link.step(environment, key))));
    if (feature != null) {
      found.addAll(about(sql, launch, List.of(new Link(Link.About.FEATURE, feature))));
    }
    return List.copyOf(found);
  }

  /** Those about a feature of the product. */
  public static List<Runbook> ofFeature(DSLContext sql, long launch, String key) {
    return about(sql, launch, List.of(new Link(Link.About.FEATURE, key)));
  }

  /**
   * Those about the probes that an incident is about, then those about incidents that bad.
   *
   * @param probes that are part of it
   */
  public static List<Runbook> ofIncident(
      DSLContext sql, Incident incident, Collection<Probe> probes) {
    Set<Runbook> found = new LinkedHashSet<>();
    List<Link> direct = new ArrayList<>();
    List<Link> kinds = new ArrayList<>();
    for (Probe probe : probes) {
      direct.add(Link.probe(probe.number()));
      kinds.add(new Link(Link.About.KIND, probe.spec().kind().key()));
    }
    found.addAll(about(sql, incident.launch(), direct));
    found.addAll(about(sql, incident.launch(), kinds));
    found.addAll(
        about(
            sql, incident.launch(), List.of(new Link(Link.About.SEVERITY, incident.sev().key()))));
    return List.copyOf(found);
  }

  /** Those in use that are about any of these, by their numbers. */
  public static List<Runbook> about(DSLContext sql, long launch, Collection<Link> links) {
    if (links.isEmpty()) {
      return List.of();
    }
    List<Long> ids =
        sql.selectDistinct(RUNBOOK_LINK.RUNBOOK)
            .from(RUNBOOK_LINK)
            .join(RUNBOOK)
            .on(RUNBOOK.ID.eq(RUNBOOK_LINK.RUNBOOK))
            .where(
                RUNBOOK.LAUNCH.eq(launch),
                DSL.or(links.stream().distinct().map(RunbookLinkStore::is).toList()))
            .fetch(RUNBOOK_LINK.RUNBOOK);
    return RunbookStore.of(sql, ids);
  }

  private static Condition is(Link link) {
    return RUNBOOK_LINK.ABOUT.eq(link.about().key()).and(RUNBOOK_LINK.TARGET.eq(link.target()));
  }
}
