package launchbot.postmortem;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of a postmortem, in their order. */
public enum Section {
  SUMMARY("Summary", "What happened, in three sentences?"),
  IMPACT("Impact", "Who felt it, what could they not do, and for how long?"),
  TIMELINE("Timeline", "What happened when?"),
  FIGURES("Figures", "How soon was it noticed, answered, told and over?"),
  CAUSES("Contributing causes", "What had to come together? What made it possible, what worse?"),
  WELL("What went well", "What helped us notice it? What kept it small?"),
  BADLY("What went badly", "What did we look for in vain? What made us slow?"),
  DECISIONS("Decisions", "What was decided, and on which figure?"),
  ACTIONS("Actions", "What do we change, so that it cannot happen again, or hurts less?");

  /** Those that may stand on the public page. */
  public static final Set<Section> PUBLIC = EnumSet.of(SUMMARY, IMPACT, TIMELINE, CAUSES, ACTIONS);

  private final String title;
  private final String question;

  Section(String title, String question) {
    this.title = title;
    this.question = question;
  }

  /** As it is typed and stored: {@code causes}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its heading. */
  public String title() {
    return title;
  }

  /** What it answers; stands in it while nobody has. */
  public String question() {
    return question;
  }

  /** By its key or its heading, however it is written; empty for any other word. */
  public static Optional<Section> parse(String words) {
    String wanted = words.strip().replaceAll("[\\s:]{0,9}$", "").toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(
            one -> one.key().equals(wanted) || one.title.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  /** {@code Summary, Impact, …}. */
  public static String titles() {
    return Arrays.stream(values()).map(Section::title).collect(Collectors.joining(", "));
  }

  static List<Section> all() {
    return List.of(values());
  }
}
