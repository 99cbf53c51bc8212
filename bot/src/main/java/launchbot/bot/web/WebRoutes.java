package launchbot.bot.web;

import io.javalin.config.RoutesConfig;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;

/** What a feature serves to browsers and programs. */
public interface WebRoutes {
  void routes(RoutesConfig routes);

  /**
   * What answers before any route is looked for, and passes on what it does not know: for what is
   * asked for so often that a servlet in between would be felt.
   */
  default Optional<Handler.Wrapper> ahead() {
    return Optional.empty();
  }

  /** The process ends: whoever still listens is sent away, so that nobody has to be waited for. */
  default void stopping() {}
}
