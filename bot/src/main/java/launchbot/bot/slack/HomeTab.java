package launchbot.bot.slack;

import com.slack.api.model.view.View;

/** The app's home tab, made for whoever opens it. */
public interface HomeTab {

  /**
   * @param visit without a channel: a home tab lies in none
   */
  View view(Visit visit);
}
