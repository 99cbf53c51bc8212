package launchbot.bot.report;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import launchbot.bot.web.Form;
import launchbot.bot.web.Html;
import launchbot.bot.web.Pace;
import launchbot.bot.web.Proxies;
import launchbot.bot.web.PublicPage;
import launchbot.bot.web.WebRoutes;
import launchbot.page.Component;
import launchbot.page.Inbox;
import launchbot.page.PageReport;

/** {@code /status/{slug}/report}: a visitor says what does not work. */
final class ReportRoutes implements WebRoutes {
  /** In bytes: 2,000 characters of any script, as forms send them. */
  static final int MOST = 32 * 1024;

  private final Reporting desk;
  private final Proxies proxies;
  private final Pace bySource;
  private final Pace byPage;

  /**
   * @param nanos tells how long, as {@link System#nanoTime} does
   */
  ReportRoutes(Reporting desk, Proxies proxies, LongSupplier nanos) {
    this.desk = desk;
    this.proxies = proxies;
    this.bySource = new Pace(3, Duration.ofMinutes(2), nanos);
    this.byPage = new Pace(60, Duration.ofSeconds(10), nanos);
  }

  /** What somebody typed, so that nobody has to type it twice. */
  private record Typed(String words, String component, String contact) {
    static final Typed NOTHING = new Typed("", "", "");
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/status/{slug}/report", PublicPage.patient(this::show));
    routes.post("/status/{slug}/report", PublicPage.patient(this::take));
  }

  private void show(Context ctx) {
    open(ctx).ifPresent(opened -> form(ctx, 200, opened, "", Typed.NOTHING));
  }

  private void take(Context ctx) throws IOException {
    Form form = Form.read(ctx, MOST);
    Optional<Reporting.Opened> opened = open(ctx);
    if (opened.isEmpty()) {
      return;
    }
    switch (form) {
      case Form.Refused(int status, String why) ->
          PublicPage.say(ctx, status, "That was not taken", why);
      case Form.Sent sent -> take(ctx, opened.get(), sent);
    }
  }

  private void take(Context ctx, Reporting.Opened opened, Form.Sent sent) {
    var typed = new Typed(sent.text("words"), sent.text("component"), sent.text("contact"));
    Optional<String> objection = Inbox.objection(typed.words(), typed.contact());
    if (objection.isPresent()) {
      form(ctx, 422, opened, objection.get(), typed);
      return;
    }
    Duration wait = bySource.take(proxies.source(ctx));
    if (wait.isZero()) {
      wait = byPage.take(opened.page().slug());
    }
    if (!wait.isZero()) {
      ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1));
      form(
          ctx,
          429,
          opened,
          "Many reports come in at the moment. Please wait two minutes, then send yours again.",
          typed);
      return;
    }
    if (!sent.trapped()) {
      desk.take(
          opened.key(),
          new PageReport.Draft(
              typed.words(),
              opened.components().stream()
                  .map(Component::name)
                  .filter(typed.component()::equals)
                  .findFirst()
                  .orElse(null),
              typed.contact().isEmpty() ? null : typed.contact()));
    }
    PublicPage.say(ctx, 200, "Thank you; somebody looks at it", opened.state());
  }

  /** Empty where there is no page that takes reports, which is answered. */
  private Optional<Reporting.Opened> open(Context ctx) {
    Optional<Reporting.Opened> opened = desk.open(ctx.pathParam("slug"));
    if (opened.isEmpty()) {
      PublicPage.say(ctx, 404, "Nothing can be reported here", "There is no form at this address.");
    }
    return opened;
  }

  private static void form(
      Context ctx, int status, Reporting.Opened opened, String error, Typed typed) {
    List<String> components = opened.components().stream().map(Component::name).toList();
    String page = "/status/" + opened.page().slug();
    PublicPage.send(
        ctx,
        status,
        Html.of(
            "report/form",
            Map.of(
                "title",
                "Report a problem with " + opened.page().name(),
                "style",
                PublicPage.STYLE,
                "state",
                opened.state(),
                "action",
                page + "/report",
                "page",
                page,
                "error",
                error,
                "words",
                typed.words(),
                "component",
                typed.component(),
                "contact",
                typed.contact(),
                "components",
                components)));
  }
}
