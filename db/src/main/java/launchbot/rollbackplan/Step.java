package launchbot.rollbackplan;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of the way back. The bot never carries it out: people do, and tell.
 *
 * @param key names it within the plan: {@code restore-db}
 * @param text what is to be done, in a sentence
 * @param command to run by hand; null for none
 * @param owner a Slack user id; null where nobody was named yet
 * @param deputy takes over when it is late; null for none
 * @param target how long it may take
 * @param contact whom to call when the deputy does not get on: a Slack user id, or a name with a
 *     number; null for none
 * @param needs keys of earlier steps that must be over before
 * @param reversible whether it can be undone
 * @param containment whether whoever is on call may do it without the chain's approval
 * @param feature key of the {@link ProductFeature} that it is about; null for all
 */
public record Step(
    String key,
    Kind kind,
    String text,
    @Nullable String command,
    @Nullable String owner,
    @Nullable String deputy,
    Duration target,
    @Nullable String contact,
    List<String> needs,
    boolean reversible,
    boolean containment,
    @Nullable String feature) {

  public Step {
    needs = List.copyOf(needs);
  }

  /** What it changes. */
  public enum Kind {
    CODE,
    DATABASE,
    ASSETS,
    CONFIGURATION,
    COMMUNICATION,
    VERIFICATION;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> parse(String word) {
      return Arrays.stream(values())
          .filter(one -> one.key().equals(word.toLowerCase(Locale.ROOT)))
          .findFirst();
    }
  }
}
