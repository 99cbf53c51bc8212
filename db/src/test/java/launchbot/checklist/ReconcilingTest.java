package launchbot.checklist;

import static launchbot.checklist.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sources and time make of items that nobody touches. */
class ReconcilingTest {

  /** State, needs, evidence; the verb of what follows, - for nothing. */
  @ParameterizedTest
  @CsvSource({
    "open,    manual,                 -,                                  -",
    "ticked,  manual,                 -,                                  -",
    "open,    heartbeat,              -,                                  -",
    "open,    heartbeat,              heartbeat:green,                    done",
    "open,    heartbeat,              heartbeat:amber,                    -",
    "open,    heartbeat,              heartbeat:red,                      -",
    "open,    restore-test,           restore-test:old,                   -",
    "open,    smoke or-manual,        smoke:green,                        done",
    "open,    heartbeat restore-test, restore-test:green,                 -",
    "vouched, heartbeat restore-test, restore-test:green,                 done",
    "open,    heartbeat restore-test, heartbeat:green restore-test:green, done",
    "open,    heartbeat restore-test, heartbeat:green restore-test:old,   -",
    "open,    header manual,          header:green,                       -",
    "vouched, header manual,          header:green,                       done",
    "done,    heartbeat,              heartbeat:green,                    -",
    "done,    heartbeat,              heartbeat:amber,                    -",
    "done,    heartbeat,              heartbeat:red,                      reopened",
    "done,    heartbeat,              -,                                  reopened",
    "done,    restore-test,           restore-test:old,                   reopened",
    "done,    restore-test,           restore-test:green,                 renewed",
    "old,     restore-test,           restore-test:green,                 renewed",
    "hand,    heartbeat,              -,                                  -",
    "hand,    heartbeat,              heartbeat:green,                    superseded",
    "hand,    heartbeat,              heartbeat:amber,                    -",
    "hand,    heartbeat,              heartbeat:red,                      reopened",
    "ticked,  smoke or-manual,        -,                                  -",
    "ticked,  smoke or-manual,        smoke:green,                        superseded",
    "ticked,  header manual,          header:green,                       -",
    "hand,    header manual,          header:green,                       renewed",
    "ticked,  header manual,          header:red,                         reopened",
    "na,      heartbeat,              heartbeat:green,                    -",
    "na,      heartbeat,              heartbeat:red,                      -",
    "waived,  heartbeat,              heartbeat:red,                      -",
    "waived,  heartbeat,              heartbeat:green,                    done",
    "ended,   heartbeat,              heartbeat:green,                    done",
    "ended,   heartbeat,              -,                                  reopened",
    "ended,   manual,                 -,                                  reopened"
  })
  void oneItem(String state, String needs, String evidence, String verb) {
    Item item = Sample.in(state, needs);
    var moved = Reconciling.reconcile(item, Sample.backing(item, evidence), NOW);
    assertThat(moved.map(one -> one.change().verb()).orElse("-")).isEqualTo(verb);
    moved.ifPresent(one -> {
      Item next = one.next();
      assertThat(next.settled(NOW)).isEqualTo(!verb.equals("reopened"));
      if (verb.equals("superseded")) {
        assertThat(next.hand()).isNull();
      }
      assertThat(Reconciling.reconcile(next, Sample.backing(next, evidence), NOW))
          .as("a second time")
          .isEmpty();
    });
  }

  @Test
  void aSourceThatProvesItemsOneByOneIsHeardAboutItsOwnOnly() {
    Item item = Sample.open("http");
    for (String subject : List.of("other.item", Sample.KEY + "2", "https://example.org")) {
      assertThat(Backing.of(item, List.of(green("http", subject)), List.of(), NOW).connected())
          .as(subject)
          .isFalse();
    }
    assertThat(Backing.of(item, List.of(green("http", Sample.KEY)), List.of(), NOW).connected())
        .isTrue();
    Item any = Sample.open("tls");
    assertThat(Backing.of(any, List.of(green("tls", "x")), List.of(), NOW).connected()).isTrue();
  }

