package launchbot.bot.incident;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.Sev;
import launchbot.launch.Launch;

/** What is asked before an incident opens, and what is said when it has. */
final class OpenView {
  static final String PREFIX = "incident_card_";
  static final String SURE = PREFIX + "sure";
  static final String SAME = PREFIX + "same";
  static final String CANCEL = PREFIX + "cancel";
  private static final int MOST = 3;

  private OpenView() {}

  /**
   * Nobody said how bad it is.
   *
   * @param recent that are open already
   */
  static Card howBad(Launch launch, Wanted wanted, List<Incident> recent) {
    List<String> lines = new ArrayList<>();
    lines.add("*%sOpen an incident?* How bad is it?".formatted(drill(wanted)));
    lines.add("Users feel: " + Mrkdwn.plain(wanted.feels()));
    for (Sev sev : Sev.values()) {
      lines.add("• *%s* %s".formatted(sev.key(), sev.means()));
    }
    lines.addAll(lines(launch, recent));
    lines.add("Nothing is open yet.");
    List<BlockElement> buttons = new ArrayList<>();
    for (Sev sev : Sev.values()) {
      buttons.add(Blocks.button(sev.key(), SURE + ":" + sev.key(), wanted.rated(sev).json()));
    }
    return card("Open an incident? How bad is it?", lines, buttons, wanted, recent);
  }

  /** It sounds like one that is open. */
  static Card alike(Launch launch, Wanted wanted, List<Incident> alike) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "*%sIs it the same?* Users feel: %s"
            .formatted(drill(wanted), Mrkdwn.plain(wanted.feels())));
    lines.addAll(lines(launch, alike));
    lines.add("Nothing new is open yet.");
    Sev sev = wanted.severity().orElse(Sev.SEV2);
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(
        Blocks.button(
            "No, open another one, " + sev.key(),
            SURE + ":" + sev.key(),
            wanted.rated(sev).json()));
    return card(
        "It sounds like an incident that is open. Is it the same?", lines, buttons, wanted, alike);
  }

  private static List<String> lines(Launch launch, List<Incident> open) {
    return open.stream()
        .limit(MOST)
        .map(one ->
            "%s is open since %s: %s"
                .formatted(
                    Told.name(one),
                    Mrkdwn.date(one.opened().at(), launch.zone()),
                    Mrkdwn.plain(one.feels())))
        .toList();
  }

  private static Card card(
      String text,
      List<String> lines,
      List<BlockElement> first,
      Wanted wanted,
      List<Incident> same) {
    List<BlockElement> buttons = new ArrayList<>(first);
    same.stream()
        .limit(MOST)
        .forEach(one ->
            buttons.add(
                Blocks.button(
                    "It is incident " + one.number(), SAME + ":" + one.id(), wanted.json())));
    buttons.add(Blocks.button("Cancel", CANCEL, wanted.once()));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(Blocks.actions(buttons));
    return new Card(text, blocks);
  }

  static Card opened(Incident incident) {
    return Card.of(
        "%s (%s) is open in %s: %s. Its message there has the next steps: who leads, what is known, what customers are told."
            .formatted(
                Told.name(incident),
                incident.sev().key(),
                Mrkdwn.channel(incident.channel()),
                Mrkdwn.plain(incident.feels())));
  }

  static String same(Incident incident) {
    return "%s it is. What you told is in its timeline; it is worked on in %s."
        .formatted(Told.name(incident), Mrkdwn.channel(incident.channel()));
  }

  private static String drill(Wanted wanted) {
    return wanted.drill() ? "DRILL · " : "";
  }
}
