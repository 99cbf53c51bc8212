package launchbot.jobs.probe;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Journey;
import launchbot.jobs.fetch.Quote;
import launchbot.jobs.fetch.Targets;
import launchbot.probe.Expectation;
import launchbot.probe.Expectations;
import launchbot.probe.JsonPath;
import launchbot.probe.JsonValue;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;

/**
 * Looks at one value of a JSON document, such as a drift that should be 0: {@code json $.drift <=
 * 0}. Options: {@code path}, where no expectation names one, and those of HTTP. The value is the
 * fact {@code value}.
 */
public final class JsonCheck implements Check {
  private static final String PATH = "path";
  private static final String VALUE = "value";

  private final Instruments instruments;

  public JsonCheck(Instruments instruments) {
    this.instruments = instruments;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.JSON);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>(Asking.mistakes(spec));
    mistakes.addAll(Expectations.mistakes(spec.expect()));
    if (mistakes.isEmpty() && path(spec).isEmpty()) {
      mistakes.add(
          "Say where the value is: `json $.drift &lt;= 0`, or `path $.drift` to watch it only.");
    }
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    Optional<JsonPath> path = path(spec);
    if (path.isEmpty() || !(Targets.url(spec.target()) instanceof Targets.Url url)) {
      return Outcome.untestable("it is not said which value of what address is meant");
    }
    Journey journey =
        Journey.of(
            instruments.fetcher(),
            Asking.wanted(spec, url.uri(), look.timeout()),
            spec.option(Asking.FOLLOW).orElse("yes").equals("yes") ? Journey.MOST : 0);
    return switch (journey.end().fetched()) {
      case Fetched.Failed failed -> Seen.failed(failed, look.at());
      case Fetched.Answered answered -> judged(spec, path.get(), journey, answered, look);
    };
  }

  private static Outcome judged(
      Spec spec, JsonPath path, Journey journey, Fetched.Answered answered, Look look) {
    Optional<String> value =
        JsonValue.document(answered.text()).flatMap(path::find).map(JsonCheck::shown);
    List<Expectation> expected = HttpCheck.expected(spec);
    if (expected.stream().noneMatch(JsonValue.class::isInstance)) {
      expected.add(new JsonValue(path, JsonValue.How.PRESENT, null));
    }
    Map<String, String> seen = value.map(is -> Map.of(VALUE, is)).orElseGet(Map::of);
    Outcome outcome = AnswerVerdict.of(journey, answered, expected, seen, look);
    return outcome.level() == Level.UP && value.isPresent()
        ? Seen.answered(
            answered,
            Level.UP,
            path.words() + " is " + value.get(),
            outcome.facts(),
            outcome.findings())
        : outcome;
  }

  /** Short, on one line. */
  private static String shown(JsonElement value) {
    String quoted = Quote.of(JsonValue.text(value));
    return quoted.substring(1, quoted.length() - 1);
  }

  /** What the option says, or else the first expectation of a value. */
  private static Optional<JsonPath> path(Spec spec) {
    Optional<String> said = spec.option(PATH);
    if (said.isPresent()) {
      return JsonPath.of(said.get());
    }
    return Expectations.understood(spec.expect()).stream()
        .filter(JsonValue.class::isInstance)
        .map(one -> ((JsonValue) one).path())
        .findFirst();
  }
}
