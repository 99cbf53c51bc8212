package launchbot.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.Item;
import launchbot.checklist.ItemStore;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.testkit.TestDatabase;
import launchbot.timer.TimerStore;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The inventory as rows, and the two items of the playbook that it proves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InventoryStoreTest {
  private static final Instant START = Instant.parse("2026-12-01T12:00:00Z");
  private final TestDatabase db = TestDatabase.fresh();
  private Instant now = START;
  private long launch;

  @BeforeAll
  void open() {
    for (String team : List.of("T1", "T2")) {
      new WorkspaceStore(db.ledger()).connect(new Workspace(team, team, "B"), START);
    }
    launch =
        write(tx -> {
          long id = LaunchStore.start(tx, "C1", "Launch", ZoneId.of("Europe/Vienna")).id();
          ChecklistStore.start(tx, id, Set.of());
          return id;
        });
  }

  @AfterAll
  void close() {
    db.close();
  }

  @Test
  void itemsAreDoneByItAndOpenAgainByIt() {
    write(tx -> add(tx, "production", List.of("DATABASE_URL", "STRIPE_KEY")));
    write(tx -> add(tx, "staging", List.of("DATABASE_URL")));
    assertThat(
            this.<Integer>write(
                tx -> VariableStore.add(tx, launch, "production", List.of("STRIPE_KEY"), null)))
        .isZero();
    assertThat(state(Inventory.OWNED)).isEqualTo("open");
    each(one -> one.ownedBy("U1"));
    assertThat(state(Inventory.OWNED)).isEqualTo("done");
    assertThat(state(Inventory.CHECKED)).isEqualTo("open");
    each(one -> one.checked("U1", now));
    assertThat(state(Inventory.CHECKED)).isEqualTo("done");
    Instant stale = START.plus(Inventory.STALE);
    assertThat(
            db.ledger()
                .<Optional<Instant>>read(
                    "T1", sql -> TimerStore.dueAt(sql, InventoryTimer.STALE, launch)))
        .contains(stale);

    now = stale;
    write(tx -> {
      VariableStore.settle(tx, launch);
      return true;
    });
    assertThat(state(Inventory.CHECKED)).isEqualTo("open");
    assertThat(state(Inventory.OWNED)).isEqualTo("done");
    each(one -> one.checked("U1", now));
    assertThat(state(Inventory.CHECKED)).isEqualTo("done");

    now = now.plus(Duration.ofHours(1));
    write(tx -> add(tx, "production", List.of("NEW_KEY")));
    assertThat(List.of(state(Inventory.CHECKED), state(Inventory.OWNED)))
        .containsExactly("open", "open");
    assertThat(Inventory.urgentFirst(all(), now).getFirst().name()).isEqualTo("NEW_KEY");
    assertThat(
            db.ledger()
                .<Set<String>>read("T1", sql -> VariableStore.names(sql, launch, "production")))
        .containsExactlyInAnyOrder("DATABASE_URL", "STRIPE_KEY", "NEW_KEY");
    assertThat(
            db.ledger()
                .<Set<String>>read("T2", sql -> VariableStore.names(sql, launch, "production")))
        .isEmpty();

    write(tx -> {
      all(tx).stream()
          .filter(one -> one.name().equals("NEW_KEY"))
          .forEach(one -> VariableStore.remove(tx, one));
      VariableStore.settle(tx, launch);
      return true;
    });
    assertThat(state(Inventory.OWNED)).isEqualTo("done");
    write(tx -> {
      all(tx).forEach(one -> VariableStore.remove(tx, one));
      VariableStore.settle(tx, launch);
      return true;
    });
    assertThat(state(Inventory.OWNED)).isEqualTo("open");
  }

  @Test
  void accessIsHeldTakenAndLeftBehind() {
    AccessSystem stripe =
        write(tx ->
            AccessStore.add(tx, launch, new AccessSystem.Draft("Stripe", null, null, null, true)));
    write(tx -> {
      AccessStore.give(tx, stripe, "U1", true, "admin");
      AccessStore.give(tx, stripe, "Erin of Acme", false, "read");
      AccessStore.give(tx, stripe, "U1", true, "owner");
      return true;
    });
    assertThat(found(stripe).holders())
        .extracting(AccessSystem.Holder::who, AccessSystem.Holder::level)
        .containsExactlyInAnyOrder(tuple("U1", "owner"), tuple("Erin of Acme", "read"));
    assertThat(this.<Boolean>write(tx -> AccessStore.left(tx, stripe, "U1"))).isTrue();
    assertThat(this.<Boolean>write(tx -> AccessStore.left(tx, stripe, "U1"))).isFalse();
    AccessSystem due = found(stripe).dueOn(LocalDate.parse("2026-12-10")).remindedAgain();
    assertThat(due.rotated("U2", START).rotateOn()).isNull();
    assertThat(db.ledger().<Integer>read("T2", sql -> AccessStore.ofLaunch(sql, launch).size()))
        .isZero();
  }

  @Test
  void contactsKeepTheirOrder() {
    for (String name : List.of("Host", "Bank", "Mail")) {
      write(tx ->
          ContactStore.add(tx, launch, new Contact.Draft(name, "help", null, "112", null, null)));
    }
    write(tx -> {
      ContactStore.move(tx, contacts().get(2), 1);
      return true;
    });
    assertThat(contacts()).extracting(Contact::name).containsExactly("Mail", "Host", "Bank");
    write(tx -> {
      ContactStore.remove(tx, contacts().getFirst());
      return true;
    });
    assertThat(contacts()).extracting(Contact::place).containsExactly(1, 2);
  }

  private List<Contact> contacts() {
    return db.ledger().read("T1", sql -> ContactStore.ofLaunch(sql, launch));
  }

  private AccessSystem found(AccessSystem one) {
    return db.ledger().read("T1", sql -> AccessStore.find(sql, one.id())).orElseThrow();
  }

  private boolean add(Tx tx, String environment, List<String> names) {
    VariableStore.add(tx, launch, environment, names, null);
    VariableStore.settle(tx, launch);
    return true;
  }

  private void each(Function<Variable, Variable> change) {
    write(tx -> {
      all(tx).forEach(one -> VariableStore.save(tx, one, change.apply(one)));
      VariableStore.settle(tx, launch);
      return true;
    });
  }

  private List<Variable> all(Tx tx) {
    return VariableStore.ofLaunch(tx.sql(), launch);
  }

  private List<Variable> all() {
    return db.ledger().read("T1", sql -> VariableStore.ofLaunch(sql, launch));
  }

  private String state(String key) {
    return db.ledger().<List<Item>>read("T1", sql -> ItemStore.all(sql, launch)).stream()
        .filter(item -> item.key().equals(key))
        .map(item -> item.state().key())
        .findFirst()
        .orElseThrow();
  }

  private <T> T write(Function<Tx, T> work) {
    return db.ledger().write(new Cause("T1", Actor.person("U1"), now, null), work);
  }
}
