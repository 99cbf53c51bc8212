package launchbot.jobs.smoke;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Wanted;
import org.jspecify.annotations.Nullable;

/** What a step sends, once its variables have values. */
final class Requests {
  private static final String TYPE = "Content-Type";

  private Requests() {}

  /** Its method, headers and body. */
  record Sent(String method, List<Wanted.Header> headers, byte[] body) {}

  static Sent of(Step step, Variables variables) throws Variables.Unknown {
    List<Wanted.Header> headers = new ArrayList<>();
    for (Map.Entry<String, String> each : step.headers().entrySet()) {
      headers.add(new Wanted.Header(each.getKey(), variables.filled(each.getValue())));
    }
    boolean typed = headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(TYPE));
    String text = "";
    String type = "";
    switch (step.body()) {
      case Step.None() -> {
        // nothing to send
      }
      case Step.Form(Map<String, String> fields) -> {
        text = form(fields, variables);
        type = "application/x-www-form-urlencoded";
      }
      case Step.Json(var json) -> {
        text = variables.filled(json).toString();
        type = "application/json";
      }
      case Step.Text(String body) -> text = variables.filled(body);
    }
    if (!typed && !type.isEmpty()) {
      headers.add(new Wanted.Header(TYPE, type));
    }
    return new Sent(step.method(), headers, text.getBytes(StandardCharsets.UTF_8));
  }

  /** An address that came out of a step; empty for what cannot be asked. */
  static Optional<URI> uri(URI target, String text) {
    try {
      URI base = target.getRawPath().isEmpty() ? target.resolve("/") : target;
      URI uri = base.resolve(text.replace(" ", "%20"));
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getRawUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // its message holds the address, and that what was captured
    }
  }

  /**
   * Whether it is the host that the step names, or else the target's: no answer that was captured
   * can lead what is typed for one host to another.
   */
  static boolean stays(URI target, Step step, URI there) {
    boolean named = step.url().startsWith("http://") || step.url().startsWith("https://");
    String written = named ? step.url().split("\\$\\{", 2)[0] : "";
    return uri(target, written)
        .filter(from -> from.getAuthority().equalsIgnoreCase(there.getAuthority()))
        .filter(from -> from.getScheme().equals(there.getScheme()))
        .isPresent();
  }

  /** Where a redirect leads, if to the same host and not from https to http; otherwise null. */
  static @Nullable URI next(URI from, Answered answer) {
    if (answer.status() < 300 || answer.status() >= 400) {
      return null;
    }
    Optional<URI> next = answer.header("location").flatMap(to -> uri(from, to.strip()));
    return next.filter(to ->
            to.getHost().equalsIgnoreCase(from.getHost())
                && (to.getScheme().equals("https") || from.getScheme().equals("http"))
                && (to.getPort() == from.getPort() || !to.getScheme().equals(from.getScheme())))
        .orElse(null);
  }

  static List<Wanted.Header> withoutBody(List<Wanted.Header> headers) {
    return headers.stream().filter(header -> !header.name().equalsIgnoreCase(TYPE)).toList();
  }

  /** A value within a path or query; one that is an address of its own stays as it is. */
  static String encoded(String value) {
    return value.startsWith("/") || value.startsWith("https://") || value.startsWith("http://")
        ? value
        : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String form(Map<String, String> fields, Variables variables)
      throws Variables.Unknown {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, String> each : fields.entrySet()) {
      pairs.add(
          URLEncoder.encode(each.getKey(), StandardCharsets.UTF_8)
              + "="
              + URLEncoder.encode(variables.filled(each.getValue()), StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }
}
