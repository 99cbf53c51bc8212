package launchbot.sprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {
  private static final String FINE =
      """
      plan: our-3
      name: "Our three days 🚀"
      days:
        - focus: שלום, collect
          text: |
            Everything
            that breaks.
          acts: [prompts, unranked]
        - focus: Fix
        - focus: "Walk: everybody"
          acts:
            - paths
            - checks
            - go
      required:
        - rollback.previous-build
        - support.channel
      """;

  @Test
  void whatIsWrittenBecomesAPlan() {
    Plan plan = good(FINE);
    assertThat(plan.key()).isEqualTo("our-3");
    assertThat(plan.name()).isEqualTo("Our three days 🚀");
    assertThat(plan.days())
        .containsExactly(
            new Plan.Day(
                "שלום, collect",
                "Everything that breaks.",
                Set.of(Plan.Act.PROMPTS, Plan.Act.UNRANKED)),
            new Plan.Day("Fix", "", Set.of()),
            new Plan.Day(
                "Walk: everybody", "", Set.of(Plan.Act.PATHS, Plan.Act.CHECKS, Plan.Act.GO)));
    assertThat(plan.required())
        .containsExactlyInAnyOrder("rollback.previous-build", "support.channel");
  }

  /** What is wrong with a plan, in the words of the answer. */
  record Fault(String name, String yaml, List<String> problems) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Fault fault(String name, String yaml, String... problems) {
    return new Fault(name, yaml, List.of(problems));
  }

  static List<Fault> faults() {
    return List.of(
        fault("nothing", "", "1: A plan consists of"),
        fault("only a comment", "# later\n", "1: A plan consists of"),
        fault("a text", "five days", "1: A plan consists of"),
        fault("a list", "- five\n- days", "1: A plan consists of"),
        fault("null", "~", "1: A plan consists of"),
        fault(
            "all of it at once",
            """
            plan: Our Plan
            nam: x
            days:
              - focus: ''
                act: [go]
                acts: [dance, go, go]
              - text: hello
              - fix
            required: [rollback, a.b, a.b]
            """,
            "1: `plan` is what people type",
            "1: `name:` is missing",
            "2: A plan has no such field; it has `plan:`, `name:`, `days:`, `required:`. Did you"
                + " mean `name:`?",
            "4: `focus:` is missing or empty",
            "5: A day has no such field; it has `focus:`, `text:`, `acts:`. Did you mean `acts:`?",
            "6: The bot knows no such act. These it knows: prompts, unranked, paths, checks, go.",
            "6: This act stands in the day twice",
            "7: `focus:` is missing or empty",
            "8: A day consists of `focus:`, `text:`, `acts:`",
            "9: An item of the checklist is named by its section",
            "9: This item stands here twice"),
        fault("no days", "plan: a\nname: A\n", "1: `days:` is missing or empty"),
        fault("empty days", "plan: a\nname: A\ndays: []\n", "3: `days:` is missing or empty"),
        fault("days that are a text", "plan: a\nname: A\ndays: five\n", "3: `days:` is a list"),
        fault(
            "a list for a text",
            "plan: a\nname: [A]\ndays: [{focus: x}]\n",
            "2: `name:` is a text"),
        fault(
            "a field twice",
            "plan: a\nname: A\nname: B\ndays: [{focus: x}]\n",
            "3: `name:` stands here twice"),
        fault(
            "a word of ours",
            "plan: edit\nname: A\ndays: [{focus: x}]\n",
            "1: That word is a command"),
        fault(
            "too long a focus",
            "plan: a\nname: A\ndays:\n- focus: " + "x".repeat(151),
            "4: `focus:` has at most 150 characters; this one has 151."),
        fault(
            "too many days",
            "plan: a\nname: A\ndays:\n" + "- focus: x\n".repeat(31),
            "34: A plan has at most 30 days"),
        fault("a tab", "plan: a\n\tname: A\n", "2: A tab stands here"),
        fault("a colon in a text", "plan: a\nname: Walk: all\n", "2: A colon stands inside a text"),
        fault("an open quotation mark", "plan: a\nname: \"A\ndays:\n", "never closed"),
        fault("an open bracket", "plan: a\ndays: [\n", "4|3|2: "),
        fault("indented askew", "plan: a\n  name: A\n", "2: "),
        fault(
            "a list askew",
            "plan: a\ndays:\n  - focus: x\n - focus: y\n",
            "4: The line does not fit"),
        fault("a star", "plan: a\nname: *bold*\n", "2: `*`, `&` and `!` have a meaning"),
        fault("two documents", "plan: a\n---\nplan: b\n", "2: A second document begins here"),
        fault("a control character", "plan: a\nname: \u0007\n", "2: A character here"),
        fault(
            "an object",
            "plan: !!javax.script.ScriptEngineManager [x]\n",
            "1: `*`, `&` and `!` have a meaning"),
        fault("deep", "[".repeat(1_000), "1: "),
        fault(
            "a billion laughs",
            "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nplan: *c\n",
            "1: This is nested or repeated"),
        fault("itself", "plan: &a [*a]\n", "1: "),
        fault(
            "a large one", "plan: a\nname: " + "ä".repeat(40_000), "1: A plan has at most 64 KiB"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whateverIsWrongIsSaidByLine(Fault fault) {
    List<String> problems =
        bad(fault.yaml()).problems().stream()
            .map(problem -> problem.line() + ": " + problem.what())
            .toList();
    assertThat(problems).hasSize(fault.problems().size());
    for (int i = 0; i < problems.size(); i++) {
      String expected = fault.problems().get(i);
      if (expected.contains("|")) {
        assertThat(problems.get(i)).matches("(?:" + expected.replace(": ", "): .*"));
      } else {
        assertThat(problems.get(i)).contains(expected);
      }
    }
  }

  @Test
  void theWordsOfAnAnswerHaveALineEach() {
    assertThat(bad("plan: a\n").words())
        .isEqualTo(
            """
            Line 1: `name:` is missing or empty: write a few words behind it.
            Line 1: `days:` is missing or empty: write for example `- focus: what the day is for`.\
            """);
  }

  /** Whatever half of a plan is left, and whatever is typed into it, there is an answer. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anythingIsAnswered(long seed) {
    var random = new Random(seed);
    String signs = "\n\t :-[]{}&*!|>'\"%@`#?,~ab\u202E\uD83D\uDE80\u0000";
    for (int i = 0; i < 2_000; i++) {
      var text = new StringBuilder(FINE);
      for (int k = random.nextInt(6); k >= 0; k--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.insert(at, signs.charAt(random.nextInt(signs.length())));
        } else {
          text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
        }
      }
      PlanReader.read(text.toString()); // whatever it says, it says something
    }
  }

  @Test
  void theBuiltInPlansAreWhatThePlaybookSays() {
    assertThat(BuiltInPlans.ALL)
        .extracting(kept -> kept.plan().key())
        .containsExactly("rescue-5", "launch-48h");
    Plan rescue = BuiltInPlans.find("rescue-5").orElseThrow().plan();
    assertThat(rescue.version()).isEqualTo(1);
    assertThat(rescue.days()).hasSize(5);
    assertThat(rescue.days().getFirst().acts())
        .containsExactlyInAnyOrder(Plan.Act.PROMPTS, Plan.Act.UNRANKED);
    assertThat(rescue.days().get(3).acts()).containsExactly(Plan.Act.PATHS);
    assertThat(rescue.days().getLast().acts())
        .containsExactlyInAnyOrder(Plan.Act.CHECKS, Plan.Act.GO);
    Plan quick = BuiltInPlans.find("launch-48h").orElseThrow().plan();
    assertThat(quick.days()).hasSize(2);
    Set<Plan.Act> acts = EnumSet.noneOf(Plan.Act.class);
    quick.days().forEach(day -> acts.addAll(day.acts()));
    assertThat(acts).containsExactlyInAnyOrder(Plan.Act.values());
  }

  @Test
  void theExampleOfTheDocumentsIsAPlan() throws IOException {
    String docs =
        Files.readString(
            Path.of(Objects.requireNonNull(System.getProperty("launchbot.root")))
                .resolve("docs/sprint.md"));
    var yaml = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(docs);
    int examples = 0;
    while (yaml.find()) {
      good(yaml.group(1));
      examples++;
    }
    assertThat(examples).isPositive();
  }

  private static Plan good(String yaml) {
    return switch (PlanReader.read(yaml)) {
      case PlanReader.Good(Plan plan) -> plan;
      case PlanReader.Bad bad -> throw new AssertionError(bad.words());
    };
  }

  private static PlanReader.Bad bad(String yaml) {
    return switch (PlanReader.read(yaml)) {
      case PlanReader.Bad bad -> bad;
      case PlanReader.Good(Plan plan) -> throw new AssertionError("read as " + plan);
    };
  }
}
