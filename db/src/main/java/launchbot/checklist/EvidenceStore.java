package launchbot.checklist;

import static launchbot.sql.Tables.EVIDENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.sql.tables.records.EvidenceRecord;
import org.jooq.DSLContext;

/**
 * What sources found out, and what it makes of the checklist, in the same transaction: items become
 * done or open again, and whoever answers for what opened again is told, once.
 */
public final class EvidenceStore {
  /** What is said about items that opened again is rendered late, by its subject. */
  public static final String REOPENED = "reopened";

  private EvidenceStore() {}

  /**
   * Keeps what a source found out; older news than what is known changes nothing. It is meant for
   * news: for a result that is another one, or whose age matters, not for each minute's look.
   */
  public static void put(Tx tx, long launch, Evidence evidence) {
    put(tx, launch, List.of(evidence));
  }

  /** The same for much at once: the checklist is brought in line with all of it, once. */
  public static void put(Tx tx, long launch, List<Evidence> news) {
    ChecklistStore.lock(tx, launch);
    boolean any = false;
    for (Evidence evidence : news) {
      any |= keep(tx, launch, evidence);
    }
    if (any) {
      settle(tx, launch);
    }
  }

  private static boolean keep(Tx tx, long launch, Evidence evidence) {
    var row = new EvidenceRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setSource(evidence.source());
    row.setSubject(evidence.subject());
    row.setResult(evidence.result().key());
    row.setWords(evidence.words());
    row.setLink(evidence.link());
    row.setAt(ItemRow.utc(evidence.at()));
    int written =
        tx.sql()
            .insertInto(EVIDENCE)
            .set(row)
            .onConflict(EVIDENCE.WORKSPACE, EVIDENCE.LAUNCH, EVIDENCE.SOURCE, EVIDENCE.SUBJECT)
            .doUpdate()
            .set(row)
            .where(EVIDENCE.AT.le(ItemRow.utc(evidence.at())))
            .execute();
    if (written == 1) {
      fact(tx, launch, evidence.source(), evidence.subject(), evidence.result().key());
    }
    return written == 1;
  }

  /** The source looks at that no more: what it said counts no longer. */
  public static void forget(Tx tx, long launch, String source, String subject) {
    ChecklistStore.lock(tx, launch);
    int gone =
        tx.sql()
            .deleteFrom(EVIDENCE)
            .where(
                EVIDENCE.LAUNCH.eq(launch),
                EVIDENCE.SOURCE.eq(source),
                EVIDENCE.SUBJECT.eq(subject))
            .execute();
    if (gone == 1) {
      fact(tx, launch, source, subject, "disconnected");
      settle(tx, launch);
    }
  }

  /** Everything that is known of a launch. */
  public static List<Evidence> of(DSLContext sql, long launch) {
    return sql.selectFrom(EVIDENCE)
        .where(EVIDENCE.LAUNCH.eq(launch))
        .orderBy(EVIDENCE.SOURCE, EVIDENCE.SUBJECT)
        .fetch(EvidenceStore::evidence);
  }

  /** What the sources of one item say. */
  public static Backing backing(DSLContext sql, Item item, Instant now) {
    List<Backing.Whole> sections =
        item.needs().sections().isEmpty()
            ? List.of()
            : Reconciling.wholes(ItemStore.all(sql, item.launch()), now);
    List<Evidence> evidence = item.needs().sources().isEmpty() ? List.of() : of(sql, item.launch());
    return Backing.of(item, evidence, sections, now);
  }

  /**
   * Brings the checklist in line with its evidence and with the time of the transaction. Changes of
   * items end with this, and so does each day.
   *
   * @return whether anything changed by it
   */
  public static boolean settle(Tx tx, long launch) {
    if (!ChecklistStore.lock(tx, launch)) {
      return false;
    }
    List<Item> items = ItemStore.all(tx.sql(), launch);
    List<Verdict.Moved<Item>> moves =
        Reconciling.reconcile(items, of(tx.sql(), launch), tx.cause().at());
    for (Verdict.Moved<Item> moved : moves) {
      ItemStore.save(tx, moved.next(), moved.change());
    }
    tell(
        tx,
        launch,
        moves.stream()
            .filter(moved -> moved.change().verb().equals(Reconciling.REOPENED))
            .map(Verdict.Moved::next)
            .toList());
    return !moves.isEmpty();
  }

  /** One message a person, however many of theirs opened again at once. */
  private static void tell(Tx tx, long launch, List<Item> reopened) {
    if (reopened.isEmpty()) {
      return;
    }
    String lead = LaunchStore.find(tx.sql(), launch).orElseThrow().lead();
    Map<String, List<Item>> byPerson = new TreeMap<>();
    for (Item item : reopened) {
      String owner = item.owner();
      byPerson.computeIfAbsent(owner == null ? lead : owner, _ -> new ArrayList<>()).add(item);
    }
    byPerson.forEach((person, items) ->
        tx.say(
            new Message.Live(person, subject(items), Duration.ZERO, true, Message.Urgency.NUDGE)));
  }

  /** Items and their versions, so that opening once more is said once more: {@code 12.3,15.1}. */
  private static String subject(List<Item> items) {
    return REOPENED
        + ":"
        + items.stream()
            .map(item -> item.id() + "." + item.version())
            .collect(Collectors.joining(","));
  }

  private static void fact(Tx tx, long launch, String source, String subject, String result) {
    tx.record(
        new Change(
            "evidence",
            new Subject("checklist", launch),
            List.of(
                new Change.Field("source", null, source),
                new Change.Field("subject", null, subject),
                new Change.Field("result", null, result)),
            null));
  }

  private static Evidence evidence(EvidenceRecord row) {
    return new Evidence(
        row.getSource(),
        row.getSubject(),
        Evidence.Result.of(row.getResult()),
        row.getWords(),
        row.getLink(),
        row.getAt().toInstant());
  }
}
