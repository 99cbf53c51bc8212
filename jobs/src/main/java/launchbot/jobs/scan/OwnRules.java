package launchbot.jobs.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Our own rules, from {@code scan/rules.toml}; read when they are first needed. */
final class OwnRules {
  static final Rules RULES = read();

  private OwnRules() {}

  private static Rules read() {
    var none = new Rules(List.of(), List.of(), "");
    return switch (RuleFile.read(text(), none)) {
      case RuleFile.Usable(Rules rules) -> rules;
      case RuleFile.Unusable(List<String> mistakes) ->
          throw new IllegalStateException(String.join("\n", mistakes));
    };
  }

  private static String text() {
    try (InputStream file = OwnRules.class.getResourceAsStream("/scan/rules.toml")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
