package launchbot.jobs.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.triage.Severity;

/**
 * Something that must not be reachable in public. Single-page apps answer 200 to everything, so
 * each is told by what is in it.
 *
 * @param key names it in rules: {@code env}
 * @param path with the slash that it begins with
 * @param what it is, in a few words
 * @param sign that it is there
 */
record Leak(String key, String path, Severity severity, String what, Sign sign) {

  /** What tells one by the beginning of its content. */
  interface Sign {
    /**
     * What may be shown of it, redacted; empty where it is not there.
     *
     * @param start the first bytes
     * @param text the same as Latin-1
     */
    Optional<String> in(byte[] start, String text);
  }

  private static final int MOST_NAMES = 3;
  private static final int LONGEST_NAME = 40;

  /** In the order in which they are asked for. */
  static final List<Leak> ALL =
      List.of(
          blocker("env", "/.env", "the variables of the environment", Leak::variables),
          blocker("env", "/.env.local", "the variables of the environment", Leak::variables),
          blocker("env", "/.env.production", "the variables of the environment", Leak::variables),
          blocker("git", "/.git/HEAD", "the repository", Leak::gitHead),
          blocker("git", "/.git/config", "the repository's settings", has("[core]")),
          blocker("svn", "/.svn/wc.db", "the repository", has("SQLite format 3")),
          blocker("dump", "/backup.sql", "a copy of the database", Leak::dump),
          blocker("dump", "/dump.sql", "a copy of the database", Leak::dump),
          blocker("dump", "/database.sql", "a copy of the database", Leak::dump),
          blocker("dump", "/db.sql", "a copy of the database", Leak::dump),
          blocker("archive", "/backup.zip", "an archive", starts("PK\u0003\u0004")),
          blocker("archive", "/site.zip", "an archive", starts("PK\u0003\u0004")),
          blocker("archive", "/www.zip", "an archive", starts("PK\u0003\u0004")),
          blocker("archive", "/backup.tar.gz", "an archive", starts("\u001f\u008b")),
          blocker("key", "/id_rsa", "a private key", Leak::privateKey),
          blocker("key", "/.ssh/id_rsa", "a private key", Leak::privateKey),
          blocker("aws", "/.aws/credentials", "keys to AWS", has("aws_access_key_id")),
          blocker("npmrc", "/.npmrc", "a token for packages", has("_authToken")),
          blocker("config", "/wp-config.php.bak", "settings with a password", has("DB_PASSWORD")),
          blocker(
              "actuator", "/actuator/env", "the application's settings", json("propertySources")),
          blocker(
              "actuator", "/actuator/heapdump", "the application's memory", has("JAVA PROFILE")),
          high("actuator", "/actuator/mappings", "all routes", json("mappings")),
          high("htpasswd", "/.htpasswd", "names with hashed passwords", Leak::passwords),
          high("pprof", "/debug/pprof/", "the profiler", has("Types of profiles available")),
          high("phpinfo", "/phpinfo.php", "PHP's settings", has("phpinfo()")),
          high("phpinfo", "/info.php", "PHP's settings", has("phpinfo()")),
          high("status", "/server-status", "Apache's requests", has("Apache Server Status for")),
          high("elmah", "/elmah.axd", "the error log", has("Error log for")),
          new Leak(
              "ds-store",
              "/.DS_Store",
              Severity.MEDIUM,
              "a list of files",
              starts("\u0000\u0000\u0000\u0001Bud1")));

  /** Next to a script. */
  static final Sign SOURCE_MAP = Leak::sourceMap;

  private static Leak blocker(String key, String path, String what, Sign sign) {
    return new Leak(key, path, Severity.BLOCKER, what, sign);
  }

  private static Leak high(String key, String path, String what, Sign sign) {
    return new Leak(key, path, Severity.HIGH, what, sign);
  }

  private static Sign has(String mark) {
    return (_, text) -> text.contains(mark) ? Optional.of("") : Optional.empty();
  }

  private static Sign starts(String mark) {
    return (_, text) -> text.startsWith(mark) ? Optional.of("") : Optional.empty();
  }

  private static Sign json(String field) {
    return (_, text) ->
        text.stripLeading().startsWith("{") && text.contains("\"" + field + "\"")
            ? Optional.of("")
            : Optional.empty();
  }

  /** {@code DB_PASSWORD=…, MAIL_KEY=…}: names only. */
  private static Optional<String> variables(byte[] start, String text) {
    if (markup(text)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (String line : text.lines().limit(500).toList()) {
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals).strip();
      name = name.startsWith("export ") ? name.substring("export ".length()).strip() : name;
      if (isVariable(name)) {
        names.add(name + "=…");
      } else if (!line.isBlank() && !line.startsWith("#") && names.isEmpty()) {
        return Optional.empty();
      }
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))));
  }

  private static boolean isVariable(String name) {
    return name.length() >= 2
        && name.length() <= LONGEST_NAME
        && Character.isLetter(name.charAt(0))
        && name.chars().allMatch(c -> c == '_' || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  private static Optional<String> gitHead(byte[] start, String text) {
    String line = text.strip();
    return line.startsWith("ref: refs/") || line.matches("[0-9a-f]{40}")
        ? Optional.of("")
        : Optional.empty();
  }

  private static Optional<String> dump(byte[] start, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    boolean sql =
        upper.contains("INSERT INTO ")
            || upper.contains("CREATE TABLE ")
            || upper.contains("POSTGRESQL DATABASE DUMP")
            || upper.startsWith("-- MYSQL DUMP");
    return sql && !markup(text) ? Optional.of("") : Optional.empty();
  }

  private static Optional<String> privateKey(byte[] start, String text) {
    return text.startsWith("-----BEGIN ")
            && text.lines().findFirst().orElse("").contains("PRIVATE KEY")
        ? Optional.of("")
        : Optional.empty();
  }

  private static Optional<String> passwords(byte[] start, String text) {
    String line = text.lines().findFirst().orElse("");
    int colon = line.indexOf(':');
    String hash = colon < 1 ? "" : line.substring(colon + 1);
    boolean known = hash.startsWith("$") || hash.startsWith("{SHA}");
    return known && line.length() < 300 ? Optional.of("") : Optional.empty();
  }

  /** Whether the sources are in it decides how much it tells. */
  private static Optional<String> sourceMap(byte[] start, String text) {
    boolean map =
        text.stripLeading().startsWith("{")
            && text.contains("\"version\"")
            && (text.contains("\"sources\"") || text.contains("\"mappings\""));
    return map
        ? Optional.of(text.contains("\"sourcesContent\"") ? "with all sources" : "")
        : Optional.empty();
  }

  private static boolean markup(String text) {
    return text.stripLeading().startsWith("<");
  }

  /** What may be shown of it; empty where it is not there. */
  Optional<String> seen(byte[] start) {
    return sign.in(start, latin(start));
  }

  static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
