package launchbot.sprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The plans that Launchbot brings along (PLAYBOOK "Sprint plans"), in version 1 for ever. */
public final class BuiltInPlans {
  /** What a sprint runs when nobody chose. */
  public static final String DEFAULT = "rescue-5";

  /** The default first. */
  public static final List<KeptPlan> ALL = List.of(load(DEFAULT), load("launch-48h"));

  private BuiltInPlans() {}

  public static Optional<KeptPlan> find(String key) {
    return ALL.stream().filter(kept -> kept.plan().key().equals(key)).findFirst();
  }

  private static KeptPlan load(String key) {
    try (var file =
        Objects.requireNonNull(
            BuiltInPlans.class.getResourceAsStream("/plan/" + key + ".yaml"), key)) {
      String source = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return switch (PlanReader.read(source)) {
        case PlanReader.Good(Plan plan) -> new KeptPlan(plan.in(1), source, null, null);
        case PlanReader.Bad bad -> throw new IllegalStateException(key + ": " + bad.words());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
