package launchbot.bot.hook;

import com.slack.api.model.block.LayoutBlock;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Hook;
import launchbot.launch.HookToken;
import launchbot.launch.Launch;

/** Hooks as messages. */
final class HookView {
  private HookView() {}

  /**
   * @param hooks those that answer
   */
  static Card list(Launch launch, List<Hook> hooks) {
    String title =
        (hooks.isEmpty()
                ? "No program of yours can ask about *%s* yet"
                : "Programs of yours that can ask about *%s*")
            .formatted(Mrkdwn.plain(launch.name()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            title
                + ".\n"
                + "A hook is an address with a token. A pipeline asks it whether the freeze holds,"
                + " before it merges or deploys."));
    for (Hook hook : hooks) {
      blocks.add(
          Blocks.section(
              line(hook, launch.zone()),
              Blocks.danger(
                  LaunchCommand.button("Revoke", "hook", "revoke " + hook.number()),
                  "Whatever uses its token is answered 404 from then on.",
                  "Revoke")));
    }
    blocks.add(Blocks.actions(List.of(LaunchCommand.button("Make a hook", "hook", "new"))));
    return new Card(title, blocks);
  }

  private static String line(Hook hook, ZoneId zone) {
    return "*%d*  %s · made by %s %s"
        .formatted(
            hook.number(),
            Mrkdwn.plain(hook.name()),
            Mrkdwn.user(hook.madeBy()),
            Mrkdwn.date(hook.madeAt(), zone));
  }

  /** The only time that its token is seen. */
  static Card made(Hook hook, HookToken token, URI base) {
    String address = base.toString().replaceFirst("/$", "") + "/hooks/freeze";
    String text =
        "Hook *%d*, %s, is made. This is its token; it is shown this once and kept nowhere:"
            .formatted(hook.number(), Mrkdwn.plain(hook.name()));
    return new Card(
        text,
        List.of(
            Blocks.section(text + "\n```" + token.shownOnce() + "```"),
            Blocks.section(
                "Put it among the secrets of your pipeline as `LAUNCHBOT_TOKEN`. Then this fails while the freeze holds:\n```curl -fsS -H \"Authorization: Bearer $LAUNCHBOT_TOKEN\" %s```"
                    .formatted(Mrkdwn.escape(address))),
            Blocks.context(
                "docs/hooks.md has recipes for GitHub Actions and GitLab CI. If the token gets out: `/launch hook revoke %d`."
                    .formatted(hook.number()))));
  }
}
