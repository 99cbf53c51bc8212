package launchbot.bot.web;

import io.javalin.config.RoutesConfig;

/** What a feature serves to browsers and programs. */
public interface WebRoutes {
  void routes(RoutesConfig routes);
}
