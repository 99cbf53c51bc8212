package launchbot.bot.mail;

import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.mail.DkimVerdict;
import launchbot.jobs.mail.DmarcVerdict;
import launchbot.jobs.mail.ReceivedMail.Verdict.Looked;
import launchbot.jobs.mail.SpfResult;
import launchbot.jobs.mail.SpfVerdict;

/** What a message turned out to be. */
final class MailView {
  private static final int WORDS = 300;

  private MailView() {}

  /**
   * @param proof what became of it as a proof, in mrkdwn
   */
  static Card card(Looked looked, String proof) {
    String from = words(looked.from());
    String title =
        switch (looked.dmarc().result()) {
          case PASS -> "This message is trusted: %s.".formatted(words(looked.dmarc().why()));
          case FAIL -> "This message is not trusted: %s.".formatted(words(looked.dmarc().why()));
          case UNKNOWN -> "Nobody can say yet: %s.".formatted(words(looked.dmarc().why()));
        };
    var lines = new ArrayList<String>();
    lines.add("*Author*: " + from);
    lines.add("*SPF*: " + spf(looked));
    if (looked.dkim().isEmpty()) {
      lines.add("*DKIM*: it is not signed");
    }
    for (DkimVerdict one : looked.dkim()) {
      lines.add("*DKIM*: " + dkim(one));
    }
    lines.add("*DMARC*: " + dmarc(looked.dmarc(), from));
    lines.add("*What now*: " + advice(looked));
    return new Card(
        title,
        List.of(
            Blocks.section("*" + title + "*"),
            Blocks.section(Mrkdwn.truncate(String.join("\n", lines), 2900)),
            Blocks.context(Mrkdwn.truncate(proof, 1900))));
  }

  private static String spf(Looked looked) {
    SpfVerdict spf = looked.spf();
    return spf == null || looked.hop() == null
        ? "it does not show how it arrived (no Received or Return-Path header with an address)"
        : "%s for %s by %s: %s"
            .formatted(
                spf.result().key(),
                words(looked.envelope()),
                words(looked.hop()),
                words(spf.why()));
  }

  private static String dkim(DkimVerdict verdict) {
    String result =
        switch (verdict.result()) {
          case PASS -> "pass";
          case TESTING -> "a test";
          case FAIL -> "fail";
          case UNKNOWN -> "not known";
        };
    return verdict.domain().isEmpty()
        ? "%s: %s".formatted(result, words(verdict.why()))
        : "%s for %s (selector %s): %s"
            .formatted(
                result, words(verdict.domain()), words(verdict.selector()), words(verdict.why()));
  }

  private static String dmarc(DmarcVerdict dmarc, String from) {
    return dmarc.policy() == null
        ? "no policy holds for " + from
        : "the policy for %s is %s".formatted(from, dmarc.policy().key());
  }

  private static String advice(Looked looked) {
    DmarcVerdict dmarc = looked.dmarc();
    if (dmarc.result() == DmarcVerdict.Result.UNKNOWN) {
      return "hand it in once more in a minute.";
    }
    if (dmarc.result() == DmarcVerdict.Result.PASS) {
      return dmarc.policy() == null
          ? "publish a DMARC record for the domain, `v=DMARC1; p=none; rua=mailto:…` to begin with."
          : "nothing. Do the same with each kind of mail that your product sends.";
    }
    boolean changed =
        looked.dkim().stream().anyMatch(one -> one.why().contains("changed on its way"));
    boolean spfPassed = looked.spf() != null && looked.spf().result() == SpfResult.PASS;
    if (changed) {
      return "take the file as the mailbox saves it, neither forwarded nor pasted, and try again.";
    }
    return spfPassed
        ? "let the provider sign with your own domain: what passes now is another one's."
        : "let the provider sign with your own domain (DKIM), and add it to the domain's SPF.";
  }

  private static String words(String text) {
    return Mrkdwn.truncate(Mrkdwn.plain(text), WORDS);
  }
}
