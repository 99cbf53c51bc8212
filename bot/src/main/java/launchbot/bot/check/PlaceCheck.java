package launchbot.bot.check;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where the process would live: its home, its port, the address that people use. */
public final class PlaceCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private PlaceCheck() {}

  public static Finding home(Path home) {
    String what = "LAUNCHBOT_HOME";
    if (Files.isDirectory(home)) {
      return Files.isWritable(home)
          ? Finding.fine(what, home + " can be written")
          : Finding.fault(what, home + " belongs to somebody else: its files cannot be written");
    }
    if (Files.exists(home)) {
      return Finding.fault(what, home + " is no directory");
    }
    Path above = home;
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above != null && Files.isDirectory(above) && Files.isWritable(above)
        ? Finding.note(what, home + " is not there yet; the first start makes it")
        : Finding.fault(what, home + " is not there and cannot be made under " + above);
  }

  public static Finding port(String host, int port) {
    String what = "PORT, HOST";
    if (port == 0) {
      return Finding.note(what, "a free port is taken at each start");
    }
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return Finding.fine(what, "%s, port %d is free".formatted(host, socket.getLocalPort()));
    } catch (IOException e) {
      return alive(URI.create("http://127.0.0.1:" + port + "/"))
          ? Finding.fine(what, "a Launchbot is running on port %d".formatted(port))
          : Finding.fault(
              what,
              "cannot listen on %s, port %d: %s. Stop what is there, or set PORT to a free one."
                  .formatted(host, port, e.getMessage()));
    }
  }

  /**
   * @param overHttp whether Slack comes this way
   */
  public static Finding baseUrl(@Nullable URI base, int port, boolean overHttp) {
    String what = "LAUNCHBOT_BASE_URL";
    if (base == null) {
      return Finding.note(
          what,
          overHttp
              ? "not set: links begin with http://localhost:%d/. Slack needs a public https address, which stands as the Request URL in the app's settings."
                  .formatted(port)
              : "not set: links begin with http://localhost:%d/".formatted(port));
    }
    if (overHttp && !"https".equals(base.getScheme())) {
      return Finding.fault(what, "Slack sends requests to https addresses only");
    }
    return alive(base)
        ? Finding.fine(what, base + " leads to a running Launchbot")
        : Finding.note(
            what,
            base + " does not answer from here: nothing runs, or it cannot be seen from here");
  }

  private static boolean alive(URI base) {
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(base.resolve("health/live")).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("\"live\"");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
