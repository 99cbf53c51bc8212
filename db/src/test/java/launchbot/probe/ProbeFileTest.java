package launchbot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeFileTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final String FINE =
      """
      probes:
        - name: Shop
          kind: http
          target: https://shop.example.com
          every: 60s
          severity: critical
        - name: Checkout
          kind: http
          target: https://shop.example.com/checkout
          every: 30s
          timeout: 3s
          expect:
            - status 200-299
            - body has "Sign in"
          severity: warning
          group: checkout
          after: 3/10
          recover: 3
          parent: Shop
          proves: [pre-launch.admin-protected]
        - name: Mail
          kind: email-auth
          target: example.com
          every: 6h
          severity: warning
          options:
            selectors: google k1
      """;

  @Test
  void everyFieldIsRead() {
    List<ProbeFile.Listed> listed = good(FINE);
    Probe.Draft checkout = listed.get(1).draft();
    assertThat(checkout.pace())
        .isEqualTo(new Pace(Duration.ofSeconds(30), Duration.ofSeconds(3), 3, 10, 3));
    assertThat(checkout.spec().expect()).containsExactly("status 200-299", "body has \"Sign in\"");
    assertThat(checkout.severity()).isEqualTo(AlarmSeverity.WARNING);
    assertThat(checkout.partOf()).isEqualTo("checkout");
    assertThat(checkout.spec().options()).containsEntry("proves", "pre-launch.admin-protected");
    assertThat(listed.get(1).parent()).isEqualTo("Shop");
    assertThat(listed.get(2).draft().spec().options()).containsEntry("selectors", "google k1");
    assertThat(good("probes: []\n")).isEmpty();
  }

  @Test
  void whatIsWrittenOutIsReadBack() {
    List<Probe> probes = kept(good(FINE));
    List<ProbeFile.Listed> again = good(ProbeFileText.of(probes));
    assertThat(again).isEqualTo(good(FINE));
    assertThat(ProbeDiff.of(probes, again).isEmpty()).isTrue();
    assertThat(ProbeDiff.of(probes, again).same()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every: 60s|every: often|5|length of time",
        "kind: email-auth|kind: gopher|22|No probe of that kind",
        "kind: email-auth|kind: heartbeat|22|No probe of that kind",
        "severity: critical|severity: loud|6|critical, warning or info",
        "after: 3/10|after: lots|17|3 of the last 10",
        "recover: 3|recover: soon|18|good looks",
        "name: Mail|name: shop|21|Another probe of the file",
        "target: example.com|tarket: example.com|21|Did you mean `target:`?",
        "selectors: google|selektors: google|27|Did you mean `selectors`?",
        "kind: email-auth|kind: dns|27|no options of its own",
        "kind: http|kind: http: x|3|A colon stands inside"
      })
  void whateverIsWrongIsSaidByLine(String what, String with, int line, String why) {
    var bad = (ProbeFile.Bad) ProbeFile.read(FINE.replaceFirst(what, with));
    assertThat(bad.problems().getFirst().line()).isEqualTo(line);
    assertThat(bad.problems().toString()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anythingIsAnswered(long seed) {
    var random = new Random(seed);
    String signs = "\n\t :-[]{}&*!|>'\"%@`#?,~ab\u202E\uD83D\uDE80\u0000";
    for (int i = 0; i < 500; i++) {
      var text = new StringBuilder(FINE);
      for (int k = random.nextInt(6); k >= 0; k--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.insert(at, signs.charAt(random.nextInt(signs.length())));
        } else {
          text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
        }
      }
      if (ProbeFile.read(text.toString()) instanceof ProbeFile.Good(var listed)) {
        ProbeDiff.of(kept(good(FINE)), listed).objections(kept(good(FINE)), Role.LEAD, NOW);
      }
    }
  }

  @Test
  void aDiffSaysWhatIsAddedChangedAndRemoved() {
    List<Probe> standing = kept(good(FINE));
    String changed =
        FINE.replace("every: 30s", "every: 45s")
            .replace("parent: Shop", "parent: New")
            .replace("name: Mail", "name: New");
    ProbeDiff diff = ProbeDiff.of(standing, good(changed));
    assertThat(diff.added()).extracting(ProbeFile.Listed::name).containsExactly("New");
    assertThat(diff.removed()).extracting(Probe::name).containsExactly("Mail");
    assertThat(diff.same()).isEqualTo(1);
    assertThat(diff.changed().getFirst().fields().toString())
        .contains("every", "30s", "45s", "parent", "Shop", "New");
    assertThat(diff.objections(standing, Role.MEMBER, NOW)).isEmpty();
    assertThat(diff.objections(standing, Role.GUEST, NOW)).isNotEmpty();
    assertThat(diff.fingerprint())
        .isEqualTo(ProbeDiff.of(standing, good(changed)).fingerprint())
        .isNotEqualTo(ProbeDiff.of(standing, good(FINE)).fingerprint());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "parent: Shop|parent: Nobody|no probe of that name",
        "parent: Shop|parent: Checkout|explain the other's failure",
        "every: 30s|every: 1s|every 10 s",
        "kind: http|kind: redirect|history would mean nothing",
        "https://shop.example.com/checkout|https://shop.example.com|watches it already"
      })
  void whatCannotBeIsSaidBeforeAnythingIsDone(String what, String with, String why) {
    List<Probe> standing = kept(good(FINE));
    ProbeDiff diff = ProbeDiff.of(standing, good(FINE.replace(what, with)));
    assertThat(diff.objections(standing, Role.MEMBER, NOW).toString()).contains(why);
  }

  private static List<ProbeFile.Listed> good(String yaml) {
    return switch (ProbeFile.read(yaml)) {
      case ProbeFile.Good(var probes) -> probes;
      case ProbeFile.Bad(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  /** As they are kept; a parent stands before those that it explains. */
  private static List<Probe> kept(List<ProbeFile.Listed> listed) {
    List<Probe> probes = new ArrayList<>();
    for (ProbeFile.Listed one : listed) {
      @Nullable Long parent =
          one.parent() == null
              ? null
              : ProbeDiff.named(probes, one.parent()).map(Probe::id).orElseThrow();
      Probe.Draft draft = one.draft().under(parent);
      int number = probes.size() + 1;
      probes.add(
          new Probe(
              number,
              1,
              number,
              draft.name(),
              draft.spec(),
              draft.pace(),
              draft.severity(),
              draft.partOf(),
              draft.parent(),
              null,
              "UADA",
              NOW,
              1));
    }
    assertThat(probes.stream().map(Probe::name).collect(Collectors.toSet())).hasSameSizeAs(probes);
    return probes;
  }
}
