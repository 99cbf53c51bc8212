package launchbot.bot.status;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.decision.Decision;
import launchbot.decision.Facts;
import launchbot.decision.GoCall;
import launchbot.decision.Vote;
import launchbot.launch.Launch;
import launchbot.readiness.Readiness;
import org.jspecify.annotations.Nullable;

/** The question whether to go, as messages. */
final class GoView {
  private static final int RED = 8;

  private GoView() {}

  /**
   * What somebody sees before asking.
   *
   * @param approvers who would be asked; empty: the lead
   */
  static Card before(Situation situation, List<String> approvers) {
    Launch launch = situation.launch();
    Readiness readiness = situation.readiness();
    boolean stops = readiness.call() == Readiness.Call.NO_GO;
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(Look.verdict(readiness.call())));
    blocks.add(
        Blocks.section(
            "*May %s go?* Asked are %s.\n%s"
                .formatted(
                    Mrkdwn.plain(launch.name()),
                    people(approvers.isEmpty() ? List.of(launch.lead()) : approvers),
                    facts(situation.facts()))));
    blocks.add(
        Blocks.context(
            "Asking freezes these facts and posts one card in %s. It is open for a day.%s"
                .formatted(
                    Mrkdwn.channel(launch.channel()),
                    stops ? " With a NO-GO you say why you ask all the same." : "")));
    String id = String.valueOf(launch.id());
    blocks.add(
        Blocks.actions(
            List.of(
                stops
                    ? Blocks.button("Ask all the same…", "go_ask", id)
                    : Blocks.primary(Blocks.button("Ask the approvers", "go_ask", id)),
                Blocks.button("Status", "status_show", id))));
    return new Card("May %s go?".formatted(Mrkdwn.plain(launch.name())), blocks);
  }

  /**
   * The question as it stands.
   *
   * @param now what is known now
   * @param lead whether it offers what only the lead can do
   */
  static Card card(Launch launch, GoCall call, Facts now, boolean lead) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String name = Mrkdwn.plain(launch.name());
    String title =
        switch (call.state()) {
          case OPEN -> "*May %s go?* %s asks.".formatted(name, Mrkdwn.user(call.calledBy()));
          case GO -> "🟢 *GO* for *%s*".formatted(name);
          case NO_GO -> "⛔ *NO-GO* for *%s*".formatted(name);
          case WITHDRAWN ->
              "The question whether *%s* may go was taken back. Nothing is decided."
                  .formatted(name);
          case EXPIRED ->
              ("The question whether *%s* may go was open for a day without an answer of everybody."
                      + " Nothing is decided; the lead asks anew with `/launch go`.")
                  .formatted(name);
        };
    blocks.add(Blocks.section(title));
    blocks.add(
        Blocks.section(
            "%s when it was asked, %s\n%s"
                .formatted(
                    Look.verdict(call.facts().call()),
                    Mrkdwn.date(call.calledAt(), ZoneOffset.UTC),
                    facts(call.facts()))));
    if (call.reason() != null) {
      blocks.add(Blocks.section("Asked all the same: “" + Mrkdwn.plain(call.reason()) + "”"));
    }
    List<String> since = call.facts().changedTo(now);
    if (!since.isEmpty()) {
      blocks.add(
          Blocks.section(
              "⚠️ *Since then:* %s. The verdict now is %s."
                  .formatted(String.join(" · ", since), Look.verdict(now.call()))));
    }
    blocks.add(Blocks.section(answers(call)));
    GoCall.Ending ending = call.ending();
    if (ending != null && ending.overridden()) {
      blocks.add(Blocks.section(overridden(ending.by(), ending.reason())));
    }
    if (call.state() == GoCall.State.OPEN) {
      blocks.add(Blocks.actions(buttons(call, lead)));
      blocks.add(
          Blocks.context(
              "Everybody says go, and it is decided. Open until %s."
                  .formatted(Mrkdwn.date(call.expiresAt(), ZoneOffset.UTC))));
    }
    return new Card(title, blocks);
  }

  /** Said once, when it is decided. */
  static Card result(Launch launch, Decision decision) {
    String words =
        decision.go()
            ? "🟢 *GO.* *%s* launches.".formatted(Mrkdwn.plain(launch.name()))
            : "⛔ *NO-GO.* *%s* does not launch now.".formatted(Mrkdwn.plain(launch.name()));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(words));
    if (decision.overridden()) {
      blocks.add(Blocks.section(overridden(decision.decidedBy(), decision.reason())));
    }
    if (!decision.votes().isEmpty()) {
      blocks.add(
          Blocks.section(
              decision.votes().stream().map(GoView::vote).collect(Collectors.joining("\n"))));
    }
    blocks.add(
        Blocks.context(
            decision.go()
                ? "The sprint ends here. `/launch decisions` keeps what was known and who said"
                    + " what."
                : "What is in the way is in `/launch status`; `/launch go` asks again."));
    return new Card(words, blocks);
  }

  /** The question of the plan's last day. */
  static Card lastDay(Situation situation, int day) {
    Launch launch = situation.launch();
    String words =
        "*Day %d: may %s go?* %s"
            .formatted(
                day, Mrkdwn.plain(launch.name()), Look.verdict(situation.readiness().call()));
    String id = String.valueOf(launch.id());
    return new Card(
        words,
        List.of(
            Blocks.section(words + "\n" + facts(situation.facts())),
            Blocks.context(
                "%s asks the approvers when the time has come."
                    .formatted(Mrkdwn.user(launch.lead()))),
            Blocks.actions(
                List.of(
                    Blocks.button("Go or no-go", "go_show", id),
                    Blocks.button("Status", "status_show", id)))));
  }

  /** Asks the lead back before an override that was typed. */
  static Card confirm(GoCall call, String reason) {
    String words = "Go without the approvers? Everybody reads: “" + Mrkdwn.plain(reason) + "”";
    return new Card(
        words,
        List.of(
            Blocks.section(words),
            Blocks.actions(
                List.of(
                    Blocks.danger(
                        Blocks.button("Go all the same", "go_override:" + call.id(), reason),
                        "It is decided at once, and stays on record under your name.",
                        "Go")))));
  }

  private static List<BlockElement> buttons(GoCall call, boolean lead) {
    String id = String.valueOf(call.id());
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(Blocks.primary(Blocks.button("Go", "go_yes", id)));
    buttons.add(Blocks.button("No-go…", "go_no", id));
    if (lead) {
      buttons.add(Blocks.button("Lead: override…", "go_over", id));
      buttons.add(
          Blocks.danger(
              Blocks.button("Lead: withdraw", "go_withdraw", id),
              "The question is taken back, and nothing is decided.",
              "Withdraw"));
    }
    return buttons;
  }

  private static String facts(Facts facts) {
    return facts.reasons().isEmpty()
        ? "Nothing speaks against it."
        : Look.lines(facts.reasons(), RED);
  }

  private static String answers(GoCall call) {
    List<String> lines = new ArrayList<>(call.votes().stream().map(GoView::vote).toList());
    if (call.state() == GoCall.State.OPEN) {
      call.waitingFor().forEach(person -> lines.add("⏳ " + Mrkdwn.user(person)));
    } else {
      call.waitingFor().forEach(person -> lines.add("– " + Mrkdwn.user(person) + " did not say"));
    }
    return String.join("\n", lines);
  }

  private static String vote(Vote vote) {
    String reason = vote.reason();
    return "%s %s: %s%s"
        .formatted(
            vote.go() ? "✅" : "⛔",
            Mrkdwn.user(vote.person()),
            vote.go() ? "go" : "no-go",
            reason == null ? "" : ", “" + Mrkdwn.plain(Mrkdwn.truncate(reason, 300)) + "”");
  }

  private static String overridden(String by, @Nullable String reason) {
    return "%s decided without the approvers: “%s”"
        .formatted(Mrkdwn.user(by), Mrkdwn.plain(reason == null ? "" : reason));
  }

  private static String people(List<String> people) {
    return people.stream().map(Mrkdwn::user).collect(Collectors.joining(", "));
  }
}
