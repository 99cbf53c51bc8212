package launchbot.postmortem;

import static launchbot.sql.Tables.POSTMORTEM_VERSION;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.PostmortemVersionRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What people wrote, as rows: nothing is overwritten. */
public final class VersionStore {
  private VersionStore() {}

  /** The newest version of each section that has one. */
  public static List<Written> newest(DSLContext sql, long postmortem) {
    return sql.select(POSTMORTEM_VERSION.fields())
        .distinctOn(POSTMORTEM_VERSION.SECTION)
        .from(POSTMORTEM_VERSION)
        .where(POSTMORTEM_VERSION.POSTMORTEM.eq(postmortem))
        .orderBy(POSTMORTEM_VERSION.SECTION, POSTMORTEM_VERSION.VERSION.desc())
        .fetchInto(POSTMORTEM_VERSION)
        .map(VersionStore::written);
  }

  /** All versions of a section, the oldest first. */
  public static List<Written> of(DSLContext sql, long postmortem, Section section) {
    return sql.selectFrom(POSTMORTEM_VERSION)
        .where(
            POSTMORTEM_VERSION.POSTMORTEM.eq(postmortem),
            POSTMORTEM_VERSION.SECTION.eq(section.key()))
        .orderBy(POSTMORTEM_VERSION.VERSION)
        .fetch(VersionStore::written);
  }

  /**
   * Keeps the next version of a section. The caller holds the postmortem's lock.
   *
   * @param before the one that it follows; null where it is the first
   * @param words null: as drafted again
   */
  public static Written add(
      Tx tx,
      Postmortem postmortem,
      Section section,
      @Nullable Written before,
      @Nullable String words,
      String drafted) {
    var written =
        new Written(
            section,
            before == null ? 1 : before.version() + 1,
            words,
            drafted,
            tx.cause().actor().id(),
            tx.cause().at());
    var row = new PostmortemVersionRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setPostmortem(postmortem.id());
    row.setSection(section.key());
    row.setVersion(written.version());
    row.setWords(words);
    row.setDrafted(drafted);
    row.setBy(written.by());
    row.setAt(written.at().atOffset(ZoneOffset.UTC));
    tx.sql().insertInto(POSTMORTEM_VERSION).set(row).execute();
    tx.record(
        new Change(
            "written",
            postmortem.subject(),
            List.of(
                new Change.Field(
                    section.title(),
                    before == null ? null : "version " + before.version(),
                    words == null ? "as drafted" : "version " + written.version())),
            null));
    return written;
  }

  /** The newest version of a section; empty while nobody has written it. */
  public static Optional<Written> newest(DSLContext sql, long postmortem, Section section) {
    return newest(sql, postmortem).stream().filter(one -> one.section() == section).findFirst();
  }

  private static Written written(PostmortemVersionRecord row) {
    return new Written(
        Section.parse(row.getSection()).orElseThrow(),
        row.getVersion(),
        row.getWords(),
        row.getDrafted(),
        row.getBy(),
        row.getAt().toInstant());
  }
}
