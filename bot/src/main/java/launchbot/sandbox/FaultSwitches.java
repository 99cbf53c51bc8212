package launchbot.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The switches of {@link Faults}, and of people's accounts, as JSON: for the page and for tests.
 */
final class FaultSwitches {

  private static final String KINDS =
      "down, slow, rate_limited, times_out_after, error, refuse, scope, pace, deactivated, off,"
          + " clear";

  private final Stage stage;

  FaultSwitches(Stage stage) {
    this.stage = stage;
  }

  /** Carries out one; answers everything that is on afterwards. */
  JsonObject set(JsonObject request) {
    Faults faults = stage.faults();
    @Nullable String method = Json.text(request, "method");
    @Nullable String channel = Json.text(request, "channel");
    var seconds = Duration.ofSeconds(Long.parseLong(Json.text(request, "seconds", "30")));
    int calls = Integer.parseInt(Json.text(request, "calls", "1"));
    boolean on = Json.flag(request, "on");
    switch (Json.text(request, "kind", "")) {
      case "down" -> faults.down();
      case "slow" ->
          faults.slow(Duration.ofMillis(Long.parseLong(Json.text(request, "millis", "2000"))));
      case "rate_limited" -> faults.rateLimited(seconds, method);
      case "times_out_after" -> faults.timesOutAfter(method, seconds, calls);
      case "error" -> faults.fail(method, Json.text(request, "error", "internal_error"), calls);
      case "refuse" -> faults.refuse(method, channel, PageActions.need(request, "error"));
      case "scope" -> faults.scope(PageActions.need(request, "scope"), on);
      case "pace" -> faults.paced(on);
      case "deactivated" -> account(PageActions.need(request, "user"), on);
      case "off" -> off(Integer.parseInt(PageActions.need(request, "id")));
      case "clear" -> {
        faults.clear();
        switchedOff().forEach(one -> account(one.id(), false));
      }
      default -> throw new IllegalArgumentException("kind is one of " + KINDS);
    }
    return describe();
  }

  private void off(int id) {
    if (!stage.faults().off(id)) {
      throw new IllegalArgumentException("nothing that is on has the id " + id);
    }
  }

  private void account(String userId, boolean deactivated) {
    var people = new People(stage);
    if (deactivated) {
      people.stand(userId, Person.Standing.DEACTIVATED);
    } else {
      people.reactivate(userId);
    }
  }

  /** Whoever is deactivated now and was not at first. */
  private List<Person> switchedOff() {
    return stage.world().people().stream()
        .filter(Person::deactivated)
        .filter(one -> Cast.PEOPLE.stream().noneMatch(one::equals))
        .toList();
  }

  /** What is on, and the scopes that can be withheld. */
  JsonObject describe() {
    JsonArray on = stage.faults().describe();
    switchedOff().forEach(one -> on.add(Json.of("kind", "deactivated", "user", one.id())));
    return Json.of("faults", on, "scopes", stage.scopes().asked());
  }
}
