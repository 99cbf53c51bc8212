package launchbot.bot.probe;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.probe.Checks;
import launchbot.probe.Probe;

/** What can be said against a probe before anybody has looked, by its words alone. */
final class Objections {
  private final Supplier<Checks> checks;
  private final Guard guard;

  Objections(Supplier<Checks> checks, Guard guard) {
    this.checks = checks;
    this.guard = guard;
  }

  /** All of it in one answer, in mrkdwn; empty where nothing speaks against it. */
  Optional<String> against(Probe.Draft draft) {
    Optional<String> closed = closed(draft.spec().target());
    if (closed.isPresent()) {
      return closed;
    }
    List<String> mistakes =
        checks
            .get()
            .of(draft.spec().kind())
            .map(check -> check.mistakes(draft.spec()))
            .orElse(List.of());
    return mistakes.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", mistakes));
  }

  /** A name may lead anywhere, which is looked at when the socket opens; a number says it now. */
  private Optional<String> closed(String target) {
    if (!(Targets.host(target) instanceof Targets.Url url)) {
      return Optional.empty();
    }
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(url.host());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return guard
        .against(address)
        .map(what ->
            "That is %s, where probes do not look. Type a public address; whoever runs this bot can allow others."
                .formatted(what));
  }
}
