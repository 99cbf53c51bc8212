package launchbot.release;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import launchbot.json.Field;
import org.jspecify.annotations.Nullable;

/**
 * Reads GitHub's own webhooks: {@code deployment_status} tells how far a deploy is, {@code release}
 * what a version brings.
 */
public final class GitHubReader {
  private static final int TEXT = 20_000;
  private static final int SHORT = 7;

  private GitHubReader() {}

  /**
   * @param event what stood in {@code X-GitHub-Event}
   * @param redact masks what looks like a secret
   */
  public static NewsReader.Read read(
      String event, String json, Instant now, UnaryOperator<String> redact) {
    try {
      if (!(JsonParser.parseString(json) instanceof JsonObject object)) {
        return new NewsReader.Bad("", "GitHub sends an object.");
      }
      var call = new Field("", object);
      return switch (event) {
        case "ping" -> new NewsReader.Ignored("GitHub reaches Launchbot.");
        case "deployment_status" -> deployment(call, now, redact);
        case "release" -> notes(call, now, redact);
        default ->
            new NewsReader.Ignored(
                "Choose the events Deployment statuses and Releases; others are of no use here.");
      };
    } catch (JsonParseException e) {
      return new NewsReader.Bad("", "That is no JSON.");
    } catch (Field.Wrong e) {
      return new NewsReader.Bad(e.field(), e.why());
    }
  }

  private static NewsReader.Read deployment(Field call, Instant now, UnaryOperator<String> redact) {
    var status = new Field("deployment_status", call.object("deployment_status"));
    var deployment = new Field("deployment", call.object("deployment"));
    Optional<Release.State> state = state(status);
    if (state.isEmpty()) {
      return new NewsReader.Ignored("Of a deployment that is not active any more.");
    }
    String id = deployment.text("id", Field.LONGEST);
    if (id == null) {
      throw deployment.wrong("id", "GitHub names each deployment.");
    }
    String sha = deployment.text("sha", Field.LONGEST);
    var facts =
        new News.Facts(
            environment(status, deployment),
            version(deployment, sha),
            null,
            sha,
            null,
            login(status, deployment),
            lines(deployment.text("description", TEXT), redact),
            List.of(),
            List.of(),
            List.of());
    return new NewsReader.Good(
        new News.Deployed(
            facts,
            state.get(),
            notAfter(status.moment("created_at", now), now),
            "github:" + id,
            Dossier.Source.GITHUB));
  }

  /** Empty for one that says nothing of how far it is. */
  private static Optional<Release.State> state(Field status) {
    String state = status.text("state", Field.LONGEST);
    if (state == null) {
      throw status.wrong("state", "GitHub says how far it is.");
    }
    return switch (state) {
      case "success" -> Optional.of(Release.State.FINISHED);
      case "failure", "error" -> Optional.of(Release.State.FAILED);
      case "pending", "queued", "waiting", "in_progress" -> Optional.of(Release.State.STARTED);
      default -> Optional.empty();
    };
  }

  private static String environment(Field status, Field deployment) {
    return Stream.of(status, deployment)
        .flatMap(one -> Stream.ofNullable(one.text("environment", Field.LONGEST)))
        .flatMap(name -> Naming.environment(name).stream())
        .findFirst()
        .orElse(Release.PRODUCTION);
  }

  /** What the payload names, a tag, or else the commit: a branch is no version. */
  private static String version(Field deployment, @Nullable String sha) {
    String named =
        deployment.json().get("payload") instanceof JsonObject payload
            ? new Field("deployment.payload", payload).text("version", Field.LONGEST)
            : null;
    String ref = deployment.text("ref", Field.LONGEST);
    String tag = ref == null ? "" : ref.replaceFirst("^refs/tags/", "");
    return Stream.of(
            Optional.ofNullable(named),
            Optional.of(tag).filter(one -> one.matches("[vV]?\\d+(\\.\\d+).*")),
            Optional.ofNullable(sha).filter(Naming::isCommit).map(one -> one.substring(0, SHORT)))
        .flatMap(Optional::stream)
        .flatMap(one -> Naming.version(one).stream())
        .findFirst()
        .orElseThrow(() -> deployment.wrong("sha", "GitHub says which commit it is."));
  }

  private static @Nullable String login(Field status, Field deployment) {
    return Stream.of(deployment, status)
        .map(one -> new Field(one.name("creator"), one.object("creator")))
        .flatMap(one -> Stream.ofNullable(one.text("login", Field.LONGEST)))
        .findFirst()
        .orElse(null);
  }

  private static NewsReader.Read notes(Field call, Instant now, UnaryOperator<String> redact) {
    String action = call.text("action", Field.LONGEST);
    var release = new Field("release", call.object("release"));
    if (action == null || !List.of("published", "released", "edited").contains(action)) {
      return new NewsReader.Ignored("Only what is published counts.");
    }
    String tag = release.text("tag_name", Field.LONGEST);
    String version =
        Optional.ofNullable(tag)
            .flatMap(Naming::version)
            .orElseThrow(() -> release.wrong("tag_name", "A release has a tag."));
    List<String> changes =
        release.has("body")
            ? lines(release.json().get("body").getAsString(), redact)
            : lines(release.text("name", TEXT), redact);
    return new NewsReader.Good(
        new News.Noted(version, changes, notAfter(release.moment("published_at", now), now)));
  }

  private static List<String> lines(@Nullable String text, UnaryOperator<String> redact) {
    return text == null
        ? List.of()
        : NewsReader.lines(Field.cut(text, TEXT), redact).stream()
            .map(line -> line.replaceFirst("^#{1,6}\\s+", ""))
            .toList();
  }

  private static Instant notAfter(Instant at, Instant now) {
    return at.isAfter(now) ? now : at;
  }
}
