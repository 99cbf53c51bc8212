package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.mail.SpfRecord.Directive;
import launchbot.jobs.mail.SpfRecord.Mechanism;
import launchbot.jobs.mail.SpfRecord.Prefixes;
import org.jspecify.annotations.Nullable;

/** Reads SPF records, to the letter of RFC 7208 4.6.1, 5, 6 and 12. */
final class SpfParser {
  private final List<Directive> directives = new ArrayList<>();
  private @Nullable MacroString redirect;
  private @Nullable MacroString explanation;

  private SpfParser() {}

  /**
   * @throws IllegalArgumentException with what is wrong
   */
  static SpfRecord parse(String text) {
    var parser = new SpfParser();
    for (String term : text.substring("v=spf1".length()).split(" ", -1)) {
      if (!term.isEmpty()) {
        parser.term(term);
      }
    }
    return new SpfRecord(parser.directives, parser.redirect, parser.explanation);
  }

  private void term(String term) {
    int end = 0;
    while (end < term.length() && named(term.charAt(end), end)) {
      end++;
    }
    if (end > 0 && end < term.length() && term.charAt(end) == '=') {
      modifier(Ascii.lower(term.substring(0, end)), term.substring(end + 1));
    } else {
      directives.add(directive(term));
    }
  }

  private static boolean named(char c, int at) {
    return Ascii.alpha(c) || (at > 0 && (Ascii.digit(c) || "-_.".indexOf(c) >= 0));
  }

  private void modifier(String name, String value) {
    switch (name) {
      case "redirect" -> redirect = once(name, redirect, value);
      case "exp" -> explanation = once(name, explanation, value);
      default -> MacroString.any(value);
    }
  }

  private static MacroString once(String name, @Nullable MacroString before, String value) {
    if (before != null) {
      throw new IllegalArgumentException("\"%s=\" stands in it twice".formatted(name));
    }
    return MacroString.domain(value);
  }

  private static Directive directive(String term) {
    SpfResult result =
        switch (term.charAt(0)) {
          case '-' -> SpfResult.FAIL;
          case '~' -> SpfResult.SOFTFAIL;
          case '?' -> SpfResult.NEUTRAL;
          default -> SpfResult.PASS;
        };
    String rest = "+-~?".indexOf(term.charAt(0)) >= 0 ? term.substring(1) : term;
    int end = 0;
    while (end < rest.length() && rest.charAt(end) != ':' && rest.charAt(end) != '/') {
      end++;
    }
    String name = Ascii.lower(rest.substring(0, end));
    return new Directive(result, mechanism(name, rest.substring(end), term), term);
  }

  /**
   * @param rest with the colon or slash that it begins with
   */
  private static Mechanism mechanism(String name, String rest, String term) {
    return switch (name) {
      case "all" -> {
        if (!rest.isEmpty()) {
          throw new IllegalArgumentException("\"%s\": all takes nothing".formatted(term));
        }
        yield new Mechanism.All();
      }
      case "include" -> new Mechanism.Include(MacroString.domain(argument(rest, term)));
      case "exists" -> new Mechanism.Exists(MacroString.domain(argument(rest, term)));
      case "ptr" ->
          new Mechanism.Ptr(rest.isEmpty() ? null : MacroString.domain(argument(rest, term)));
      case "ip4" -> network(argument(rest, term), true, term);
      case "ip6" -> network(argument(rest, term), false, term);
      case "a" -> {
        Dual dual = dual(rest, term);
        yield new Mechanism.A(domain(dual.before(), term), dual.prefixes());
      }
      case "mx" -> {
        Dual dual = dual(rest, term);
        yield new Mechanism.Mx(domain(dual.before(), term), dual.prefixes());
      }
      default -> throw new IllegalArgumentException("\"%s\" is no mechanism".formatted(term));
    };
  }

  private static @Nullable MacroString domain(String rest, String term) {
    return rest.isEmpty() ? null : MacroString.domain(argument(rest, term));
  }

  private static String argument(String rest, String term) {
    if (rest.length() < 2 || rest.charAt(0) != ':') {
      throw new IllegalArgumentException("\"%s\" says nothing after its colon".formatted(term));
    }
    return rest.substring(1);
  }

  private static Mechanism network(String text, boolean v4, String term) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    Optional<Ip> network = v4 ? Ip.v4(address) : Ip.v6(address);
    if (network.isEmpty()) {
      throw new IllegalArgumentException("\"%s\" has no address".formatted(term));
    }
    int most = v4 ? 32 : 128;
    int bits = slash < 0 ? most : bits(text.substring(slash + 1), most, term);
    return new Mechanism.Network(network.get(), bits);
  }

  /** What stands before the lengths of prefixes, and these. */
  private record Dual(String before, Prefixes prefixes) {}

  private static Dual dual(String rest, String term) {
    String before = rest;
    int v6 = 128;
    int v4 = 32;
    int digits = digitsAtEnd(before);
    if (digits > 0 && before.startsWith("//", before.length() - digits - 2)) {
      v6 = bits(before.substring(before.length() - digits), 128, term);
      before = before.substring(0, before.length() - digits - 2);
      digits = digitsAtEnd(before);
    }
    if (digits > 0 && before.startsWith("/", before.length() - digits - 1)) {
      v4 = bits(before.substring(before.length() - digits), 32, term);
      before = before.substring(0, before.length() - digits - 1);
    }
    return new Dual(before, new Prefixes(v4, v6));
  }

  private static int digitsAtEnd(String text) {
    int digits = 0;
    while (digits < text.length() && Ascii.digit(text.charAt(text.length() - 1 - digits))) {
      digits++;
    }
    return digits;
  }

  private static int bits(String digits, int most, String term) {
    boolean right =
        !digits.isEmpty()
            && digits.length() <= 3
            && digits.chars().allMatch(Ascii::digit)
            && (digits.length() == 1 || !digits.startsWith("0"));
    int bits = right ? Integer.parseInt(digits) : -1;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("\"%s\" has no such length of prefix".formatted(term));
    }
    return bits;
  }
}
