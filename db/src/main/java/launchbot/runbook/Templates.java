package launchbot.runbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts to begin with, filled with what is known. What nobody has told yet is a place that begins
 * with {@link Runbooks#BLANK}.
 */
public final class Templates {
  private Templates() {}

  /**
   * What is known of a launch; people by name.
   *
   * @param channel where it is talked about: {@code #launch}
   * @param incidents where incidents are dealt with; null where that is the same
   * @param onCall who is called now; null while nobody is
   * @param approvers who decides
   * @param support who answers customers
   * @param page address of the public page; null where there is none
   * @param help where customers get help; null where nobody said
   */
  public record Facts(
      String channel,
      @Nullable String incidents,
      String lead,
      @Nullable String onCall,
      List<String> approvers,
      List<String> support,
      @Nullable String page,
      @Nullable String help) {
    public Facts {
      approvers = List.copyOf(approvers);
      support = List.copyOf(support);
    }
  }

  public static Runbook.Draft of(Template template, Facts facts) {
    return new Runbook.Draft(
        template.title(),
        switch (template) {
          case FIRST_RESPONSE -> firstResponse(facts);
          case TROUBLESHOOTING -> troubleshooting(facts);
        });
  }

  private static String firstResponse(Facts facts) {
    List<String> lines = new ArrayList<>();
    lines.add("## In the first five minutes");
    lines.add("");
    lines.add(
        "1. Press *I'm on it* under the alarm, or type `/incident open` with what users feel.");
    lines.add(
        "2. Talk in the incident's thread in %s; nothing is decided elsewhere."
            .formatted(facts.incidents() == null ? facts.channel() : facts.incidents()));
    lines.add("3. Ask: can users sign in, can they do what they came for, is data at risk?");
    lines.add("4. Contain first, understand later: `/rollback` shows the way back.");
    lines.add(
        "5. Tell customers early, even if it is short: `/incident notice`%s."
            .formatted(facts.page() == null ? "" : ", which goes to " + facts.page()));
    lines.add("");
    lines.add("## Who");
    lines.add("");
    lines.add(
        "- On call: "
            + (facts.onCall() == null ? blank("who is called, and how") : facts.onCall()));
    lines.add("- Leads the launch: " + facts.lead());
    lines.add(
        "- Decides on a rollback: "
            + (facts.approvers().isEmpty()
                ? blank("who decides, by day and by night")
                : String.join(", ", facts.approvers())));
    lines.add(
        "- Answers customers: "
            + (facts.support().isEmpty()
                ? blank("who answers customers")
                : String.join(", ", facts.support())));
    lines.add("- Outside help: `/launch contacts`");
    lines.add("");
    lines.add("## Where");
    lines.add("");
    lines.add("- Talk: " + facts.channel());
    lines.add(
        "- Public page: "
            + (facts.page() == null ? blank("the address of the status page") : facts.page()));
    lines.add(
        "- Where users report trouble: "
            + (facts.help() == null ? blank("a channel, a mail address or a form") : facts.help()));
    lines.add("- Logs: " + blank("a link to the logs"));
    lines.add("- How it stands: `/launch status`, `/probe`");
    lines.add("");
    lines.add("## Before you go");
    lines.add("");
    lines.add("- Say when the next word comes, and to whom you hand over.");
    lines.add("- Mark what matters for the timeline with :pushpin:.");
    return String.join("\n", lines);
  }

  private static String troubleshooting(Facts facts) {
    return """
    ## Sign-in does not work

    1. %s
    2. Try a private window, then another network.

    ## A page is empty or shows an error

    1. Reload once, and note the time and the address.
    2. %s

    ## A mail does not arrive

    1. Look into the spam folder, and check the address.
    2. %s

    ## Still stuck

    Tell us at %s: what you did, what you saw, when, and with which account.\
    """
        .formatted(
            blank("how users reset their password"),
            blank("what admins look at"),
            blank("where admins see whether it was sent"),
            facts.help() == null ? blank("where users report trouble") : facts.help());
  }

  private static String blank(String what) {
    return "%s: %s)".formatted(Runbooks.BLANK, what);
  }
}
