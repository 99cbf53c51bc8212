package launchbot.bot.probe;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.view.View;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Mrkdwn;
import launchbot.probe.Length;
import launchbot.probe.Probe;

/** What is proposed for an address, and what became of it. */
final class AddView {
  static final String CALLBACK = "probe_these";
  static final String KINDS = "kinds";
  static final String GROUP = "group";

  private AddView() {}

  /** One card to confirm, with the defaults of each. */
  static Card proposal(URI page, List<Probe.Draft> drafts) {
    String url = page.toString();
    List<String> lines = new ArrayList<>();
    lines.add("*What fits* " + Mrkdwn.plain(url));
    drafts.forEach(draft ->
        lines.add(
            "• *%s* %s, every %s"
                .formatted(
                    draft.spec().kind().words(), does(draft), Length.words(draft.pace().every()))));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            List.of(
                Blocks.primary(ProbeCommand.button("Watch these", "add", "these " + url)),
                // Two buttons of one row may not have one name.
                Blocks.button("Change", "probe_do", "add choose " + url))));
    blocks.add(Blocks.context("Nothing is watched before you say so."));
    return new Card("What fits " + Mrkdwn.plain(url) + ": confirm what is to be watched", blocks);
  }

  /** The same, to choose from. */
  static View form(String channel, URI page, List<Probe.Draft> drafts) {
    List<OptionObject> options =
        drafts.stream()
            .map(draft ->
                Blocks.option(
                    "%s: %s".formatted(draft.spec().kind().words(), does(draft)),
                    draft.spec().kind().key()))
            .toList();
    var boxes =
        CheckboxesElement.builder()
            .actionId("value")
            .options(options)
            .initialOptions(options)
            .build();
    return Forms.modal(
        CALLBACK,
        "Watch an address",
        "Watch these",
        new Kept(channel, 0, page.toString()).json(),
        List.of(
            Blocks.section(Mrkdwn.plain(page.toString())),
            Forms.input(KINDS, "What is looked at", null, false, boxes),
            Forms.input(
                GROUP,
                "Group",
                "What belongs together: its alarms come as one, maintenance is said once",
                true,
                Forms.text(null, "checkout", 40, false))));
  }

  static Card added(List<Probe> added, List<String> refused) {
    String headline = "%s from now on.".formatted(Lines.count(added.size(), "probe") + " watching");
    List<String> lines = new ArrayList<>();
    lines.add("*" + headline + "* The first looks come at once.");
    added.forEach(
        probe -> lines.add("• *#%d* %s".formatted(probe.number(), Mrkdwn.plain(probe.name()))));
    if (!refused.isEmpty()) {
      lines.add("Left out:");
      refused.forEach(why -> lines.add("• " + why));
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(Blocks.actions(List.of(ProbeCommand.button("List", "list", ""))));
    return new Card(headline, blocks);
  }

  static Card removed(Probe probe) {
    String text =
        "*#%1$d* %2$s is removed: nobody looks at it any more. Its history stays; `/probe restore %1$d` brings it back."
            .formatted(probe.number(), Mrkdwn.plain(probe.name()));
    return new Card(
        text,
        List.of(
            Blocks.section(text),
            Blocks.actions(
                List.of(ProbeCommand.button("Undo", "restore", String.valueOf(probe.number()))))));
  }

  /** Asks before something is removed that was typed. */
  static Card removing(Probe probe) {
    String text =
        "Remove *#%d* %s? Nobody looks at it any more; its history stays."
            .formatted(probe.number(), Mrkdwn.plain(probe.name()));
    return new Card(
        text,
        List.of(
            Blocks.section(text),
            Blocks.actions(
                List.of(
                    ProbeCommand.button("Remove", "remove", probe.number() + " yes"),
                    Blocks.button("Keep", "probe_do", "show " + probe.number())))));
  }

  private static String does(Probe.Draft draft) {
    String target = Mrkdwn.plain(Mrkdwn.truncate(draft.spec().target(), 60));
    return switch (draft.spec().kind()) {
      case HTTP -> "it answers, and how quickly";
      case TLS -> "the certificate of " + target;
      case REDIRECT -> "http, www and the bare domain lead to one place";
      case HEADERS -> "security, cookies and caching in its headers";
      case PAGE -> "mixed content and weight of the page";
      case EMAIL_AUTH -> "whether mail of " + target + " is trusted";
      default -> target;
    };
  }
}