  @Test
  void theWorstOfSeveralSubjectsCounts() {
    Item item = Sample.in("done", "heartbeat");
    Evidence red =
        new Evidence(
            "heartbeat", Sample.KEY + "/b", Evidence.Result.RED, "late since 09:00", null, NOW);
    Backing backing =
        Backing.of(item, List.of(green("heartbeat", Sample.KEY + "/a"), red), List.of(), NOW);
    assertThat(backing.parts().getFirst().look()).isEqualTo(Backing.Look.RED);
    Item next = Reconciling.reconcile(item, backing, NOW).orElseThrow().next();
    assertThat(next.state())
        .isEqualTo(new State.Open("the heartbeat is red: late since 09:00", NOW));
  }

  @Test
  void evidenceAgesToTheDay() {
    Item item = Sample.open("restore-test");
    Evidence test = green("restore-test", "restore");
    Item done =
        Reconciling.reconcile(item, Backing.of(item, List.of(test), List.of(), NOW), NOW)
            .orElseThrow()
            .next();
    var expiry = test.at().plus(Duration.ofDays(30));
    assertThat(done.state().expires()).isEqualTo(expiry);
    assertThat(done.settled(expiry.minusSeconds(1))).isTrue();
    assertThat(done.settled(expiry)).isFalse();
    Backing later = Backing.of(done, List.of(test), List.of(), expiry);
    assertThat(Reconciling.reconcile(done, later, expiry).orElseThrow().next().settled(expiry))
        .isFalse();
  }

  @Test
  void aSectionProvesTheItemThatRestsOnIt() {
    List<Item> items = new ArrayList<>(section("ticked", "ticked", "na", "waived"));
    items.add(walked("open"));
    var moves = Reconciling.reconcile(items, List.of(), NOW);
    assertThat(moves).hasSize(1);
    assertThat(moves.getFirst().next().id()).isEqualTo(100);
    assertThat(moves.getFirst().next().state().expires())
        .as("as long as the waiver")
        .isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void whatOpensInTheSectionOpensTheItemThatRestsOnIt() {
    List<Item> items = new ArrayList<>();
    items.add(walked("done"));
    items.addAll(section("ticked", "ended"));
    var moves = Reconciling.reconcile(items, List.of(), NOW);
    assertThat(moves.stream().map(one -> one.change().verb()))
        .containsExactly("reopened", "reopened");
    assertThat(Reconciling.reconcile(after(items, moves), List.of(), NOW)).isEmpty();
  }

  @Test
  void anEmptySectionProvesNothing() {
    assertThat(Reconciling.reconcile(List.of(walked("open")), List.of(), NOW)).isEmpty();
  }

  private static List<Item> after(
      List<Item> items, List<launchbot.ledger.Verdict.Moved<Item>> moves) {
    List<Item> after = new ArrayList<>(items);
    moves.forEach(move -> after.replaceAll(i -> i.id() == move.next().id() ? move.next() : i));
    return after;
  }

  private static Evidence green(String source, String subject) {
    return new Evidence(source, subject, Evidence.Result.GREEN, "fine", null, NOW.minusSeconds(60));
  }

  private static Item walked(String state) {
    return item(100, "pre-launch", Sample.in(state, "section:critical-paths"));
  }

  private static List<Item> section(String... states) {
    return IntStream.range(0, states.length)
        .mapToObj(i -> item(i + 1, "critical-paths", Sample.in(states[i], "manual")))
        .toList();
  }

  private static Item item(long id, String section, Item like) {
    return new Item(
        id,
        3,
        (int) id,
        section + ".x" + id,
        section,
        "A text",
        like.needs(),
        true,
        null,
        null,
        like.state(),
        like.hand(),
        null,
        null,
        1);
  }
}
