package launchbot.bot.own;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.site.OwnershipProof;
import launchbot.probe.OwnedDomain;

/** Owned domains, as people see them. */
final class OwnView {
  private OwnView() {}

  static Card list(List<OwnedDomain> domains) {
    if (domains.isEmpty()) {
      return Card.of(
          "No domain is proved to be yours. `/probe own example.com` begins it: then leaked files,"
              + " such as `.env`, can be looked for on it.");
    }
    List<String> lines =
        domains.stream()
            .map(domain -> "• %s: %s".formatted(Mrkdwn.plain(domain.domain()), state(domain)))
            .collect(Collectors.toCollection(ArrayList::new));
    lines.add(0, "*Domains of yours*");
    return new Card("Domains of yours", Blocks.sections(lines));
  }

  /** What to do for a proof. */
  static Card one(OwnedDomain domain) {
    String name = Mrkdwn.plain(domain.domain());
    String text =
        """
        *%s*: %s.
        Do one of these, then press the button:
        • DNS: a TXT record at `%s` with the value `%s`
        • or a file at `https://%s%s` with that one line in it\
        """
            .formatted(name, state(domain), name, domain.proof(), name, OwnedDomain.FILE);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(text));
    blocks.add(
        Blocks.actions(
            List.of(ProbeCommand.button("Check now", "own", "check " + domain.domain()))));
    blocks.add(
        Blocks.context(
            "Hosts below it count too. Leave the proof where it is: I look for it again every 30"
                + " days."));
    return new Card("How to prove that %s is yours".formatted(name), blocks);
  }

  static Card seen(OwnedDomain domain, OwnershipProof.Seen seen) {
    String name = Mrkdwn.plain(domain.domain());
    return switch (seen) {
      case OwnershipProof.Found(String where) -> {
        String text =
            "%s is proved to be yours, by %s. Leaked files can be looked for on it now."
                .formatted(name, where);
        yield new Card(
            text,
            List.of(
                Blocks.section(text),
                Blocks.actions(
                    List.of(
                        ProbeCommand.button(
                            "Watch for leaked files",
                            "add",
                            "exposure https://" + domain.domain())))));
      }
      case OwnershipProof.Missing() -> {
        String text =
            "I see no proof at %s yet. A new DNS record can take an hour to be seen everywhere; a file has to answer 200, without a redirect, with that one line."
                .formatted(name);
        yield new Card(
            text,
            List.of(
                Blocks.section(text),
                Blocks.actions(
                    List.of(
                        ProbeCommand.button("Check again", "own", "check " + domain.domain())))));
      }
      case OwnershipProof.Unknown(String why) ->
          Card.of(
              "I could not look at %s: %s. `/probe own check %1$s` tries again."
                  .formatted(name, Mrkdwn.plain(why)));
    };
  }

  private static String state(OwnedDomain domain) {
    if (domain.proved()) {
      return "yours";
    }
    return domain.provedAt() == null
        ? "not proved yet"
        : "its proof is gone; put it back and check again";
  }
}
