package launchbot.jobs.smoke;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.probe.Answer;
import launchbot.probe.Expectation;
import launchbot.probe.Expectations;
import org.jspecify.annotations.Nullable;

/** What a step's answer has to be. */
final class Expected {
  private Expected() {}

  /** What is wrong with such a sentence. */
  static List<String> mistakes(String sentence) {
    return Expectations.mistakes(List.of(sentence));
  }

  /** The first that the answer does not meet, in words; without any a status below 400 will do. */
  static Optional<String> unmet(
      List<String> sentences, URI asked, Answered answered, Redaction redaction) {
    if (sentences.isEmpty()) {
      return answered.status() < 400
          ? Optional.empty()
          : Optional.of("status %d".formatted(answered.status()));
    }
    var answer = new Judged(answered, asked, null);
    for (Expectation each : Expectations.understood(sentences)) {
      if (each.unmet(answer).isPresent()) {
        // Words show a part of what came: a part of a secret could not be told from other text.
        return each.unmet(new Judged(answered, asked, redaction))
            .or(() -> Optional.of("it is not as expected: " + each.words()));
      }
    }
    return Optional.empty();
  }

  /**
   * @param redaction that what it says passes; null for the answer as it is
   */
  private record Judged(Answered answered, URI asked, @Nullable Redaction redaction)
      implements Answer {
    @Override
    public int status() {
      return answered.status();
    }

    @Override
    public List<String> headers(String name) {
      return answered.headers(name).stream().map(this::clean).toList();
    }

    @Override
    public String body() {
      return clean(answered.text());
    }

    @Override
    public Duration took() {
      return Duration.of(answered.timings().total(), ChronoUnit.MICROS);
    }

    @Override
    public String leadsTo() {
      boolean leads = answered.status() >= 300 && answered.status() < 400;
      return clean(
          answered
              .header("location")
              .filter(_ -> leads)
              .flatMap(to -> Requests.uri(asked, to.strip()))
              .map(URI::toString)
              .orElse(""));
    }

    private String clean(String text) {
      return redaction == null ? text : redaction.of(text);
    }
  }
}
