package launchbot.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Golden;
import launchbot.bot.Stage;
import launchbot.page.Component;
import launchbot.page.StatusPage;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SubmitAnswer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A page is made, looked at, published and hidden again, as the people in the channel see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageStoryTest {
  private static final Map<String, Object> FILLED =
      Map.of(
          "name",
          "Acme Shop",
          "slug",
          "Acme-Shop",
          "about",
          "Tools for coyotes",
          "support",
          "mailto:help@acme.example",
          "colour",
          "#ffee00");

  private final Stage stage = Stage.open();

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void aPageIsMadeSeenAndPublished() {
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    assertThat(page("")).contains("no public page yet", "never what a probe sees");
    assertThat(page("publish")).contains("/launch page edit");
    assertThat(page("component add Checkout")).contains("no public page yet");
    assertThat(page("nonsense")).contains("I know");

    JsonObject form = form();
    assertThat(submit(form, with("slug", "no!", "website", "http://x", "colour", "red")).errors())
        .containsOnlyKeys("slug", "website", "colour");
    String drawing = stage.ada().upload("logo.png", "<svg/>".getBytes(StandardCharsets.UTF_8));
    assertThat(submit(form, with("logo", List.of(drawing))).errors()).containsOnlyKeys("logo");
    String logo = stage.ada().upload("logo.png", Pictures.png());
    assertThat(submit(form, with("logo", List.of(logo))).closed()).isTrue();
    stage.whispered(Cast.ADA, Cast.LAUNCH, "hidden until you publish it", "darkened to");

    String shown = page("");
    assertThat(get("/status/acme-shop").statusCode()).isIn(404, 503);
    String preview = shown.replaceAll("(?s).*(/status/acme-shop\\?preview=[0-9a-f]{32}).*", "$1");
    assertThat(get(preview).body()).contains("Everything works", "A preview");

    stage.ada().command(Cast.LAUNCH, "/probe add http https://example.com as Shop");
    stage.ada().command(Cast.LAUNCH, "/probe edit 1 group card-payments");
    assertThat(page("propose")).contains("Added 1", "Card payments");
    assertThat(page("propose")).contains("on the page already");
    assertThat(page("component add \"Sign in\" probe 1")).contains("Sign in");
    assertThat(page("component add Sign in")).contains("of that name already");
    assertThat(page("component add Other group nowhere")).contains("No probe belongs");
    assertThat(page("component order 2 1")).contains("1. Sign in", "2. Card payments");
    assertThat(page("component order 1 1")).contains("once");
    assertThat(page("component remove 1")).contains("1. Card payments");
    assertThat(page("component remove 9")).contains("no component 9");

    assertThat(page("publish")).contains("Look at it first", "preview=");
    assertThat(page("publish now")).contains("Everybody can see it");
    assertThat(page("publish now")).contains("already");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> get("/status/acme-shop").statusCode() == 200);
    assertThat(get("/status/acme-shop").body())
        .contains("Acme Shop", "Card payments", "Report a problem")
        .doesNotContain("example.com", "subscribe");
    assertThat(get(preview).statusCode()).isEqualTo(404);
    assertThat(get("/banner/acme-shop.js").statusCode()).isEqualTo(200);

    assertThat(page("logo remove")).contains("The logo is removed");
    assertThat(page("hide")).contains("nobody sees it");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> get("/status/acme-shop").statusCode() == 404);
    stage.nothingRejected();
  }

  @Test
  void itLooksLikeThis() {
    var page =
        StatusPage.draft(1, "acme-shop", "Acme <Shop>", Town.NOON)
            .named("acme-shop", "Acme <Shop>", "Tools for *coyotes*")
            .previewedAt("0123456789abcdef");
    var addresses = new Addresses(URI.create("https://launch.example.com"), "acme-shop");
    var parts =
        List.of(
            new Component(1, 1, "Check*out*", java.util.Set.of("checkout"), java.util.Set.of()));
    Golden.check("page-none", PageCards.none());
    Golden.check("page-hidden", PageCards.page(addresses, page, parts, List.of(), 2, "Saved."));
    Golden.check(
        "page-shown", PageCards.page(addresses, page.shown(true), List.of(), List.of(), 0, null));
    Golden.check("page-publish", PageCards.publish(addresses, page));
    Golden.check("form-page", PageForm.view("C1", page));
  }

  private String page(String words) {
    return stage.launch(stage.ada(), ("page " + words).strip()).shown();
  }

  private JsonObject form() {
    return Objects.requireNonNull(stage.launch(stage.ada(), "page edit").openedView());
  }

  private SubmitAnswer submit(JsonObject form, Map<String, ?> values) {
    return stage.ada().submit(form.get("id").getAsString(), values);
  }

  private static Map<String, Object> with(Object... more) {
    Map<String, Object> all = new HashMap<>(FILLED);
    for (int i = 0; i < more.length; i += 2) {
      all.put(String.valueOf(more[i]), more[i + 1]);
    }
    return all;
  }

  private HttpResponse<String> get(String path) {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:%d%s".formatted(stage.bot().port(), path)))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
