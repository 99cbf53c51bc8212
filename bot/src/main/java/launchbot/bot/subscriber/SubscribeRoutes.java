package launchbot.bot.subscriber;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import launchbot.bot.subscriber.Subscribing.Found;
import launchbot.bot.web.Form;
import launchbot.bot.web.Html;
import launchbot.bot.web.Pace;
import launchbot.bot.web.Proxies;
import launchbot.bot.web.PublicPage;
import launchbot.bot.web.WebRoutes;
import launchbot.jobs.mailer.MailAddress;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.page.Subscriptions;

/**
 * {@code /status/{slug}/subscribe}, and the links in mails. Programs that look at links before
 * people do send GETs, so a GET only shows a button. What is answered never depends on whether an
 * address is known.
 */
final class SubscribeRoutes implements WebRoutes {
  /** In bytes. */
  static final int MOST = 16 * 1024;

  private static final int LONGEST_TOKEN = 100;

  private final Subscribing desk;
  private final Proxies proxies;
  private final boolean offered;
  private final Pace asking;
  private final Pace looking;

  /**
   * @param offered whether mails go out at all
   * @param nanos tells how long, as {@link System#nanoTime} does
   */
  SubscribeRoutes(Subscribing desk, Proxies proxies, boolean offered, LongSupplier nanos) {
    this.desk = desk;
    this.proxies = proxies;
    this.offered = offered;
    this.asking = new Pace(5, Duration.ofMinutes(1), nanos);
    this.looking = new Pace(60, Duration.ofSeconds(1), nanos);
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/status/{slug}/subscribe", PublicPage.patient(ctx -> shown(ctx, 200, "", "")));
    routes.post("/status/{slug}/subscribe", PublicPage.patient(this::ask));
    routes.get("/subscription/{token}/confirm", PublicPage.patient(this::confirming));
    routes.post("/subscription/{token}/confirm", PublicPage.patient(this::confirm));
    routes.get("/subscription/{token}/end", PublicPage.patient(this::ending));
    routes.post("/subscription/{token}/end", PublicPage.patient(this::end));
  }

  private void shown(Context ctx, int status, String error, String email) {
    Optional<StatusPage> page = page(ctx);
    if (page.isPresent()) {
      PublicPage.send(
          ctx,
          status,
          Html.of(
              "subscriber/ask",
              Map.of(
                  "title",
                  "Mails about " + page.get().name(),
                  "style",
                  PublicPage.STYLE,
                  "action",
                  "/status/" + page.get().slug() + "/subscribe",
                  "page",
                  "/status/" + page.get().slug(),
                  "error",
                  error,
                  "email",
                  email)));
    }
  }

  /** Empty where there is none, or no mails are sent, which is answered. */
  private Optional<StatusPage> page(Context ctx) {
    Optional<StatusPage> page = desk.page(ctx.pathParam("slug")).flatMap(desk::page);
    if (page.isEmpty()) {
      PublicPage.say(ctx, 404, "There is no such page", "Nothing is shown at this address.");
    } else if (!offered) {
      PublicPage.say(
          ctx,
          404,
          "No mails are sent here",
          "Mails are not offered for this page. Its feed tells the same.");
    }
    return offered ? page : Optional.empty();
  }

  private void ask(Context ctx) throws IOException {
    Form form = Form.read(ctx, MOST);
    Optional<StatusPage> page = page(ctx);
    if (page.isEmpty()) {
      return;
    }
    switch (form) {
      case Form.Refused(int status, String why) ->
          PublicPage.say(ctx, status, "That was not taken", why);
      case Form.Sent sent -> ask(ctx, sent);
    }
  }

