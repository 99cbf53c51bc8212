package launchbot.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.EvidenceStore;
import launchbot.checklist.ItemStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runbooks as rows: found in several languages, every version kept, each tenant its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunbookStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private final TestDatabase db = TestDatabase.fresh();
  private Launch launch = new Launch(0, "C", "x", ZoneId.of("UTC"), null, "U1");

  @BeforeAll
  void open() {
    for (String team : List.of("T1", "T2")) {
      new WorkspaceStore(db.ledger()).connect(new Workspace(team, team, "B"), NOW);
    }
    launch = write("T1", tx -> LaunchStore.start(tx, "C1", "Launch", ZoneId.of("UTC")));
    add("Payments fail", "Restart the payment worker.\n\n1. Look at the queues\n2. Call the bank");
    add(
        "Datenbank wiederherstellen",
        "Die Sicherung liegt im Keller. Dann die Datenbanken prüfen.");
    add("Restaurer la base", "Vérifier les sauvegardes à l'étranger, puis redémarrer.");
    add("数据库恢复", "先停止服务,然后恢复数据库备份。");
    add("استعادة", "أعد تشغيل خادم المدفوعات");
    add("Mail is late", "The payment provider is not involved. Check SPF <!channel> & DKIM.");
  }

  @AfterAll
  void close() {
    db.close();
  }

  @Test
  void wordsAreFoundInAnyLanguageAndTheTitleCountsMost() {
    assertThat(titles("payment")).containsExactly("Payments fail", "Mail is late");
    assertThat(titles("restarting queue")).containsExactly("Payments fail");
    assertThat(titles("payment -provider")).containsExactly("Payments fail");
    assertThat(titles("\"call the bank\"")).containsExactly("Payments fail");
    assertThat(titles("queues or keller")).contains("Payments fail", "Datenbank wiederherstellen");
    assertThat(titles("DATENBANKEN")).containsExactly("Datenbank wiederherstellen");
    assertThat(titles("die")).containsExactly("Datenbank wiederherstellen");
    assertThat(titles("sauvegardes")).containsExactly("Restaurer la base");
    assertThat(titles("恢复数据库")).containsExactly("数据库恢复");
    assertThat(titles("المدفوعات")).containsExactly("استعادة");
    assertThat(titles("wiederher")).containsExactly("Datenbank wiederherstellen");
    assertThat(titles("100%_")).isEmpty();
    assertThat(titles("'); drop table runbook; --")).isEmpty();
    assertThat(titles(" & | ! : * ")).isEmpty();
    assertThat(titles("\u202E")).isEmpty();
    assertThat(
            this.<RunbookSearchStore.Results>read(
                sql -> RunbookSearchStore.find(sql, launch.id(), "payment", 1)))
        .satisfies(results -> {
          assertThat(results.all()).isEqualTo(2);
          assertThat(results.best()).hasSize(1);
        });
  }

  @Test
  void whatWasFoundIsMarked() {
    assertThat(marked("restarted")).containsExactly("Restart");
    assertThat(marked("die")).contains("Die", "die");
    assertThat(marked("恢复数据库")).containsExactly("恢复数据库");
    assertThat(marked("spf")).containsExactly("SPF");
  }

  @Test
  void typosAreAnsweredWithWhatMayBeMeant() {
    assertThat(near("paymant")).contains("payment");
    assertThat(near("datenbnak")).contains("datenbank");
    assertThat(near("xyzzyxyzzy")).isEmpty();
  }

  @Test
  void everyVersionStaysAndNobodyOverwritesAnother() {
    Runbook first = add("Versions", "one");
    Runbook second =
        write("T1", tx -> RunbookStore.write(tx, first, new Runbook.Draft("Versions", "two")));
    assertThat(Runbooks.outcome(second, 2, new Runbook.Draft("Versions", "three")))
        .isEqualTo(Runbooks.Outcome.NEXT);
    assertThat(Runbooks.outcome(second, 1, new Runbook.Draft("Versions", "three")))
        .isEqualTo(Runbooks.Outcome.CLASH);
    assertThat(Runbooks.outcome(second, 1, second.text())).isEqualTo(Runbooks.Outcome.SAME);
    assertThat(this.<List<Edition>>read(sql -> RunbookStore.versions(sql, first.id())))
        .extracting(Edition::body)
        .containsExactly("one", "two");
    for (String statement :
        List.of("update runbook_version set body = 'x'", "delete from runbook_version")) {
      assertThatThrownBy(() -> db.ledger().<Integer>upkeep("T1", sql -> sql.execute(statement)))
          .hasMessageContaining("permission denied");
    }
    write("T1", tx -> RunbookStore.remove(tx, second));
    assertThat(titles("two")).isEmpty();
    Runbook removed =
        read(sql -> RunbookStore.find(sql, launch.id(), first.number())).orElseThrow();
    assertThat(removed.removed()).isNotNull();
    write("T1", tx -> RunbookStore.restore(tx, removed));
    assertThat(titles("two")).containsExactly("Versions");
    write("T1", tx -> RunbookStore.remove(tx, second));
  }

  @Test
  void itIsShownForWhatItIsAbout() {
    Runbook one = add("Stripe step", "undo it");
    for (Link link :
        List.of(
            Link.step("production", "undo-stripe"),
            Link.parse("feature", "Checkout").orElseThrow(),
            Link.parse("severity", "SEV-1").orElseThrow(),
            Link.parse("kind", "secret scan").orElseThrow())) {
      assertThat(this.<Boolean>write("T1", tx -> RunbookLinkStore.add(tx, one, link))).isTrue();
      assertThat(
              this.<List<Runbook>>read(
                  sql -> RunbookLinkStore.about(sql, launch.id(), List.of(link))))
          .containsExactly(one);
    }
    assertThat(
            this.<List<Runbook>>read(sql ->
                RunbookLinkStore.ofStep(sql, launch.id(), "production", "other", "checkout")))
        .containsExactly(one);
    assertThat(
            this.<List<Runbook>>read(
                sql -> RunbookLinkStore.ofStep(sql, launch.id(), "staging", "undo-stripe", null)))
        .isEmpty();
    assertThat(Link.parse("step", "undo-stripe")).contains(Link.step("production", "undo-stripe"));
    for (String bad : List.of("", "a/b/c", "<!channel>", "-1", "x".repeat(80))) {
      assertThat(Link.parse("step", bad)).as(bad).isEmpty();
      assertThat(Link.parse("probe", bad)).as(bad).isEmpty();
    }
  }

  @Test
  void anotherTenantSeesNothing() {
    assertThat(
            db.ledger()
                .<Integer>read(
                    "T2",
                    sql ->
                        RunbookSearchStore.find(sql, launch.id(), "payment", 9).all()
                            + RunbookStore.ofLaunch(sql, launch.id()).size()
                            + RunbookSearchStore.near(sql, launch.id(), "paymant").size()))
        .isZero();
  }

  @Test
  void theLongestTextsCanBeKept() {
    var words = new StringBuilder();
    for (int i = 0; words.length() < Runbooks.BODY - 20; i++) {
      words.append(Integer.toString(i * 7_919, 36)).append(i % 3 == 0 ? "ж " : "漢 ");
    }
    var draft = new Runbook.Draft("Long", words.toString());
    assertThat(Runbooks.objection(draft)).isEmpty();
    Runbook long_ = add(draft.title(), draft.body());
    write("T1", tx -> RunbookStore.remove(tx, long_));
  }

  @Test
  void theFirstResponseNoteIsProvenAndUnproven() {
    Launch other =
        write(
            "T1",
            tx -> {
              Launch made = LaunchStore.start(tx, "C2", "Other", ZoneId.of("UTC"));
              ChecklistStore.start(tx, made.id(), Set.of());
              return made;
            });
    var facts =
        new Templates.Facts("#launch", null, "Ada", "Ben", List.of("Ada"), List.of(), null, null);
    Runbook.Draft draft = Templates.of(Template.FIRST_RESPONSE, facts);
    assertThat(draft.body()).contains("On call: Ben", "Answers customers: (fill in");
    Runbook note = write("T1", tx -> RunbookStore.add(tx, other, draft, Template.FIRST_RESPONSE));
    prove(other, note);
    assertThat(state(other)).isEqualTo("open");
    Runbook whole =
        write(
            "T1",
            tx ->
                RunbookStore.write(
                    tx,
                    note,
                    new Runbook.Draft(note.title(), draft.body().replace("(fill in", "("))));
    prove(other, whole);
    assertThat(state(other)).isEqualTo("done");
    write("T1", tx -> RunbookStore.remove(tx, whole));
    prove(other, null);
    assertThat(state(other)).isEqualTo("open");
    prove(other, whole);
    assertThat(state(other)).isEqualTo("done");
  }

  private void prove(Launch of, @Nullable Runbook note) {
    write(
        "T1",
        tx -> {
          Proof.of(note, true, NOW).ifPresent(one -> EvidenceStore.put(tx, of.id(), one));
          return true;
        });
  }

  private String state(Launch of) {
    return read(sql -> ItemStore.all(sql, of.id())).stream()
        .filter(item -> item.key().equals("support.first-response"))
        .findFirst()
        .orElseThrow()
        .state()
        .key();
  }

  private List<String> titles(String typed) {
    return read(sql -> RunbookSearchStore.find(sql, launch.id(), typed, 9)).best().stream()
        .map(found -> found.runbook().title())
        .toList();
  }

  private Set<String> marked(String typed) {
    return read(sql -> RunbookSearchStore.find(sql, launch.id(), typed, 9)).best().stream()
        .flatMap(found -> found.passage().stream())
        .filter(Passage.Piece::hit)
        .map(Passage.Piece::text)
        .collect(Collectors.toSet());
  }

  private List<String> near(String typed) {
    return read(sql -> RunbookSearchStore.near(sql, launch.id(), typed));
  }

  private Runbook add(String title, String body) {
    return write("T1", tx -> RunbookStore.add(tx, launch, new Runbook.Draft(title, body), null));
  }

  private <T> T read(Function<DSLContext, T> work) {
    return db.ledger().read("T1", work);
  }

  private <T> T write(String team, Function<Tx, T> work) {
    return db.ledger().write(new Cause(team, Actor.person("U1"), NOW, null), work);
  }
}
