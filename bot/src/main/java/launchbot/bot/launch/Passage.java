package launchbot.bot.launch;

import java.util.List;

/**
 * What a feature writes into the handover document.
 *
 * @param title of the paragraph under its chapter; empty for none
 * @param markdown CommonMark; empty where nothing is known
 * @param gaps what is missing
 */
public record Passage(Chapter chapter, String title, String markdown, List<Gap> gaps) {

  public Passage {
    gaps = List.copyOf(gaps);
  }

  /** The parts of the document, in their order. */
  public enum Chapter {
    LIVE("What is live"),
    ACCESS("Accounts and access"),
    ENVIRONMENT("Environment"),
    ROLLBACK("Rollback"),
    MONITORING("Monitoring"),
    EMAIL("Email"),
    CONTACTS("Emergency contacts"),
    CHANGED("What changed"),
    RISKS("Known risks, and what to watch"),
    LATER("Post-launch entries");

    private final String title;

    Chapter(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * @param what is missing, in plain words: {@code Nobody owns DATABASE_URL}
   * @param who should fill it: a Slack user id
   * @param type what to type: {@code /launch env own DATABASE_URL @ada}
   */
  public record Gap(String what, String who, String type) {}
}
