package launchbot.bot.criterion;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.criterion.Armed;
import launchbot.criterion.Figure;

/** How criteria stand. */
final class CriteriaView {
  private static final int MOST = 40;

  private CriteriaView() {}

  static Card card(List<Armed> all, Instant now, ZoneId zone) {
    if (all.isEmpty()) {
      return Card.of(
          "No criterion is measured here. They stand in the rollback plan: `/rollback plan` changes"
              + " it, with lines such as `error rate &gt;= 5% for 3m` or `smoke fails 2x`.");
    }
    List<String> lines = new ArrayList<>();
    String environment = "";
    for (Armed one : all.stream().limit(MOST).toList()) {
      if (!one.environment().equals(environment)) {
        environment = one.environment();
        lines.add("*" + Mrkdwn.plain(environment) + "*");
      }
      lines.add(line(one, now, zone));
    }
    if (all.size() > MOST) {
      lines.add("… and %d more.".formatted(all.size() - MOST));
    }
    lines.add(
        "_What is not measurable is neither good nor bad: it never proposes anything and never ends"
            + " anything._");
    long holding = all.stream().filter(one -> one.trip() != null).count();
    return new Card(
        "%d criteria, %d true now".formatted(all.size(), holding), Blocks.sections(lines));
  }

  static String line(Armed one, Instant now, ZoneId zone) {
    Figure figure = Figure.of(one, now);
    var line = new StringBuilder("• `" + Mrkdwn.escape(one.criterion().text()) + "`");
    if (one.feature() != null) {
      line.append(" (").append(Mrkdwn.plain(one.feature())).append(')');
    }
    line.append(": ");
    if (one.trip() != null) {
      line.append(
          "*true* since %s, %s when it came true"
              .formatted(
                  Mrkdwn.date(one.trip().since(), zone), Mrkdwn.escape(one.trip().measured())));
      line.append(
          figure.value() == null ? "" : ", now %s".formatted(Mrkdwn.escape(figure.value())));
    } else if (figure.value() == null) {
      line.append("nothing measured yet");
    } else {
      line.append("now %s".formatted(Mrkdwn.escape(figure.value())));
      Instant since = figure.since();
      if (figure.bad() && since != null) {
        line.append(", bad since %s".formatted(Mrkdwn.date(since, zone)));
      }
      line.append("; missing: ").append(figure.missing());
    }
    if (!figure.measurable() && figure.value() != null) {
      line.append(" (not measurable now)");
    }
    return line.toString();
  }
}
