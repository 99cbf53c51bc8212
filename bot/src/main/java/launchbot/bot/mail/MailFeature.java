package launchbot.bot.mail;

import java.util.List;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Reply;
import launchbot.jobs.probe.Instruments;
import launchbot.ledger.Ledger;

/** {@code /probe mail}. */
public final class MailFeature implements Feature {
  private final MailModal modal;

  public MailFeature(Ledger ledger, Files files, Instruments instruments) {
    this.modal = new MailModal(new MailDesk(ledger, instruments), files);
  }

  @Override
  public List<Topic> probeTopics() {
    return List.of(
        Topic.of(
            "mail",
            "",
            "verify a message that arrived: its signatures, its sender, what they say together",
            MailFeature::answer));
  }

  private static Reply answer(Ask ask) {
    if (!ask.words().isEmpty()) {
      return new Reply.Refusal(
          "`/probe mail` opens a form for a message that arrived. To watch a domain's records,"
              + " type `/probe add example.com`.");
    }
    return new Reply.Open(
        MailModal.view(ask.visit().channel()),
        new Card(
            "Slack opens forms from buttons only here.",
            List.of(
                Blocks.section("Slack opens forms from buttons only here:"),
                Blocks.actions(List.of(ProbeCommand.button("Open the form", "mail", ""))))));
  }

  @Override
  public List<Modal> modals() {
    return List.of(modal);
  }
}
