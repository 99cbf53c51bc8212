package launchbot.rollbackplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import launchbot.launch.LaunchRole;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans as YAML: what is written becomes a plan, each mistake is said with its line. */
class PlanTextTest {

  @Test
  void whatIsWrittenBecomesAPlan() {
    RollbackPlan plan = SamplePlans.shop();
    assertThat(plan.environment()).isEqualTo("production");
    assertThat(plan.previousBuild()).isEqualTo("1.4.1");
    assertThat(plan.runbook()).isEqualTo("https://wiki.example.com/rollback");
    assertThat(plan.steps())
        .containsExactly(
            new Step(
                "hold-jobs",
                Step.Kind.CONFIGURATION,
                "Stop the background jobs",
                "systemctl stop worker\nsystemctl status worker",
                "U0ADA",
                "U0BEN",
                Duration.ofMinutes(2),
                "Ada at home, +49 30 1234",
                List.of(),
                true,
                true,
                null),
            new Step(
                "restore-db",
                Step.Kind.DATABASE,
                "Restore the backup: the newest one 🚀",
                null,
                "U0ADA",
                "U0BEN",
                Duration.ofMinutes(20),
                null,
                List.of("hold-jobs"),
                false,
                false,
                "checkout"),
            new Step(
                "look",
                Step.Kind.VERIFICATION,
                "Walk the checkout",
                null,
                null,
                null,
                Duration.ofMinutes(10),
                null,
                List.of("restore-db"),
                true,
                false,
                null));
    assertThat(plan.chain().links())
        .containsExactly(
            new Chain.Link(LaunchRole.ON_CALL, List.of(), 1, Duration.ofMinutes(5)),
            new Chain.Link(null, List.of("U0ADA", "U0BEN"), 2, Duration.ofMinutes(10)));
    assertThat(plan.criteria())
        .containsExactly(
            new RollbackPlan.Trigger("error rate >= 5% for 3m", null),
            new RollbackPlan.Trigger("p95 > 800ms for 5m", "checkout"));
    assertThat(plan.feature("checkout").orElseThrow())
        .isEqualTo(
            new ProductFeature(
                "checkout",
                "Checkout",
                List.of("payments", "Stripe: cards"),
                List.of("cards are declined"),
                List.of(3, 4),
                "shop.checkout",
                "nobody can pay",
                "400 € an hour"));
    assertThat(plan.feature("payments").orElseThrow().name()).isEqualTo("payments");
  }

  @Test
  void thePlanOfNothingButItsPlaceIsApprovedByTheLead() {
    assertThat(SamplePlans.plan("environment: production").chain()).isEqualTo(Chain.LEAD);
    assertThat(SamplePlans.plan("environment: production\nchain: []").chain().links()).isEmpty();
  }

