package launchbot.bot.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.words.Word;
import launchbot.probe.Kind;

/** Kinds and targets as people type them. */
final class Typed {
  private Typed() {}

  /** Empty for anything that is no kind. */
  static Optional<Kind> kind(Word word) {
    if (!(word instanceof Word.Text(String text))) {
      return Optional.empty();
    }
    String key = text.toLowerCase(Locale.ROOT);
    return Kind.of(
        switch (key) {
          case "uptime", "https" -> "http";
          case "certificate", "cert" -> "tls";
          case "email", "mail" -> "email-auth";
          case "secrets", "secret" -> "secret-scan";
          case "header" -> "headers";
          default -> key;
        });
  }

  /** Those that look by themselves, as they are typed. */
  static String kinds() {
    return looking().stream().map(kind -> "`" + kind.key() + "`").collect(Collectors.joining(", "));
  }

  static List<Kind> looking() {
    return Arrays.stream(Kind.values()).filter(kind -> !kind.passive()).toList();
  }

  /** Slack makes a link of a bare domain: what stood there is meant, not what it made. */
  static String target(Word word) {
    return switch (word) {
      case Word.Text(String text) -> text;
      case Word.Quoted(String text) -> text;
      case Word.Link(String url, String label)
          when label != null && (url.equals("http://" + label) || url.equals("https://" + label)) ->
          label;
      case Word.Link(String url, _) ->
          url.startsWith("mailto:") ? url.substring("mailto:".length()) : url;
      default -> "";
    };
  }
}
