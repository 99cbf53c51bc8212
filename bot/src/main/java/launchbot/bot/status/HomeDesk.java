package launchbot.bot.status;

import com.slack.api.model.view.View;
import java.util.List;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.HomeTab;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/**
 * App Home. It is made when somebody opens it, and anew at the press of a button: kept current for
 * everybody at every change it would cost a call to Slack for each person and change.
 */
final class HomeDesk implements HomeTab, Buttons {
  private final Ledger ledger;
  private final Situations situations;

  HomeDesk(Ledger ledger, Situations situations) {
    this.ledger = ledger;
    this.situations = situations;
  }

  @Override
  public View view(Visit visit) {
    return ledger.read(
        visit.workspace(),
        sql -> {
          List<Launch> launches = LaunchStore.openOf(sql, visit.person().id());
          return HomeView.view(
              launches.stream().map(launch -> mine(sql, visit, launch)).toList(), visit.at());
        });
  }

  @Override
  public String prefix() {
    return "home_";
  }

  @Override
  public Reply press(Press press) {
    if (!press.action().equals("home_refresh")) {
      throw new Garbled("no button of ours");
    }
    return new Reply.Home(view(press.visit()));
  }

  private HomeView.Mine mine(DSLContext sql, Visit visit, Launch launch) {
    Situation situation = situations.of(sql, launch, visit.at());
    return new HomeView.Mine(
        situation, situations.todos(sql, launch, visit.person().id(), situation.today()));
  }
}