  private void ask(Context ctx, Form.Sent sent) {
    String typed = sent.text("email");
    Optional<String> address = MailAddress.read(typed);
    Duration wait = asking.take(proxies.source(ctx));
    if (!wait.isZero()) {
      ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1));
      PublicPage.say(
          ctx,
          429,
          "Too many at once",
          "Many addresses were sent from where you are. Please wait a minute, then send yours"
              + " again.");
    } else if (address.isEmpty()) {
      shown(
          ctx,
          422,
          "That does not look like a mail address. It has an @ and a domain, as in"
              + " name@example.com.",
          typed.length() > 254 ? "" : typed);
    } else {
      if (!sent.trapped()) {
        Optional<PageStore.Key> key = desk.page(ctx.pathParam("slug"));
        key.ifPresent(one -> desk.ask(one, address.get()));
      }
      PublicPage.say(
          ctx,
          200,
          "Look into your inbox",
          "A mail with a link is on its way, unless that address gets our mails already or was sent"
              + " one a short while ago. Press the button behind the link, and you get them. It"
              + " works for %d hours.".formatted(Subscriptions.LINK_LIVES.toHours()));
    }
  }

  private void confirming(Context ctx) {
    Optional<String> token = token(ctx);
    if (token.isEmpty()) {
      return;
    }
    Optional<Found> found = desk.confirming(token.get());
    if (found.isPresent() && found.get().link() == Subscriptions.Link.OPEN) {
      PublicPage.offer(
          ctx,
          "Mails about " + found.get().page(),
          "Press the button, and you get a mail when something does not work, while it is mended,"
              + " and when it works again.",
          "Yes, send me these mails");
    } else {
      confirmed(ctx, found);
    }
  }

  private void confirm(Context ctx) {
    token(ctx).ifPresent(token -> confirmed(ctx, desk.confirm(token)));
  }

  private static void confirmed(Context ctx, Optional<Found> found) {
    if (found.isEmpty()) {
      unknown(ctx);
      return;
    }
    switch (found.get().link()) {
      case OPEN, DONE ->
          PublicPage.say(
              ctx,
              200,
              "You get mails about " + found.get().page(),
              "Each of them has a link that ends it.");
      case SPENT ->
          PublicPage.say(
              ctx,
              410,
              "This link does not work any more",
              "It works once, for %d hours. Ask for a new one on the page."
                  .formatted(Subscriptions.LINK_LIVES.toHours()));
    }
  }

  private void ending(Context ctx) {
    Optional<String> token = token(ctx);
    if (token.isEmpty()) {
      return;
    }
    Optional<Found> found = desk.ending(token.get());
    if (found.isPresent() && found.get().link() == Subscriptions.Link.OPEN) {
      PublicPage.offer(
          ctx,
          "Mails about " + found.get().page(),
          "Press the button, and you get no more of them.",
          "Send me no more");
    } else {
      ended(ctx, found);
    }
  }

  /**
   * Also what a mail program POSTs by itself (RFC 8058); what it sends with it says nothing new.
   */
  private void end(Context ctx) {
    token(ctx).ifPresent(token -> ended(ctx, desk.end(token)));
  }

  private static void ended(Context ctx, Optional<Found> found) {
    if (found.isEmpty()) {
      unknown(ctx);
      return;
    }
    PublicPage.say(
        ctx,
        200,
        "You get no more mails about " + found.get().page(),
        "If you want them again, ask for them on the page.");
  }

  private static void unknown(Context ctx) {
    PublicPage.say(
        ctx,
        404,
        "This link is not known",
        "Either part of it is missing, or it is so old that nothing is kept about it. In that case"
            + " no mails come either.");
  }

  /** Empty where somebody asks too often, which is answered. */
  private Optional<String> token(Context ctx) {
    Duration wait = looking.take(proxies.source(ctx));
    if (!wait.isZero()) {
      ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1));
      PublicPage.say(
          ctx, 429, "Too many at once", "Please wait a minute, then open the link again.");
      return Optional.empty();
    }
    String token = ctx.pathParam("token");
    return Optional.of(token.length() > LONGEST_TOKEN ? "" : token);
  }
}
