package launchbot.bot.errors;

import com.slack.api.model.block.LayoutBlock;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.errors.ErrorFigures;
import launchbot.errors.ErrorRules;
import launchbot.errors.ErrorTerms;
import launchbot.errors.Intake;
import launchbot.errors.Sample;
import launchbot.launch.HookToken;
import launchbot.launch.Launch;
import launchbot.probe.Probe;
import launchbot.triage.Age;
import org.jspecify.annotations.Nullable;

/** Errors as messages. */
final class ErrorView {
  private static final int GROUPS = 8;
  private static final int TEXT = 160;

  private ErrorView() {}

  /**
   * How it stands.
   *
   * @param armed the probe that alarms; null while nobody is told
   * @param intake null while nothing has arrived
   */
  static Card now(
      Launch launch,
      @Nullable Probe armed,
      @Nullable Intake intake,
      ErrorFigures figures,
      List<Sample> latest,
      Instant now) {
    String title =
        armed == null
            ? "Nobody is told of errors yet."
            : "Errors are watched by *%d*.".formatted(armed.number());
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            title
                + " "
                + (intake == null
                    ? "No program has told of one: they do so through a hook."
                    : "Programs told something %s.".formatted(Age.ago(intake.lastAt(), now)))));
    if (intake != null) {
      blocks.add(Blocks.section(rate(figures)));
      if (!figures.groups().isEmpty()) {
        blocks.addAll(Blocks.sections(groups(figures)));
      }
      if (!latest.isEmpty()) {
        blocks.addAll(Blocks.sections(samples(latest, launch.zone())));
      }
    }
    blocks.add(
        Blocks.actions(
            armed == null
                ? List.of(Blocks.primary(ProbeCommand.button("Tell us of errors", "errors", "on")))
                : List.of(ProbeCommand.button("How programs tell", "errors", "how"))));
    return new Card(title, blocks);
  }

  private static String rate(ErrorFigures figures) {
    ErrorFigures.Totals traffic = figures.traffic();
    String rate =
        traffic.measurable()
            ? "Error rate of the last 5 min: *%s* (%d of %d requests)."
                .formatted(ErrorRules.percent(traffic.rate()), traffic.failed(), traffic.requests())
            : "The error rate is not measurable: %d requests were told of in 5 min, and %d are needed."
                .formatted(traffic.requests(), ErrorTerms.LEAST);
    var p95 = traffic.latency().quantile(0.95);
    return rate
        + (traffic.measurable() && p95.isPresent()
            ? " 95 of 100 took up to %.0f ms.".formatted(p95.getAsDouble())
            : "")
        + (figures.people() == 0 ? "" : " Users hit by errors: *%d*.".formatted(figures.people()));
  }

  private static List<String> groups(ErrorFigures figures) {
    List<String> lines = new ArrayList<>();
    lines.add("*Most errors of the last 5 min*");
    figures.groups().stream()
        .limit(GROUPS)
        .map(group ->
            "%d · %s · %s"
                .formatted(
                    group.events(),
                    Mrkdwn.plain(group.kind()),
                    Mrkdwn.plain(ErrorRules.place(group.route()))))
        .forEach(lines::add);
    return lines;
  }

  private static List<String> samples(List<Sample> latest, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add("*The latest*");
    for (Sample sample : latest) {
      String details =
          Stream.of(
                  sample.kind(),
                  sample.status() == null ? "" : String.valueOf(sample.status()),
                  sample.route(),
                  named("job", sample.job()),
                  named("record", sample.record()),
                  named("request", sample.request()),
                  named("release", sample.release()),
                  String.valueOf(Optional.ofNullable(sample.message()).orElse("")))
              .filter(text -> !text.isEmpty())
              .map(text -> Mrkdwn.truncate(Mrkdwn.plain(text), TEXT))
              .collect(Collectors.joining(" · "));
      lines.add(Mrkdwn.date(sample.at(), zone) + " · " + details);
    }
    return lines;
  }

  private static String named(String name, @Nullable String value) {
    return value == null ? "" : name + " " + value;
  }

  /**
   * How programs tell.
   *
   * @param title what has happened
   * @param token a new one, shown this once; null where there is one already, or none may be made
   * @param hooked whether the launch has a hook
   */
  static Card how(String title, @Nullable HookToken token, boolean hooked, URI base) {
    String address = base.toString().replaceFirst("/$", "") + "/hooks/errors";
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(title));
    if (token != null) {
      blocks.add(
          Blocks.section(
              "This is the token of a new hook; it is shown this once and kept nowhere:\n```%s```"
                  .formatted(token.shownOnce())));
    } else if (!hooked) {
      blocks.add(
          Blocks.section(
              "The launch has no hook yet, so there is no token to call with.",
              LaunchCommand.button("Make a hook", "hook", "new")));
    }
    blocks.add(
        Blocks.section(
            "An error, when it happens:\n```%s```"
                .formatted(
                    Mrkdwn.escape(
                        """
                        curl -fsS -X POST %s \\
                          -H "Authorization: Bearer $LAUNCHBOT_TOKEN" \\
                          -d '{"kind":"http","route":"/checkout","status":500,"request_id":"r-17",
                               "release":"1.4.2","user":"u-9","message":"card service timed out"}'\
                        """
                            .formatted(address)))));
    blocks.add(
        Blocks.section(
            "And once a minute how much there was, or an error *rate* cannot be told:\n```%s```"
                .formatted(
                    Mrkdwn.escape(
                        """
                        {"totals":[{"route":"/checkout","count":412,"5xx":3,"timeouts":1,
                          "latency":{"100":300,"300":80,"1000":29,"+Inf":3}}]}\
                        """))));
    blocks.add(
        Blocks.context(
            "docs/hooks.md has every field, and fifteen lines each for Java, Python and Node."));
    return new Card(title, blocks);
  }
}
