package launchbot.bot.rollbackplan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.rollbackplan.PlanText;
import launchbot.yaml.Problem;
import org.jspecify.annotations.Nullable;

/** A form's inputs as the fields of YAML that they are called by, so that both are read alike. */
final class PartFields {
  private PartFields() {}

  /**
   * @param names of the inputs that were filled
   * @param lists of those, which hold several, a line or a comma between them
   */
  static Map<String, Object> of(Submission form, List<String> names, List<String> lists) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String name : names) {
      String typed = Forms.visible(form.value(name));
      if (typed != null && !typed.isBlank()) {
        fields.put(name, lists.contains(name) ? several(name, typed) : typed.strip());
      }
    }
    return fields;
  }

  private static List<String> several(String name, String typed) {
    List<String> parts = new ArrayList<>();
    // How something fails is told in sentences; keys and numbers stand behind commas too.
    for (String part : typed.split(name.equals("fails") ? "\n" : "[,\n]", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  /** Each problem under its input. */
  static Submitted errors(PlanText.Bad bad, List<String> names) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Problem problem : bad.problems()) {
      String block = block(problem.what(), names);
      errors.merge(block, Forms.unformatted(problem.what()), (one, other) -> one + " " + other);
    }
    return new Submitted.Errors(errors);
  }

  private static String block(String what, List<String> names) {
    return names.stream()
        .filter(name -> what.startsWith("`" + name))
        .findFirst()
        .orElse(names.getFirst());
  }

  static String lines(List<String> values) {
    return String.join("\n", values);
  }

  static @Nullable String joined(List<String> values) {
    return values.isEmpty() ? null : String.join(", ", values);
  }
}
