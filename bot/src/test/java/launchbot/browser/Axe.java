package launchbot.browser;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Deque's axe-core, run in the page that a browser shows. */
public final class Axe {
  private static final String SCRIPT = script();

  private Axe() {}

  /** What it finds wrong, a line each, with where; it looks at everything that it can decide. */
  public static List<String> violations(Browser browser) {
    browser.driver().executeScript(SCRIPT);
    Object found =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(
                  all => done({ lines: all.violations.map(one => one.id + ': ' + one.help + ' at '
                    + one.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary).join('; ')),
                    passes: all.passes.length }),
                  error => done({ lines: ['axe failed: ' + error], passes: 1 }));
                """);
    if (found instanceof Map<?, ?> all
        && all.get("lines") instanceof List<?> lines
        && all.get("passes") instanceof Number passes
        && passes.intValue() > 0) {
      return lines.stream().map(String::valueOf).toList();
    }
    return List.of("axe looked at nothing: " + found);
  }

  private static String script() {
    try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(in, "axe's script").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
