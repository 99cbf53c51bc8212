package launchbot.probe;

import java.util.Collection;
import java.util.Locale;

/** What probes are called where nobody says otherwise. */
public final class Naming {
  /** As long as a name may be. */
  static final int LONGEST = 80;

  private Naming() {}

  /** {@code app.example.com/login}, {@code example.com TLS}. */
  public static String of(Spec spec) {
    String target = bare(spec.target());
    String kind = spec.kind() == Kind.HTTP ? "" : " " + spec.kind().words();
    int room = LONGEST - kind.length();
    return (target.length() > room ? target.substring(0, room - 1).strip() + "…" : target) + kind;
  }

  /** The same with a number behind it, where that name is given already. */
  public static String free(String name, Collection<String> given) {
    String free = name;
    for (int i = 2; taken(free, given); i++) {
      String end = " " + i;
      free = name.substring(0, Math.min(name.length(), LONGEST - end.length())) + end;
    }
    return free;
  }

  static boolean taken(String name, Collection<String> given) {
    return given.stream().anyMatch(one -> one.equalsIgnoreCase(name));
  }

  private static String bare(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    int scheme = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : 0;
    String rest = target.substring(scheme);
    int query = rest.indexOf('?');
    String path = query < 0 ? rest : rest.substring(0, query);
    String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return name.isEmpty() ? target : name;
  }
}
