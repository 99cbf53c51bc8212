package launchbot.sandbox;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed, as Slack passes it on: mentions, channels and links in angle brackets,
 * everything else escaped. Names inside {@code `code`} are left alone, as Slack does.
 */
final class Typed {

  private static final Pattern CODE = Pattern.compile("```[\\s\\S]*?```|`[^`\n]+`");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>|]*[^\\s<>|.,;:!?)'\"]");

  private Typed() {}

  /** In a message: {@code <@U1>} and {@code <#C1|name>}. */
  static String message(String typed, World world) {
    return convert(typed, world, false);
  }

  /** In a command with should_escape: {@code <@U1|name>} and {@code <#C1|name>}. */
  static String command(String typed, World world) {
    return convert(typed, world, true);
  }

  private static String convert(String typed, World world, boolean named) {
    Map<String, String> names = names(world, named);
    Pattern pattern = pattern(names);
    var out = new StringBuilder();
    int at = 0;
    Matcher code = CODE.matcher(typed);
    while (!named && code.find()) {
      out.append(prose(typed.substring(at, code.start()), pattern, names));
      out.append(escape(code.group()));
      at = code.end();
    }
    return out.append(prose(typed.substring(at), pattern, names)).toString();
  }

  private static String prose(String text, Pattern pattern, Map<String, String> names) {
    Matcher found = pattern.matcher(text);
    var out = new StringBuilder();
    int at = 0;
    while (found.find()) {
      out.append(escape(text.substring(at, found.start())));
      String known = names.get(found.group().toLowerCase(Locale.ROOT));
      out.append(known != null ? known : "<" + escape(found.group()) + ">");
      at = found.end();
    }
    return out.append(escape(text.substring(at))).toString();
  }

  /** Every name that may be typed, lower case with its sign, and what it becomes. */
  private static Map<String, String> names(World world, boolean named) {
    var names = new LinkedHashMap<String, String>();
    for (Person person : world.people()) {
      String mention = "<@" + person.id() + (named ? "|" + person.name() : "") + ">";
      names.put(("@" + person.realName()).toLowerCase(Locale.ROOT), mention);
      names.put("@" + person.name(), mention);
    }
    for (Channel channel : world.channels()) {
      if (!channel.direct()) {
        names.put("#" + channel.name(), "<#" + channel.id() + "|" + channel.name() + ">");
      }
    }
    for (String all : List.of("here", "channel", "everyone")) {
      names.put("@" + all, "<!" + all + ">");
    }
    return names;
  }

  private static Pattern pattern(Map<String, String> names) {
    // The longest name first, so that "@Ada Lindqvist" is not read as "@Ada" and a word.
    String any =
        String.join(
            "|",
            names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .toList());
    return Pattern.compile(
        LINK.pattern() + "|(?<![\\w@#])(?:" + any + ")(?![\\w-])", Pattern.CASE_INSENSITIVE);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
