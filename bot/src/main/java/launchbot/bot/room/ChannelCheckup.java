package launchbot.bot.room;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import launchbot.bot.check.ChannelCheck;
import launchbot.bot.check.Finding;
import launchbot.bot.slack.SlackConnection;
import launchbot.incident.IncidentSettingsStore;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;

/** Whether incidents can be opened in the channels that were set for them. */
final class ChannelCheckup {
  private static final int MOST = 10;

  private final Ledger ledger;
  private final SlackConnection slack;

  ChannelCheckup(Ledger ledger, SlackConnection slack) {
    this.ledger = ledger;
    this.slack = slack;
  }

  /** A line for each such channel where something is wrong, or one where all is well. */
  List<Finding> look(String workspace) {
    List<String> channels =
        ledger.read(
            workspace,
            sql ->
                LaunchStore.open(sql).stream()
                    .flatMap(launch ->
                        Stream.ofNullable(IncidentSettingsStore.of(sql, launch.id()).channel()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .limit(MOST)
                    .toList());
    List<Finding> faults =
        channels.stream()
            .map(channel ->
                ChannelCheck.look(
                    slack.client(workspace),
                    channel,
                    "so its incidents have their threads in the launch's channel. Unarchive it in"
                        + " Slack, or set another with `/incident settings`."))
            .filter(finding -> finding.mark() != Finding.Mark.FINE)
            .toList();
    return channels.isEmpty() || !faults.isEmpty()
        ? faults
        : List.of(Finding.fine("Channels of incidents", "I am in them."));
  }
}
