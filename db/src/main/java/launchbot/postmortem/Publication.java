package launchbot.postmortem;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import launchbot.notice.Notice;

/**
 * What of a postmortem everybody may read: chosen sections, of the timeline only what customers
 * were told, actions by their titles alone; people and Slack's ids are taken out.
 */
public final class Publication {
  /** In characters: more than anybody reads. */
  public static final int LONGEST = 30_000;

  private static final String SOMEBODY = "one of the team";
  private static final DateTimeFormatter TOLD =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm zzz", Locale.ENGLISH);
  private static final Pattern SLACK_LINK =
      Pattern.compile("https://[a-z0-9-]{1,60}\\.slack\\.com/[^\\s)>\\]]*+");
  private static final Pattern CHANNEL = Pattern.compile("<[#!][^<>]{1,200}+>");
  private static final Pattern ID =
      Pattern.compile("\\b[UWCGDT](?=[A-Z]{0,12}[0-9])[A-Z0-9]{8,14}\\b");
  private static final Pattern EMPTY_LINK = Pattern.compile("\\[([^\\[\\]]{0,200}+)\\]\\(\\)");

  private Publication() {}

  /**
   * @param sections of {@link Section#PUBLIC}; others are left out
   * @param actions titles of entries
   */
  public static String of(
      Paper paper,
      Facts facts,
      Set<Section> sections,
      List<String> actions,
      Blameless.Names names) {
    List<String> parts = new ArrayList<>();
    for (Section section : Section.values()) {
      if (Section.PUBLIC.contains(section) && sections.contains(section)) {
        String words =
            switch (section) {
              case TIMELINE -> told(facts);
              case ACTIONS ->
                  actions.stream().map(one -> "- " + one).collect(Collectors.joining("\n"));
              default -> paper.of(section).words();
            };
        if (!words.isBlank()) {
          parts.add("## %s\n\n%s".formatted(section.title(), cleared(words, names)));
        }
      }
    }
    return String.join("\n\n", parts);
  }

  /** A text without people, mentions, ids and links into Slack. */
  public static String cleared(String text, Blameless.Names names) {
    String without = SLACK_LINK.matcher(CHANNEL.matcher(text).replaceAll("")).replaceAll("");
    without = EMPTY_LINK.matcher(without).replaceAll("$1");
    var out = new StringBuilder();
    int from = 0;
    for (Blameless.Span person : Blameless.people(without, names)) {
      out.append(without, from, person.from()).append(SOMEBODY);
      from = person.to();
    }
    out.append(without.substring(from));
    return ID.matcher(out).replaceAll(SOMEBODY).strip();
  }

  private static String told(Facts facts) {
    List<Told> told = new ArrayList<>();
    told.add(new Told(facts.incident().began().at(), "it began"));
    for (Notice notice : facts.notices()) {
      Notice.Approved approved = notice.approved();
      if (approved != null) {
        told.add(new Told(approved.at(), notice.text().headline()));
      }
    }
    Instant end = facts.incident().resolvedAt();
    if (end != null) {
      told.add(new Told(end, "it was over"));
    }
    return told.stream()
        .sorted(Comparator.comparing(Told::at))
        .map(one -> "- %s: %s".formatted(TOLD.format(one.at().atZone(facts.zone())), one.words()))
        .collect(Collectors.joining("\n"));
  }

  private record Told(Instant at, String words) {}
}
