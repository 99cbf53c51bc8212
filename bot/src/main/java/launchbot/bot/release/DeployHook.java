package launchbot.bot.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.web.HookReceiver;
import launchbot.jobs.scan.Redacted;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.release.Gap;
import launchbot.release.GitHubReader;
import launchbot.release.News;
import launchbot.release.NewsReader;
import launchbot.release.Release;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST …/deploy}: how far a release is. What carries {@code X-GitHub-Event} comes from
 * GitHub and is believed only with the launch's signature.
 */
final class DeployHook implements HookReceiver {
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int GONE = 410;
  private static final String PAYLOAD = "payload=";

  private final Ledger ledger;
  private final ReleaseDesk desk;
  private final Around around;
  private final GitHubSecret secret;

  DeployHook(Ledger ledger, ReleaseDesk desk, Around around, GitHubSecret secret) {
    this.ledger = ledger;
    this.desk = desk;
    this.around = around;
    this.secret = secret;
  }

  @Override
  public Answer receive(Call call) {
    String event = call.headers().get("x-github-event");
    Optional<Answer> unproved = event == null ? Optional.empty() : unproved(call);
    if (unproved.isPresent()) {
      return unproved.get();
    }
    String json = json(call);
    if (json == null) {
      return bad(new NewsReader.Bad("payload", "That is not form-encoded."));
    }
    NewsReader.Read read =
        event == null
            ? NewsReader.read(json, call.key(), call.at(), Redacted::text)
            : GitHubReader.read(event, json, call.at(), Redacted::text);
    return switch (read) {
      case NewsReader.Bad bad -> bad(bad);
      case NewsReader.Ignored(String why) -> {
        var body = new JsonObject();
        body.addProperty("ignored", true);
        body.addProperty("message", why);
        yield new Answer(OK, body);
      }
      case NewsReader.Good(News news) -> taken(call, news);
    };
  }

  /** Empty where the launch's secret has signed it. */
  private Optional<Answer> unproved(Call call) {
    Optional<String> known =
        ledger.read(
            call.workspace(), sql -> secret.of(sql, call.workspace(), call.hook().launch()));
    if (known.isEmpty()) {
      return Optional.of(
          Answer.problem(
              UNAUTHORIZED,
              "no_secret",
              "GitHub's events are taken with a secret only: the lead types /launch release secret"
                  + " in Slack, and the same secret goes into the webhook's settings."));
    }
    return GitHubSecret.signed(known.get(), call.body(), call.headers().get("x-hub-signature-256"))
        ? Optional.empty()
        : Optional.of(
            Answer.problem(
                UNAUTHORIZED,
                "not_signed",
                "The signature is missing or wrong: the webhook's secret has to be the one of"
                    + " /launch release secret."));
  }

  /** Null for a form that cannot be read. */
  private static @Nullable String json(Call call) {
    String body = new String(call.body(), StandardCharsets.UTF_8);
    String type = call.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/x-www-form-urlencoded")
        || body.stripLeading().startsWith("{")) {
      return body; // curl says form of everything, whatever it is
    }
    try {
      return Arrays.stream(body.split("&", -1))
          .filter(part -> part.startsWith(PAYLOAD))
          .map(part -> URLDecoder.decode(part.substring(PAYLOAD.length()), StandardCharsets.UTF_8))
          .findFirst()
          .orElse(null);
    } catch (IllegalArgumentException e) {
      return null; // a percent sign with nothing behind it
    }
  }

  private Answer taken(Call call, News news) {
    var cause =
        new Cause(
            call.workspace(),
            Actor.schedule("deploy hook " + call.hook().number()),
            call.at(),
            null);
    ReleaseDesk.Taken taken = ledger.write(cause, tx -> desk.take(tx, call.hook().launch(), news));
    return switch (taken) {
      case ReleaseDesk.Over() ->
          Answer.problem(GONE, "archived", "The launch of this hook is archived.");
      case ReleaseDesk.Noted(boolean changed, int of) -> {
        var body = new JsonObject();
        body.addProperty("taken", true);
        body.addProperty("releases", of);
        if (!changed) {
          body.addProperty("repeated", true);
        }
        yield new Answer(OK, body);
      }
      case ReleaseDesk.Kept kept -> {
        List<Gap> gaps = ledger.read(call.workspace(), sql -> around.gaps(sql, kept.dossier()));
        yield new Answer(kept.isNew() ? CREATED : OK, body(kept, gaps));
      }
    };
  }

  private static JsonObject body(ReleaseDesk.Kept kept, List<Gap> gaps) {
    Release release = kept.dossier().release();
    var body = new JsonObject();
    body.addProperty("release", release.number());
    body.addProperty("version", release.version());
    body.addProperty("environment", release.environment());
    body.addProperty("state", release.state().key());
    if (!kept.changed()) {
      body.addProperty("repeated", true);
    }
    var warnings = new JsonArray();
    gaps.stream().map(DeployHook::json).forEach(warnings::add);
    body.add("warnings", warnings);
    return body;
  }

  private static JsonObject json(Gap gap) {
    var json = new JsonObject();
    Map.of("kind", gap.sort().name().toLowerCase(Locale.ROOT), "message", gap.words())
        .forEach(json::addProperty);
    String type = gap.type();
    if (type != null) {
      json.addProperty("type", "/launch " + type);
    }
    return json;
  }

  private static Answer bad(NewsReader.Bad bad) {
    Answer answer =
        Answer.problem(
            BAD_REQUEST,
            "not_valid",
            (bad.field().isEmpty() ? "" : bad.field() + ": ") + bad.why() + " Nothing was kept.");
    answer.body().addProperty("field", bad.field());
    return answer;
  }
}
