package launchbot.bot.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/**
 * Pages from the templates under {@code src/main/jte}, which the build makes classes of. Every
 * value is escaped for the place it stands in.
 */
public final class Html {
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  private Html() {}

  /**
   * @param template its file, without the ending: {@code page/status}
   * @param values by the names of its parameters
   */
  public static String of(String template, Map<String, Object> values) {
    var output = new StringOutput();
    ENGINE.render(template + ".jte", values, output);
    return output.toString();
  }
}