  /** What is wrong with a plan, in the words of the answer. */
  record Fault(String name, String yaml, List<String> problems) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Fault> faults() {
    return List.of(
        fault("nothing", "", "1: A rollback plan consists of"),
        fault("a text", "go back", "1: A rollback plan consists of"),
        fault("no place", "steps: []", "1: `environment:` is missing"),
        fault("a place of two words", "environment: my shop", "1: `environment:` is one word"),
        fault("a tab", "environment: x\n\tsteps: []", "2: A tab stands here"),
        fault("never closed", "environment: \"x", "1: A quotation mark"),
        fault("a field that is none", place("step: []"), "2: A rollback plan has no such field"),
        fault("twice the same", place("environment: y"), "2: "),
        fault("steps that are a text", place("steps: redeploy"), "2: `steps:` is a list"),
        fault("a step that is a text", place("steps:\n- redeploy"), "3: A step consists of"),
        fault(
            "a step without anything",
            step("owner: U0ADA"),
            "3: `key:` is missing",
            "3: `kind:` is missing",
            "3: `text:` is missing"),
        fault("a key with signs", step("key: Re Deploy"), "3: `key:` has small letters"),
        fault("a kind that is none", step("kind: magic"), "3: `kind:` is code, database"),
        fault("nobody", step("owner: carl"), "3: I know nobody by that name"),
        fault("nobody with a sign", step("owner: @carl"), "3: I know nobody by that name"),
        fault("a target of no time", step("target: soon"), "3: `target:` is a length of time"),
        fault("a target of two days", step("target: 2d"), "3: `target:` is a length of time"),
        fault("a target of no second", step("target: 500ms"), "3: `target:` is a length"),
        fault("maybe", step("reversible: maybe"), "3: `reversible:` is yes or no"),
        fault("a need that is no key", step("needs: [A b]"), "3: `needs:` is the key of one"),
        fault("a command in parts", step("command: [a, b]"), "3: `command:` is a text"),
        fault("a long text", step("text: " + "a".repeat(301)), "3: `text:` has at most 300"),
        fault(
            "two of a key",
            place("steps:\n" + "- {key: a, kind: code, text: b}\n".repeat(2)),
            "4: This key stands in the plan twice"),
        fault("a link of nothing", place("chain:\n- quorum: 1"), "3: A link of the chain asks"),
        fault(
            "a link of both",
            place("chain:\n- {role: lead, people: U0ADA}"),
            "3: A link of the chain asks"),
        fault("no role", place("chain:\n- role: king"), "3: `role:` is lead, approver"),
        fault("no quorum", place("chain:\n- {role: lead, quorum: 0}"), "3: `quorum:` is a number"),
        fault("a criterion of nothing", place("criteria:\n- ''"), "3: `criteria:` is missing"),
        fault("a probe that is none", place("features:\n- {key: a, probes: [x]}"), "3: `probes:`"),
        fault("a switch that is none", place("features:\n- {key: a, flag: a b}"), "3: `flag:`"),
        fault("no link", place("runbook: javascript:alert(1)"), "2: `runbook:` is a link"),
        fault("an anchor", place("previous: &a 1\nrunbook: *a"), "2: `runbook:`"),
        fault("too many steps", place("steps:\n" + "- x\n".repeat(41)), "43: `steps:` has at most"),
        fault("64 KiB", "#" + "x".repeat(PlanText.LARGEST), "1: A rollback plan has at most"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachMistakeIsSaidWithItsLine(Fault fault) {
    assertThat(PlanText.read(fault.yaml())).isInstanceOf(PlanText.Bad.class);
    var problems = ((PlanText.Bad) PlanText.read(fault.yaml())).problems();
    assertThat(problems).hasSize(fault.problems().size());
    for (int i = 0; i < problems.size(); i++) {
      assertThat(problems.get(i).line() + ": " + problems.get(i).what())
          .startsWith(fault.problems().get(i).replaceFirst("has no such field$", ""));
    }
  }

  @Test
  void whateverIsWrittenIsReadBackAsTheSamePlan() {
    for (int seed = 0; seed < 300; seed++) {
      RollbackPlan plan = any(new Random(seed));
      String text = PlanText.of(plan);
      assertThat(SamplePlans.plan(text)).as("seed %d:\n%s", seed, text).isEqualTo(plan);
      assertThat(PlanJson.read(PlanJson.write(plan))).as("seed %d", seed).isEqualTo(plan);
      assertThat(PlanText.of(SamplePlans.plan(text))).as("seed %d", seed).isEqualTo(text);
    }
  }

  private static RollbackPlan any(Random random) {
    return new RollbackPlan(
        "production",
        maybe(random, 80),
        IntStream.range(0, random.nextInt(6)).mapToObj(i -> step(random, i)).toList(),
        new Chain(IntStream.range(0, random.nextInt(3)).mapToObj(_ -> link(random)).toList()),
        IntStream.range(0, random.nextInt(3))
            .mapToObj(_ -> new RollbackPlan.Trigger(words(random, 200), key(random)))
            .toList(),
        IntStream.range(0, random.nextInt(4)).mapToObj(i -> feature(random, i)).toList(),
        random.nextBoolean() ? null : "https://example.com/a?b=" + random.nextInt());
  }

  private static Step step(Random random, int i) {
    String command = maybe(random, 300);
    return new Step(
        "step-" + i,
        List.of(Step.Kind.values()).get(random.nextInt(6)),
        words(random, 300),
        command == null ? null : command + "\n  and " + words(random, 100),
        random.nextBoolean() ? null : "U0ADA",
        random.nextBoolean() ? null : "W0BEN",
        Duration.ofSeconds(1 + random.nextInt(86_400)),
        maybe(random, 120),
        i == 0 ? List.of() : List.of("step-" + random.nextInt(i)),
        random.nextBoolean(),
        random.nextBoolean(),
        key(random));
  }

  private static Chain.Link link(Random random) {
    boolean named = random.nextBoolean();
    return new Chain.Link(
        named ? null : List.of(LaunchRole.values()).get(random.nextInt(6)),
        named ? List.of("U0ADA", "U0BEN") : List.of(),
        1 + random.nextInt(10),
        Duration.ofSeconds(1 + random.nextInt(86_400)));
  }

  private static ProductFeature feature(Random random, int i) {
    return new ProductFeature(
        "feature-" + i,
        words(random, 80),
        List.of(words(random, 80)),
        random.nextBoolean() ? List.of() : List.of(words(random, 300), words(random, 300)),
        random.nextBoolean() ? List.of() : List.of(1 + random.nextInt(999)),
        random.nextBoolean() ? null : "flag." + i,
        maybe(random, 300),
        maybe(random, 300));
  }

  private static @Nullable String key(Random random) {
    return random.nextBoolean() ? null : "feature-" + random.nextInt(4);
  }

  private static @Nullable String maybe(Random random, int most) {
    return random.nextBoolean() ? null : words(random, most);
  }

  /** One clean line, with whatever YAML gives a meaning to. */
  private static String words(Random random, int most) {
    var pieces =
        List.of(
            "a",
            ": ",
            " #b",
            "'",
            "\"",
            "- ",
            "{x}",
            "[",
            "]",
            "*c",
            "&d",
            "!e",
            "%",
            "@ada",
            "`",
            "~",
            "null",
            "yes",
            "1.0",
            "0x1",
            "2026-12-01",
            "שלום",
            "🚀",
            "|",
            ">",
            "\\n",
            ",");
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(8); i++) {
      chosen.add(pieces.get(random.nextInt(pieces.size())));
    }
    String line = "x".repeat(random.nextInt(2)) + Wording.line(String.join("", chosen));
    // A contact that is somebody's name becomes that person: not what is tried here.
    return line.length() > most || line.isEmpty() || line.equals("@ada") ? "ada and ben" : line;
  }

  private static Fault fault(String name, String yaml, String... problems) {
    return new Fault(name, yaml, List.of(problems));
  }

  private static String place(String rest) {
    return "environment: production\n" + rest;
  }

  /** A step that is as it should be but for one field. */
  private static String step(String field) {
    String name = field.substring(0, field.indexOf(':'));
    var fields = new ArrayList<String>();
    if (!name.equals("owner") || !field.endsWith("U0ADA")) {
      List.of("key: a", "kind: code", "text: b").stream()
          .filter(one -> !one.startsWith(name + ":"))
          .forEach(fields::add);
    }
    fields.addFirst(field);
    return place("steps:\n- " + String.join("\n  ", fields));
  }
}
