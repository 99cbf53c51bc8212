package launchbot.bot.rollback;

import java.util.List;
import launchbot.bot.launch.Topic;

/** The words behind {@code /rollback} that a rollback itself answers. */
final class RunTopics {
  private RunTopics() {}

  static List<Topic> of(
      Showing showing, Proposing proposing, Approving approving, Checking checking, Ending ending) {
    return List.of(
        Topic.of(
                "now",
                "[environment] because <why>",
                "proposes a rollback; people approve it before anything is done",
                proposing::now)
            .offeredAs("Propose…"),
        Topic.of("list", "[page]", "all rollbacks and drills, the newest first", showing::list)
            .offeredAs("List"),
        Topic.of("show", "[3]", "one rollback, as its message shows it", showing::show),
        Topic.of(
            "approve",
            "[3] [because <why>]",
            "says yes to it, if you are asked; `--alone` where nobody else can",
            approving::approve),
        Topic.of(
            "refuse", "[3] because <why>", "says no to it, if you are asked", approving::refuse),
        Topic.of(
            "break-glass",
            "[3] because <why>",
            "approves it alone: for whoever is on call",
            approving::breakGlass),
        Topic.of(
            "check",
            "[3] data|backup|sessions|migrations yes|no|n/a [note]",
            "answers a question of the preflight",
            checking::check),
        Topic.of("start", "[3]", "its steps begin, once the preflight is answered", ending::start),
        Topic.of("close", "[3] [note]", "it is over, once it is verified", ending::close),
        Topic.of(
            "abort", "[3] because <why>", "ends it; nothing is undone by itself", ending::abort));
  }
}
