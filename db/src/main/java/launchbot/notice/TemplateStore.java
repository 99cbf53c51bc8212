package launchbot.notice;

import static launchbot.sql.Tables.NOTICE_TEMPLATE;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.NoticeTemplateRecord;
import org.jooq.DSLContext;

/** The templates of a launch: its own words where it has any, else those of {@link Templates}. */
public final class TemplateStore {
  private TemplateStore() {}

  public static Template of(DSLContext sql, long launch, Moment moment) {
    Template usual = Templates.of(moment);
    return own(sql, launch, moment).map(usual::with).orElse(usual);
  }

  /** Empty where the launch has changed nothing. */
  public static Optional<Notice.Text> own(DSLContext sql, long launch, Moment moment) {
    return sql.selectFrom(NOTICE_TEMPLATE)
        .where(NOTICE_TEMPLATE.LAUNCH.eq(launch), NOTICE_TEMPLATE.MOMENT.eq(moment.key()))
        .fetchOptional(row -> new Notice.Text(row.getHeadline(), row.getBody()));
  }

  /** From now on the launch says it so. */
  public static void put(Tx tx, long launch, Moment moment, Notice.Text text) {
    Notice.Text before = of(tx.sql(), launch, moment).text();
    var row = new NoticeTemplateRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setMoment(moment.key());
    row.setHeadline(text.headline());
    row.setBody(text.body());
    row.setChangedBy(tx.cause().actor().id());
    row.setChangedAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    tx.sql()
        .insertInto(NOTICE_TEMPLATE)
        .set(row)
        .onConflict(NOTICE_TEMPLATE.WORKSPACE, NOTICE_TEMPLATE.LAUNCH, NOTICE_TEMPLATE.MOMENT)
        .doUpdate()
        .set(row)
        .execute();
    record(tx, "reworded", launch, moment, before, text);
  }

  /** Launchbot's own words again; whether there were others. */
  public static boolean restore(Tx tx, long launch, Moment moment) {
    Optional<Notice.Text> before = own(tx.sql(), launch, moment);
    before.ifPresent(was -> {
      tx.sql()
          .deleteFrom(NOTICE_TEMPLATE)
          .where(NOTICE_TEMPLATE.LAUNCH.eq(launch), NOTICE_TEMPLATE.MOMENT.eq(moment.key()))
          .execute();
      record(tx, "restored", launch, moment, was, Templates.of(moment).text());
    });
    return before.isPresent();
  }

  private static void record(
      Tx tx, String verb, long launch, Moment moment, Notice.Text was, Notice.Text now) {
    tx.record(
        new Change(
            verb,
            new Subject("launch", launch),
            List.of(
                new Change.Field(moment.key() + " headline", was.headline(), now.headline()),
                new Change.Field(moment.key() + " body", was.body(), now.body())),
            null));
  }
}
