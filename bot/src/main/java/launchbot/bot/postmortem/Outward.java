package launchbot.bot.postmortem;

import com.slack.api.model.view.View;
import java.util.Objects;
import launchbot.bot.slack.Visit;
import launchbot.page.StatusPage;
import launchbot.postmortem.Paper;
import org.jspecify.annotations.Nullable;

/**
 * What everybody would read.
 *
 * @param why it cannot be public; in mrkdwn, null where it can
 * @param on the page that it stands on; null where it cannot
 */
record Outward(@Nullable String why, @Nullable StatusPage on, String title, String body) {

  static Outward not(String why) {
    return new Outward(why, null, "", "");
  }

  StatusPage page() {
    return Objects.requireNonNull(on);
  }

  String print() {
    return Paper.print(title + "\n" + body);
  }

  View confirm(Visit visit, Sheet sheet, PublicModal.Choice choice, PostmortemView view) {
    return PublicModal.confirm(
        visit.channel(),
        sheet,
        choice,
        title,
        body,
        print(),
        view.address(page().slug(), sheet.postmortem()));
  }
}
