package launchbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked, whose answer counts, and what the answers come to. */
class QuorumTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");

  /**
   * Chains are written {@code A|BC/2}: A alone, then two of B and C; {@code -} is a link of nobody
   * who can answer. Answers are written {@code +A -B}, an answer alone {@code *A}.
   */
  @ParameterizedTest
  @CsvSource({
    // chain, asker, link, answers, comes to
    "A|B,        X, 0, '',          waits 1",
    "A|B,        X, 0, +A,          met A",
    "A|B,        X, 0, -A,          denied A",
    "A|B,        X, 1, +B,          met B", // A was not quick enough
    "A|B,        X, 1, +A,          met A", // and may still answer
    "A|B,        X, 1, -A,          denied A", // a late no is a no
    "A|B,        X, 0, +B,          waits 1", // B is not asked yet
    "ABC/2|D,    X, 0, +A,          waits 1",
    "ABC/2|D,    X, 0, +A +B,       met A B",
    "ABC/2|D,    X, 0, -A,          waits 2", // the two others can
    "ABC/2|D,    X, 0, -A +B,       waits 1",
    "ABC/2|D,    X, 0, -A +B +C,    met B C",
    "ABC/2|D,    X, 0, -A -B,       denied B",
    "ABC/2|D,    X, 0, -A +A +B,    met A B", // the last answer of a person counts
    "ABC/2|D,    X, 0, +A -A,       waits 2",
    "ABC|D,      X, 0, -A,          waits 1",
    "ABC|D,      X, 0, -A -B -C,    denied C",
    "ABC/2|D,    X, 1, +A +D,       met D",
    "AB|D,       A, 0, +A,          waits 1", // the asker alone is no second person
    "AB/2|D,     A, 0, +A +B,       met A B", // but counts among two
    "A,          A, 0, *A,          met A", // a team of one, who says so
    "A,          A, 0, +A,          waits 1",
    "-|B,        X, 1, +B,          met B",
    "-|B,        X, 1, +A,          waits 1", // A was deactivated since
    "-,          X, 0, '',          waits 1",
  })
  void whatTheAnswersComeTo(String chain, String asker, int link, String answers, String expected) {
    Quorum.Stand stand = Quorum.stands(panel(chain, asker), link, votes(answers));
    String got =
        switch (stand) {
          case Quorum.Waits(int missing) -> "waits " + missing;
          case Quorum.Met(List<String> by) -> "met " + String.join(" ", by);
          case Quorum.Denied(Vote last) -> "denied " + last.by();
        };
    assertThat(got).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // chain, asker, after, next (none: nobody)
    "A|B|C,    X, -1, 0",
    "A|B|C,    X,  0, 1",
    "A|B|C,    X,  2, none",
    "-|B|C,    X, -1, 1", // deactivated
    "A/2|BC/2, X, -1, 1", // one alone is no two
    "A|B,      A, -1, 1", // somebody else sees it first
    "A,        A, -1, 0", // there is nobody else
    "A|A,      A,  0, 1",
    "AB/2,     A, -1, 0",
    "-,        X, -1, none",
  })
  void whoIsAskedNext(String chain, String asker, int after, String next) {
    var found = Quorum.next(panel(chain, asker), after);
    assertThat(found.isPresent() ? String.valueOf(found.getAsInt()) : "none").isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "ok",
      value = {
        // chain, asker, link, answers, person, yes, alone, objection begins with
        "A|B,    X, 0, '', A, true,  false, ok",
        "A|B,    X, 0, '', A, false, false, ok",
        "A|B,    X, 0, '', B, true,  false, <@A> is asked first",
        "A|B,    X, 1, '', A, true,  false, ok",
        "A|B,    X, 1, '', C, true,  false, You are not in its chain",
        "-|B,    X, 0, '', A, true,  false, You are not in its chain",
        "A|B,    X, 0, -A, A, false, false, You have said no already",
        "A|B,    X, 0, -A, A, true,  false, ok",
        "AB|C,   A, 0, '', A, true,  false, You asked for it",
        "AB|C,   A, 0, '', A, true,  true,  You asked for it", // there are others
        "AB/2|C, A, 0, '', A, true,  false, ok",
        "A,      A, 0, '', A, true,  false, 'You asked for it, and nobody else'",
        "A,      A, 0, '', A, true,  true,  ok",
        "AB|C,   A, 0, '', A, false, false, ok",
      })
  void whoseAnswerCounts(
      String chain,
      String asker,
      int link,
      String answers,
      String person,
      boolean yes,
      boolean alone,
      @Nullable String objection) {
    var got = Quorum.objection(panel(chain, asker), link, votes(answers), person, yes, alone);
    if (objection == null) {
      assertThat(got).isEmpty();
    } else {
      assertThat(got.orElse("ok")).startsWith(objection);
    }
  }

  private static Panel panel(String chain, String asker) {
    return new Panel(
        Arrays.stream(chain.strip().split("\\|", -1)).map(QuorumTest::seats).toList(), asker);
  }

  private static Panel.Seats seats(String link) {
    String[] parts = link.split("/", -1);
    List<String> people = parts[0].equals("-") ? List.of() : Arrays.asList(parts[0].split(""));
    return new Panel.Seats(
        "lead", people, parts.length > 1 ? Integer.parseInt(parts[1]) : 1, Duration.ofMinutes(10));
  }

  private static List<Vote> votes(String answers) {
    List<Vote> votes = new ArrayList<>();
    for (String one : answers.isBlank() ? new String[0] : answers.split(" ", -1)) {
      char sign = one.charAt(0);
      votes.add(new Vote(0, one.substring(1), sign != '-', "why", sign == '*', NOW));
    }
    return votes;
  }
}
