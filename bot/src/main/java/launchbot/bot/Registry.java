package launchbot.bot;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.Features;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.triage.TriageFeature;
import launchbot.jobs.outbox.LiveView;
import launchbot.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** The one list of what Launchbot offers; the manifest is checked against it. */
final class Registry {
  static final List<Command.Declaration> COMMANDS = List.of(TriageFeature.COMMAND);
  static final List<Shortcut.Declaration> SHORTCUTS = List.of(TriageFeature.SHORTCUT);

  /** The events that we subscribe to, as the manifest names them. */
  static final List<String> EVENTS = List.of("app_mention", "user_change");

  private final TriageFeature triage;

  /**
   * @param sandbox the sandbox's team id, where a real workspace is connected
   */
  Registry(
      Ledger ledger,
      SlackConnection slack,
      People people,
      @Nullable URI api,
      @Nullable String sandbox) {
    this.triage = new TriageFeature(ledger, slack, people, api, sandbox);
  }

  Features features() {
    return new Features(triage.commands(), triage.buttons(), triage.modals(), triage.shortcuts());
  }

  List<LiveView> liveViews(InstantSource clock) {
    return triage.liveViews(clock);
  }
}
