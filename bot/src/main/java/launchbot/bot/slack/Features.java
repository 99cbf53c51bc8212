package launchbot.bot.slack;

import java.util.List;
import java.util.Optional;

/** Everything that Slack can call: the one list in which it is registered. */
public record Features(
    List<Command> commands,
    List<Buttons> buttons,
    List<Modal> modals,
    List<Shortcut> shortcuts,
    List<SlackListener> listeners,
    Optional<HomeTab> home) {}
