package launchbot.jobs.smoke;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The routes that a perf probe measures: one to a line, {@code GET /api/orders}. */
record Routes(List<Route> routes, List<String> mistakes) {
  static final int MOST = 10;
  private static final int LONGEST = 500;

  /** Only what changes nothing is asked again and again. */
  record Route(String method, String path) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Routes parse(String lines) {
    List<Route> routes = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    int number = 0;
    for (String line : lines.lines().limit(200).toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] words = line.strip().split("\\s+", -1);
      String method = words[0].toUpperCase(Locale.ROOT);
      boolean asks = method.equals("GET") || method.equals("HEAD");
      if (words.length != 2 || !asks || !words[1].startsWith("/") || line.length() > LONGEST) {
        mistakes.add(
            "Line %d of the routes: write `GET /api/orders`; only `GET` and `HEAD` are measured, since each is asked many times."
                .formatted(number));
      } else {
        routes.add(new Route(method, words[1]));
      }
    }
    if (routes.isEmpty() && mistakes.isEmpty()) {
      mistakes.add("A perf probe needs routes: one to a line, such as `GET /api/orders`.");
    }
    if (routes.size() > MOST) {
      mistakes.add("A perf probe measures at most %d routes.".formatted(MOST));
    }
    return new Routes(routes.stream().distinct().toList(), List.copyOf(mistakes));
  }
}
