package launchbot.bot.freeze;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Optional;
import launchbot.bot.web.HookReceiver;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.sprint.Exemption;
import launchbot.sprint.Exemptions;
import launchbot.sprint.Freeze;

/**
 * {@code GET …/freeze}: whether a pipeline may go on. 200 open, or frozen with an exception that
 * the change names; 423 frozen.
 */
public final class FreezeHook implements HookReceiver {
  private static final int LOCKED = 423;

  private final Ledger ledger;

  public FreezeHook(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Answer receive(Call call) {
    return ledger.<Answer>read(
        call.workspace(),
        sql -> {
          Launch launch = LaunchStore.find(sql, call.hook().launch()).orElseThrow();
          return answer(
              Frozen.of(sql, launch, call.at()), call.parameters().getOrDefault("change", ""));
        });
  }

  static Answer answer(Frozen frozen, String change) {
    Optional<Exemption> named =
        change.isBlank()
            ? Optional.empty()
            : Exemptions.naming(change, frozen.exemptions(), frozen.today());
    boolean holds = frozen.freeze().holds();
    boolean allowed = !holds || named.isPresent();
    var body = new JsonObject();
    body.addProperty("frozen", holds);
    body.addProperty("allowed", allowed);
    body.addProperty("launch", frozen.launch().name());
    body.addProperty("why", why(frozen.freeze(), named, !change.isBlank()));
    if (frozen.freeze() instanceof Freeze.On on) {
      body.addProperty("day", on.day());
      body.addProperty("of", on.of());
      body.addProperty("since", on.since().toString());
      body.addProperty("until", on.last().toString());
    }
    if (frozen.freeze() instanceof Freeze.Ahead(var dayOne)) {
      body.addProperty("begins", dayOne.toString());
    }
    named.ifPresent(one -> body.add("exception", json(one)));
    var inForce = new JsonArray();
    frozen.inForce().forEach(one -> inForce.add(json(one)));
    body.add("exceptions", inForce);
    return new Answer(allowed ? 200 : LOCKED, body);
  }

  private static String why(Freeze freeze, Optional<Exemption> named, boolean asked) {
    return switch (freeze) {
      case Freeze.Never _ -> "No sprint has been started: nothing is frozen.";
      case Freeze.Ahead(var dayOne) -> "The freeze begins on %s.".formatted(dayOne);
      case Freeze.Lifted(_, boolean went) ->
          went
              ? "The sprint ended with the go: nothing is frozen."
              : "The sprint was stopped: nothing is frozen.";
      case Freeze.On on ->
          "Day %d of %d: new features wait until the go, planned for %s. "
                  .formatted(on.day(), on.of(), on.last())
              + named
                  .map(one ->
                      "Exception %d allows this change through %s."
                          .formatted(one.number(), one.through()))
                  .orElse(
                      asked
                          ? "No exception in force fits this change. Ask for one in Slack: /launch"
                              + " freeze except \"…\" because …"
                          : "A change with an exception names it: ?change=exception%202");
    };
  }

  private static JsonObject json(Exemption one) {
    var json = new JsonObject();
    json.addProperty("number", one.number());
    json.addProperty("what", one.what());
    json.addProperty("through", String.valueOf(one.through()));
    return json;
  }
}
