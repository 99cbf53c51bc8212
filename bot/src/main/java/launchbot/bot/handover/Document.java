package launchbot.bot.handover;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Passage.Chapter;
import launchbot.bot.launch.Passage.Gap;
import launchbot.bot.web.Markdown;

/**
 * The handover document (PLAYBOOK "Handover document"), put together from what features know. What
 * is missing stands in its chapter, with who should fill it.
 *
 * @param gaps all of them, in the order of the chapters
 */
record Document(String markdown, List<Gap> gaps, List<Chapter> lacking) {
  /** Nothing changed, nothing is left: then nothing is missing. */
  private static final Set<Chapter> MAY_BE_EMPTY =
      EnumSet.of(Chapter.CHANGED, Chapter.RISKS, Chapter.LATER);

  private static final Pattern PERSON = Pattern.compile("<@([A-Z0-9]+)>");

  Document {
    gaps = List.copyOf(gaps);
    lacking = List.copyOf(lacking);
  }

  /** What it is of, and when. */
  record Head(String launch, String lead, String when) {}

  /**
   * @param names of people by their ids
   */
  static Document of(Head head, List<Passage> passages, Map<String, String> names) {
    StringBuilder out = new StringBuilder();
    List<Gap> gaps = new ArrayList<>();
    List<Chapter> lacking = new ArrayList<>();
    out.append("# ").append(Markdown.plain(head.launch())).append(": handover\n\n");
    out.append("Made ").append(head.when()).append(" from what Launchbot knows.\n");
    for (Chapter chapter : Chapter.values()) {
      List<Passage> own = passages.stream().filter(one -> one.chapter() == chapter).toList();
      List<Gap> missing =
          new ArrayList<>(own.stream().flatMap(one -> one.gaps().stream()).toList());
      boolean empty = own.stream().map(Passage::markdown).allMatch(String::isBlank);
      if (empty && missing.isEmpty() && !MAY_BE_EMPTY.contains(chapter)) {
        missing.add(new Gap("Nothing is known of this.", head.lead(), "/launch handover"));
      }
      out.append("\n## ").append(chapter.title()).append("\n");
      own.stream().filter(one -> !one.markdown().isBlank()).forEach(one -> write(out, one, names));
      if (empty && missing.isEmpty()) {
        out.append("\nNothing at present.\n");
      }
      write(out, missing, names);
      gaps.addAll(missing);
      if (!missing.isEmpty()) {
        lacking.add(chapter);
      }
    }
    return new Document(out.toString(), gaps, lacking);
  }

  private static void write(StringBuilder out, Passage passage, Map<String, String> names) {
    if (!passage.title().isEmpty()) {
      out.append("\n### ").append(passage.title()).append("\n");
    }
    out.append("\n").append(named(passage.markdown(), names).strip()).append("\n");
  }

  private static void write(StringBuilder out, List<Gap> missing, Map<String, String> names) {
    if (missing.isEmpty()) {
      return;
    }
    out.append("\n**Missing**\n\n");
    for (Gap gap : missing) {
      out.append(
          "- %s %s can fill it: `%s`\n"
              .formatted(sentence(gap.what()), name(gap.who(), names), gap.type()));
    }
  }

  private static String sentence(String words) {
    String plain = Markdown.plain(words);
    return plain.endsWith(".") ? plain : plain + ".";
  }

  private static String named(String markdown, Map<String, String> names) {
    return PERSON
        .matcher(markdown)
        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(name(found.group(1), names)));
  }

  private static String name(String id, Map<String, String> names) {
    return Markdown.plain(names.getOrDefault(id, "somebody"));
  }
}
