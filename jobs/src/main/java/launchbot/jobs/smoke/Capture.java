package launchbot.jobs.smoke;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.probe.JsonPath;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/**
 * Where in an answer a value stands: {@code json $.token}, {@code header location}, {@code regex
 * order-([0-9]+)}, {@code css input[name=csrf] @value}.
 */
public sealed interface Capture {
  /** In characters; nothing that a next request needs is longer. */
  int LONGEST = 8_192;

  /** Empty where it is not there, or too long. */
  Optional<String> in(Answered answer);

  /** Names and indexes: {@code $.user.ids[0]}. */
  record Json(JsonPath path) implements Capture {
    @Override
    public Optional<String> in(Answered answer) {
      try {
        return path.find(JsonParser.parseString(answer.text()))
            .filter(JsonElement::isJsonPrimitive)
            .flatMap(found -> kept(found.getAsString()));
      } catch (JsonParseException | StackOverflowError e) {
        return Optional.empty(); // no JSON, or nested beyond all measure
      }
    }
  }

  record Header(String name) implements Capture {
    @Override
    public Optional<String> in(Answered answer) {
      return answer.header(name).flatMap(value -> kept(value.strip()));
    }
  }

  /** Its first group, or all of it where it has none. Linear in time, whatever it is (RE2). */
  record Regex(Pattern pattern) implements Capture {
    @Override
    public Optional<String> in(Answered answer) {
      var matcher = pattern.matcher(answer.text());
      return matcher.find()
          ? Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group())
              .flatMap(Capture::kept)
          : Optional.empty();
    }
  }

  /**
   * @param attribute empty for the text
   */
  record Css(Evaluator selector, String attribute) implements Capture {
    @Override
    public Optional<String> in(Answered answer) {
      Element found = Jsoup.parse(answer.text()).selectFirst(selector);
      return found == null
          ? Optional.empty()
          : kept(attribute.isEmpty() ? found.text() : found.attr(attribute));
    }
  }

  /** What somebody wrote, understood or not. */
  sealed interface Written {}

  record Understood(Capture capture) implements Written {}

  /** A sentence that says what to write instead. */
  record Mistaken(String why) implements Written {}

  static Written parse(String sentence) {
    String text = sentence.strip();
    int space = text.indexOf(' ');
    String rest = space < 0 ? "" : text.substring(space + 1).strip();
    if (rest.isEmpty() || rest.length() > 500) {
      return new Mistaken(
          "Say where the value stands: `json $.token`, `header location`, `regex order-([0-9]+)`"
              + " or `css input[name=csrf] @value`.");
    }
    return switch (text.substring(0, space)) {
      case "json" ->
          JsonPath.of(rest)
              .<Written>map(path -> new Understood(new Json(path)))
              .orElse(new Mistaken("A path in JSON is written as `$.user.ids[0]`."));
      case "header" ->
          rest.matches("[A-Za-z0-9-]{1,60}")
              ? new Understood(new Header(rest))
              : new Mistaken("A header is named as in `header location`.");
      case "regex" -> regex(rest);
      case "css" -> css(rest);
      default ->
          new Mistaken("A value is captured with `json`, `header`, `regex` or `css`, and where.");
    };
  }

  private static Written regex(String pattern) {
    try {
      return new Understood(new Regex(Pattern.compile(pattern)));
    } catch (PatternSyntaxException e) {
      return new Mistaken(
          "That is no regular expression that I know (RE2's: without look-ahead and back"
              + " references).");
    }
  }

  private static Written css(String written) {
    int at = written.lastIndexOf(" @");
    String attribute = at < 0 ? "" : written.substring(at + 2).strip();
    try {
      return new Understood(
          new Css(QueryParser.parse(at < 0 ? written : written.substring(0, at)), attribute));
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      return new Mistaken(
          "That is no CSS selector: write for example `css input[name=csrf] @value`.");
    }
  }

  private static Optional<String> kept(String value) {
    return value.isEmpty() || value.length() > LONGEST ? Optional.empty() : Optional.of(value);
  }
}
