package launchbot.jobs.smoke;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;

/**
 * One request of a smoke probe. {@code ${name}} in values stands for what an earlier step captured,
 * {@code ${secret.name}} for a secret.
 *
 * @param url absolute, or relative to the probe's target
 * @param follow whether redirects on the same host are followed
 * @param expect sentences of {@code Expectation}; where there is none, any status below 400 will do
 * @param capture what later steps know by these names
 */
public record Step(
    String name,
    String method,
    String url,
    Map<String, String> headers,
    Body body,
    boolean follow,
    List<String> expect,
    Map<String, Capture> capture) {
  public Step {
    headers = Map.copyOf(headers);
    expect = List.copyOf(expect);
  }

  /** What is sent. */
  public sealed interface Body {}

  public record None() implements Body {}

  /** As a browser sends a form. */
  public record Form(Map<String, String> fields) implements Body {}

  public record Json(JsonElement value) implements Body {}

  public record Text(String text) implements Body {}
}
