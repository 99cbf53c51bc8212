package launchbot.bot.flag;

import com.slack.api.model.view.View;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.flag.Flag;

/** Asks why a switch is to be turned off; sending it off does what typing that would. */
final class SwitchForm implements Modal {
  static final String CALLBACK = "rollback_switch_off";
  private static final String REASON = "reason";
  private static final String UNTIL = "until";

  private final SwitchDesk desk;

  SwitchForm(SwitchDesk desk) {
    this.desk = desk;
  }

  static View of(String channel, Flag flag) {
    return Forms.modal(
        CALLBACK,
        "Switch it off",
        "Switch off",
        new Kept(channel, flag.id(), "").json(),
        List.of(
            Blocks.section(
                "*%s*  %s".formatted(Mrkdwn.plain(flag.name()), Mrkdwn.plain(flag.what()))),
            Forms.input(
                REASON,
                "Why?",
                "Everybody reads it",
                false,
                Forms.text(null, "Cards are charged twice", 500, true)),
            Forms.input(
                UNTIL,
                "For how long?",
                "Then it is proposed to switch it on again: 2h, 30 min",
                true,
                Forms.text(null, "2h", 20, false))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    long id = Kept.parse(submission.view().getPrivateMetadata()).id();
    String span = submission.value(UNTIL);
    Optional<Duration> length = span == null ? Optional.empty() : SwitchWords.duration(span);
    if (span != null && length.isEmpty()) {
      return Submitted.error(UNTIL, "Say a length of time: 2h, 30 min, 1 day.");
    }
    String reason = Forms.visible(submission.value(REASON));
    return Submitted.of(desk.offById(submission.visit(), id, reason, length.orElse(null)), REASON);
  }
}
