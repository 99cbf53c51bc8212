package launchbot.postmortem;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A postmortem as one Markdown file, and back. */
public final class PostmortemFile {
  private static final Pattern STAMPS =
      Pattern.compile("<!-- launchbot postmortem (\\d{1,9}):([a-z0-9= -]{0,400}) -->");
  private static final Pattern STAMP = Pattern.compile("([a-z]{1,20})=(\\d{1,6})-([0-9a-f]{12})");
  private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,2})(?:\\s++(.*+)|)");
  private static final Pattern ENTRY = Pattern.compile("- \\[[ x]\\] #\\d{1,12} .*+");

  private PostmortemFile() {}

  /**
   * What a section of a file was made from.
   *
   * @param version of what people had written
   * @param print of its text
   */
  public record Stamp(int version, String print) {

    /** Whether that text is the one it was made from. */
    public boolean same(String words) {
      return Paper.print(words).equals(print);
    }
  }

  /** What a file turns out to be. */
  public sealed interface Read {}

  /**
   * @param number the incident's, as its first line says; 0 where that is missing
   * @param words by section; sections that it leaves out are not in it
   * @param stamps by section; none where its first line is missing
   */
  public record Parsed(int number, Map<Section, String> words, Map<Section, Stamp> stamps)
      implements Read {}

  /** It cannot be read; a sentence in mrkdwn without words of the file. */
  public record Refused(String why, String words) implements Read {}

  /**
   * @param title its first heading
   * @param actions what is done, a line each as {@link #action} makes it
   */
  public static String write(String title, int number, Paper paper, List<String> actions) {
    return "<!-- launchbot postmortem %d: %s -->\n%s"
        .formatted(
            number,
            Section.all().stream()
                .map(one -> stamp(one, paper.of(one)))
                .collect(Collectors.joining(" ")),
            plain(title, paper, actions));
  }

  /** The same to be read only: nothing in it is for handing in. */
  public static String plain(String title, Paper paper, List<String> actions) {
    var out = new StringBuilder("# ").append(title).append('\n');
    for (Section section : Section.all()) {
      out.append("\n## ").append(section.title()).append("\n\n");
      String words = paper.of(section).words();
      String done = section == Section.ACTIONS ? String.join("\n", actions) : "";
      String both = done.isEmpty() || words.isEmpty() ? done + words : done + "\n\n" + words;
      out.append(both.isEmpty() ? question(section) : both).append('\n');
    }
    return out.toString();
  }

  /** {@code - [ ] #12 Add a test · Ben Ito · due 2026-12-04 · open}. */
  public static String action(long number, boolean done, String words) {
    return "- [%s] #%d %s".formatted(done ? "x" : " ", number, words);
  }

  /** Reads a file, or a part of one. */
  public static Read read(String file) {
    String text = file.replace("\r\n", "\n").replace('\r', '\n');
    Matcher stamps = STAMPS.matcher(text);
    boolean stamped = stamps.find();
    Map<Section, StringBuilder> found = new EnumMap<>(Section.class);
    StringBuilder body = null;
    String fence = "";
    for (String line : (stamped ? text.replace(stamps.group(), "") : text).split("\n", -1)) {
      Matcher heading = HEADING.matcher(line);
      if (fence.isEmpty() && heading.matches() && !(title(heading) && found.isEmpty())) {
        String words = String.valueOf(heading.group(2)).replaceAll("[\\s#]{0,20}$", "");
        Optional<Section> section = Section.parse(words);
        if (section.isEmpty()) {
          return new Refused("There is no section of that name: %s.", words);
        }
        if (found.containsKey(section.get())) {
          return new Refused("That section is in it twice: %s.", words);
        }
        body = new StringBuilder();
        found.put(section.get(), body);
      } else if (body != null) {
        fence = Prose.fence(fence, line);
        body.append(line).append('\n');
      }
    }
    if (found.isEmpty()) {
      return new Refused("There is no section in it%s.", "");
    }
    Map<Section, String> words = new EnumMap<>(Section.class);
    found.forEach((section, builder) -> words.put(section, cleaned(section, builder.toString())));
    for (Map.Entry<Section, String> one : words.entrySet()) {
      if (one.getValue().length() > Prose.LONGEST) {
        return new Refused("That section is too long: %s.", one.getKey().title());
      }
    }
    return new Parsed(
        stamped ? Integer.parseInt(stamps.group(1)) : 0,
        words,
        stamped ? stamps(stamps.group(2)) : Map.of());
  }

  private static boolean title(Matcher heading) {
    return heading.group(1).length() == 1;
  }

  /** Without what only we write into it: questions nobody answered, the entries. */
  private static String cleaned(Section section, String words) {
    String text = Prose.of(words);
    if (text.equals(question(section))) {
      return "";
    }
    return section == Section.ACTIONS
        ? text.lines()
            .filter(line -> !ENTRY.matcher(line).matches())
            .collect(Collectors.joining("\n"))
            .strip()
        : text;
  }

  static String question(Section section) {
    return "*%s*".formatted(section.question());
  }

  private static String stamp(Section section, Paper.Part part) {
    return "%s=%d-%s".formatted(section.key(), part.version(), Paper.print(part.words()));
  }

  private static Map<Section, Stamp> stamps(String words) {
    Map<Section, Stamp> stamps = new EnumMap<>(Section.class);
    Matcher each = STAMP.matcher(words);
    while (each.find()) {
      int version = Integer.parseInt(each.group(2));
      String print = each.group(3);
      Section.parse(each.group(1)).ifPresent(one -> stamps.put(one, new Stamp(version, print)));
    }
    return stamps;
  }
}
