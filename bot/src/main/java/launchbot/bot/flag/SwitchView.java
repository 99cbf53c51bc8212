package launchbot.bot.flag;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.flag.Flag;
import launchbot.flag.FlagRequest;
import launchbot.flag.FlagToken;
import launchbot.launch.HookToken;
import launchbot.rollbackplan.ProductFeature;
import org.jspecify.annotations.Nullable;

/** Switches as messages. */
final class SwitchView {
  private static final int MOST = 40;

  private SwitchView() {}

  static Card list(List<Flag> flags, int mostAlone) {
    String title =
        flags.isEmpty()
            ? "There is no switch yet. `/rollback switch add checkout \"Paying by card\"` makes one"
                + " that your program asks for."
            : "Switches: programs that ask turn the feature off while its switch is off.";
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(title));
    for (Flag flag : flags.stream().limit(MOST).toList()) {
      blocks.add(Blocks.section(line(flag), act(flag)));
    }
    if (flags.size() > MOST) {
      blocks.add(Blocks.context("And %d more.".formatted(flags.size() - MOST)));
    }
    blocks.add(
        Blocks.context(
            "Whoever is on call may have %d off alone at once. `/rollback switch token production` makes the token with which programs ask; docs/kill-switches.md says how."
                .formatted(mostAlone)));
    return new Card(title, blocks);
  }

  /** One, with its limits and who asks for it. */
  static Card show(Flag flag, List<ProductFeature> stakes) {
    List<String> lines = new ArrayList<>();
    lines.add(line(flag));
    lines.addAll(Stakes.lines(stakes));
    lines.add(
        flag.solo().allowed()
            ? "Whoever is on call may turn it off alone, for %d min."
                .formatted(flag.solo().longest().toMinutes())
            : "The lead or an approver says yes before it is turned.");
    Instant asked = flag.askedAt();
    lines.add(
        asked == null
            ? "No program has asked for it yet."
            : "A program asked for it last about " + date(asked) + ".");
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(Blocks.actions(List.of(act(flag))));
    return new Card("The switch " + Mrkdwn.plain(flag.name()), blocks);
  }

  /** In the channel: what went off, and when it is on again. */
  static Card turned(Flag flag, List<ProductFeature> stakes, Instant now) {
    String title =
        flag.on()
            ? "*%s* is on again.".formatted(Mrkdwn.plain(flag.name()))
            : "*%s* is switched off.".formatted(Mrkdwn.plain(flag.name()));
    List<String> lines = new ArrayList<>();
    lines.add(title + " " + Mrkdwn.plain(flag.what()));
    lines.add(how(flag));
    if (!flag.on()) {
      lines.addAll(Stakes.lines(stakes));
      Instant until = flag.turned().until();
      if (until != null && !until.isAfter(now)) {
        lines.add("It was to be off until %s: switch it on?".formatted(date(until)));
      }
      lines.add("Programs that ask obey within about two seconds of their next question.");
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    if (!flag.on()) {
      blocks.add(Blocks.actions(List.of(act(flag))));
    }
    return new Card(title, blocks);
  }

  /** Said a day later, and again. */
  static Card reminder(Flag flag, boolean last) {
    String words =
        "*%s* is still off, since %s. Switch it on, or say in the thread of its incident why it stays."
            .formatted(Mrkdwn.plain(flag.name()), date(flag.turned().since()));
    return new Card(
        words,
        List.of(
            Blocks.section(words),
            Blocks.context(
                last
                    ? "This was the last reminder; `/launch status` goes on showing it."
                    : "I say so again tomorrow."),
            Blocks.actions(List.of(act(flag)))));
  }

  static Card over(Flag flag) {
    String words =
        "*%s* was to be off until now. Is it mended? It stays off until somebody switches it on."
            .formatted(Mrkdwn.plain(flag.name()));
    return new Card(words, List.of(Blocks.section(words), Blocks.actions(List.of(act(flag)))));
  }

  static Card request(FlagRequest request, Flag flag, List<ProductFeature> stakes) {
    String title =
        "%s asks to switch *%s* %s."
            .formatted(
                Mrkdwn.user(request.askedBy()),
                Mrkdwn.plain(flag.name()),
                request.on() ? "on" : "off");
    List<String> lines = new ArrayList<>();
    lines.add(title + " " + Mrkdwn.plain(flag.what()));
    String reason = request.reason();
    if (reason != null) {
      lines.add("“" + Mrkdwn.plain(reason) + "”");
    }
    lines.addAll(Stakes.lines(stakes));
    lines.add(state(request));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    if (request.state() == FlagRequest.State.ASKED) {
      blocks.add(
          Blocks.actions(
              List.of(
                  Blocks.primary(button("Approve", "approve " + request.number(), "approve")),
                  button("Refuse", "refuse " + request.number(), "refuse"))));
    }
    return new Card(title, blocks);
  }

  static String state(FlagRequest request) {
    String by = request.decidedBy();
    String note = request.note();
    return switch (request.state()) {
      case ASKED -> "The lead or an approver answers, until " + date(request.expiresAt()) + ".";
      case APPROVED -> "Approved by " + Mrkdwn.user(Objects.requireNonNull(by)) + ".";
      case REFUSED ->
          "Refused by %s%s."
              .formatted(
                  Mrkdwn.user(Objects.requireNonNull(by)),
                  note == null ? "" : ": “" + Mrkdwn.plain(note) + "”");
      case EXPIRED -> "Nobody answered in time; nothing was switched.";
      case OVERTAKEN -> "It was switched meanwhile.";
    };
  }

  /** The only time that the token is seen. */
  static Card token(FlagToken made, HookToken token, URI base) {
    String text =
        "Token *%d* for %s is made; it is shown this once and kept nowhere:"
            .formatted(made.number(), Mrkdwn.plain(made.environment()));
    return new Card(
        text,
        List.of(
            Blocks.section(text + "\n```" + token.shownOnce() + "```"),
            Blocks.section(
                "Any OpenFeature SDK with an OFREP provider asks with it, at this address:\n```"
                    + Mrkdwn.escape(base.toString().replaceFirst("/$", ""))
                    + "```"),
            Blocks.context(
                "docs/kill-switches.md has examples. If the token gets out: `/rollback switch revoke %d`."
                    .formatted(made.number()))));
  }

  static Card tokens(List<FlagToken> tokens) {
    List<String> lines = new ArrayList<>();
    lines.add(
        tokens.isEmpty()
            ? "No program can ask yet: `/rollback switch token production` makes a token."
            : "Tokens with which programs ask; `/rollback switch revoke 2` closes one.");
    tokens.forEach(one ->
        lines.add(
            "*%d*  %s · made by %s %s"
                .formatted(
                    one.number(),
                    Mrkdwn.plain(one.environment()),
                    Mrkdwn.user(one.madeBy()),
                    date(one.madeAt()))));
    return new Card(lines.getFirst(), Blocks.sections(lines));
  }

  /** Its name, what it turns off, how it stands. */
  static String line(Flag flag) {
    return "%s *%s*  %s\n%s"
        .formatted(
            flag.on() ? "🟢" : "🔴",
            Mrkdwn.plain(flag.name()),
            Mrkdwn.plain(flag.what()),
            how(flag));
  }

  static String how(Flag flag) {
    String by = flag.turned().by();
    String reason = flag.turned().reason();
    Instant until = flag.turned().until();
    if (by == null) {
      return "On; never switched.";
    }
    return "%s since %s, by %s%s%s%s."
        .formatted(
            flag.on() ? "On" : "Off",
            date(flag.turned().since()),
            Mrkdwn.user(by),
            flag.turned().alone() ? ", alone" : "",
            reason == null ? "" : ": “" + Mrkdwn.plain(reason) + "”",
            until == null ? "" : ", until " + date(until));
  }

  /** What can be done with it: on at a press; off asks for a reason. */
  static BlockElement act(Flag flag) {
    String words = flag.key() + " " + flag.environment();
    return flag.on()
        ? button("Switch off…", "off " + words, "off" + flag.id())
        : Blocks.primary(button("Switch on", "on " + words, "on" + flag.id()));
  }

  /** In an incident there is a reason already. */
  static ButtonElement contain(Flag flag, String because) {
    return Blocks.danger(
        button(
            "Switch off " + Mrkdwn.truncate(flag.key(), 40),
            "off %s %s because %s".formatted(flag.key(), flag.environment(), because),
            "contain" + flag.id()),
        "Programs turn it off within seconds: " + Mrkdwn.truncate(flag.what(), 150),
        "Switch off");
  }

  private static ButtonElement button(String label, String words, String mark) {
    return TopicCommand.among(RollbackCommand.button(label, "switch", words), mark);
  }

  private static String date(@Nullable Instant at) {
    return Mrkdwn.date(Objects.requireNonNull(at), ZoneOffset.UTC);
  }
}
