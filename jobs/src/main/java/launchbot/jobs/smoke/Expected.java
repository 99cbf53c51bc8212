package launchbot.jobs.smoke;

import java.util.List;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched.Answered;

/** What a step's answer has to be. */
final class Expected {
  private static final String STATUS = "status [1-5][0-9]{2}(-[1-5][0-9]{2})?";

  private Expected() {}

  /** What is wrong with such a sentence. */
  static List<String> mistakes(String sentence) {
    return sentence.matches(STATUS)
        ? List.of()
        : List.of("Write what is expected as `status 200` or `status 200-299`.");
  }

  /** The first that the answer does not meet, in words; without any a status below 400 will do. */
  static Optional<String> unmet(List<String> sentences, Answered answer) {
    boolean met =
        sentences.isEmpty()
            ? answer.status() < 400
            : sentences.stream().allMatch(sentence -> within(sentence, answer.status()));
    return met ? Optional.empty() : Optional.of("the status is %d".formatted(answer.status()));
  }

  private static boolean within(String sentence, int status) {
    String[] ends = sentence.substring("status ".length()).split("-");
    return status >= Integer.parseInt(ends[0]) && status <= Integer.parseInt(ends[ends.length - 1]);
  }
}
