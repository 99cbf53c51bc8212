package launchbot.bot.postmortem;

import com.slack.api.model.block.element.ConversationsSelectElement;
import com.slack.api.model.view.View;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.postmortem.Postmortem;
import org.jspecify.annotations.Nullable;

/** The form that asks where a postmortem is published. */
final class PublishModal implements Modal {
  static final String CALLBACK = "postmortem_publish";
  static final String CHANNEL = "channel";

  private final Sharing sharing;

  PublishModal(Sharing sharing) {
    this.sharing = sharing;
  }

  static View view(String channel, Sheet sheet) {
    Postmortem.Posted posted = sheet.postmortem().posted();
    return Forms.modal(
        CALLBACK,
        "Publish",
        "Publish",
        new Kept(channel, sheet.incident().id(), "").json(),
        List.of(
            Blocks.section(
                "*%s*\nIt is posted as a file, for everybody in the channel.%s"
                    .formatted(
                        Mrkdwn.plain(sheet.title()),
                        sheet.paper().blank().isEmpty()
                            ? ""
                            : "\nNobody has written yet: "
                                + String.join(
                                    ", ",
                                    sheet.paper().blank().stream().map(one -> one.title()).toList())
                                + ". It can be published all the same.")),
            Forms.input(
                CHANNEL,
                "In which channel?",
                "In a private one I have to be a member: `/invite @Launchbot` there",
                false,
                ConversationsSelectElement.builder()
                    .actionId("value")
                    .placeholder(Blocks.plain("A channel"))
                    .initialConversation(
                        posted == null ? sheet.launch().channel() : posted.channel())
                    .build())));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    @Nullable String channel = form.value(CHANNEL);
    if (channel == null) {
      return Submitted.error(CHANNEL, "Choose the channel.");
    }
    if (!channel.matches("[CG][A-Z0-9]{2,30}")) {
      if (channel.matches("[UWD][A-Z0-9]{2,30}")) {
        return Submitted.error(CHANNEL, "That is a direct message: choose a channel.");
      }
      throw new Garbled("no channel");
    }
    return Submitted.of(sharing.publish(form.visit(), kept.id(), channel), CHANNEL);
  }
}
