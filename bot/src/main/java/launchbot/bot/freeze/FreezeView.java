package launchbot.bot.freeze;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.sprint.Exemption;
import launchbot.sprint.Freeze;

/** The freeze and its exceptions as messages. */
public final class FreezeView {
  static final String PREFIX = "freeze_";

  /** Decided ones that are shown beside those that matter now. */
  private static final int EARLIER = 5;

  private static final int MOST = 15;

  private FreezeView() {}

  /**
   * The freeze in a line of mrkdwn, for messages of others.
   *
   * @param inForce how many exceptions hold
   * @param asked how many wait for the lead
   */
  public static String line(Freeze freeze, int inForce, int asked, LocalDate today) {
    return switch (freeze) {
      case Freeze.Never _ -> "Nothing is frozen: no sprint has been started";
      case Freeze.Ahead(LocalDate dayOne) ->
          "Not frozen yet: new features wait from %s on".formatted(Mrkdwn.day(dayOne, today));
      case Freeze.On(LocalDate since, _, _, _, _) ->
          "🧊 Frozen since %s, until the go or the stop%s%s"
              .formatted(
                  Mrkdwn.day(since, today),
                  inForce == 0 ? "" : " · " + count(inForce, "exception") + " in force",
                  asked == 0 ? "" : " · " + count(asked, "exception") + " asked for");
      case Freeze.Lifted(_, boolean went) ->
          went ? "Not frozen: it ended with the go" : "Not frozen: the sprint was stopped";
    };
  }

  /** What it means for whoever has a change in hand. */
  static String meaning(Freeze freeze) {
    return switch (freeze) {
      case Freeze.On on ->
          "Only fixes of blockers and highs go in. What cannot wait needs an exception: `/launch"
              + " freeze except \"hotfix for login\" because …`, which the lead decides."
              + (on.paused() ? " The sprint is paused; the freeze goes on." : "");
      case Freeze.Ahead _ -> "Until then everything may be changed.";
      case Freeze.Never _ -> "A freeze begins with day 1 of a sprint: `/launch start`.";
      case Freeze.Lifted _ -> "Everything may be changed again.";
    };
  }

  /** What {@code /launch freeze} answers. */
  static Card card(Frozen frozen) {
    String line =
        line(frozen.freeze(), frozen.inForce().size(), frozen.asked().size(), frozen.today());
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*%s*\n%s".formatted(line, meaning(frozen.freeze()))));
    List<Exemption> now =
        Stream.concat(frozen.asked().stream(), frozen.inForce().stream()).toList();
    for (Exemption one : now.subList(0, Math.min(MOST, now.size()))) {
      blocks.add(Blocks.section(said(one, frozen.today())));
      if (one.state() == Exemption.State.ASKED) {
        blocks.add(Blocks.actions(decisions(one)));
      }
    }
    String earlier =
        frozen.exemptions().stream()
            .filter(one -> !now.contains(one))
            .limit(EARLIER)
            .map(one -> headline(one, frozen.today()))
            .reduce((one, other) -> one + "\n" + other)
            .orElse("");
    if (!earlier.isEmpty()) {
      blocks.add(Blocks.context(Mrkdwn.truncate(earlier, 2_900)));
    }
    if (frozen.freeze().holds()) {
      blocks.add(
          Blocks.actions(
              List.of(LaunchCommand.button("Ask for an exception…", "freeze", "except"))));
    }
    return new Card(line, blocks);
  }

  /** One exception, as it stands in the channel and with the lead. */
  static Card exemption(Exemption one, Freeze freeze, LocalDate today, String lead) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(said(one, today)));
    boolean over = freeze instanceof Freeze.Lifted || freeze instanceof Freeze.Never;
    if (one.state() == Exemption.State.ASKED) {
      blocks.add(
          Blocks.context(
              over
                  ? "Nothing is frozen any more, so nobody has to decide it."
                  : "%s decides it. Without an end of its own it would hold through the next working day."
                      .formatted(Mrkdwn.user(lead))));
      if (!over) {
        blocks.add(Blocks.actions(decisions(one)));
      }
    }
    return new Card(headline(one, today), blocks);
  }

  /** What the asker is told. */
  static Card decided(Exemption one, LocalDate today) {
    boolean granted = one.state() == Exemption.State.GRANTED;
    String text =
        headline(one, today)
            + "\n"
            + (granted
                ? "Name it in your change, so that the pipeline lets it through: `exception %d`."
                    .formatted(one.number())
                : "It waits until after the launch. If things have changed, ask for another one.");
    return new Card(headline(one, today), List.of(Blocks.section(text)));
  }

  private static String said(Exemption one, LocalDate today) {
    LocalDate through = one.through();
    String asked =
        "asked for by %s%s"
            .formatted(
                Mrkdwn.user(one.askedBy()),
                one.state() == Exemption.State.ASKED && through != null
                    ? ", through " + Mrkdwn.day(through, today)
                    : "");
    return "%s\n%s · %s".formatted(headline(one, today), Mrkdwn.plain(one.reason()), asked);
  }

  /** {@code Exception *2* hotfix for login: granted by @ada through Fri 27 Nov}. */
  static String headline(Exemption one, LocalDate today) {
    String state =
        switch (one.state()) {
          case ASKED -> "asked for";
          case GRANTED -> {
            LocalDate through = Objects.requireNonNull(one.through());
            yield "%s by %s through %s"
                .formatted(
                    one.holds(today) ? "granted" : "was granted",
                    by(one),
                    Mrkdwn.day(through, today));
          }
          case REFUSED -> {
            String note = one.note();
            yield "refused by %s%s"
                .formatted(by(one), note == null ? "" : ": " + Mrkdwn.plain(note));
          }
        };
    String sign =
        switch (one.state()) {
          case ASKED -> "🟡";
          case GRANTED -> one.holds(today) ? "🟢" : "⚪";
          case REFUSED -> "🔴";
        };
    return "%s Exception *%d*  %s: %s"
        .formatted(sign, one.number(), Mrkdwn.plain(one.what()), state);
  }

  private static String by(Exemption one) {
    String by = one.decidedBy();
    return by == null ? "the lead" : Mrkdwn.user(by);
  }

  private static List<BlockElement> decisions(Exemption one) {
    String id = String.valueOf(one.id());
    return List.of(
        Blocks.primary(Blocks.button("Approve", PREFIX + "approve", id)),
        Blocks.button("Refuse…", PREFIX + "refuse", id));
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
