package launchbot.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import launchbot.bot.web.Web;

/** Debian's nginx, which serves one file as well as it can: no log, kept-alive connections. */
final class Nginx implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/local/sbin/nginx"));

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Empty where there is none. */
  static Optional<Nginx> start(Path home, String path, byte[] bytes) throws Exception {
    Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    Path file = home.resolve("www" + path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    int port = Web.freePort("127.0.0.1");
    Path config = home.resolve("nginx.conf");
    Files.writeString(
        config,
        """
        daemon off; user root; worker_processes auto; pid %1$s/pid; error_log %1$s/error.log;
        events { worker_connections 1024; }
        http {
          access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; etag on;
          default_type "text/html; charset=utf-8";
          open_file_cache max=100 inactive=1h;
          client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
          uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
          server {
            listen 127.0.0.1:%2$d; root %1$s/www;
            add_header X-Content-Type-Options nosniff;
            add_header Referrer-Policy no-referrer;
            add_header Content-Security-Policy "default-src 'none'; img-src 'self' data:; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            add_header Cross-Origin-Opener-Policy same-origin;
            add_header Cross-Origin-Resource-Policy same-origin;
            add_header Permissions-Policy "camera=(), geolocation=(), microphone=()";
            add_header Vary Accept-Encoding;
            add_header Cache-Control "public, max-age=30, stale-while-revalidate=60, stale-if-error=86400";
          }
        }
        """
            .formatted(home, port));
    Process process =
        new ProcessBuilder(program.get().toString(), "-c", config.toString(), "-p", home.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("out.log").toFile())
            .start();
    for (int i = 0; i < 50 && process.isAlive(); i++) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return Optional.of(new Nginx(process, socket.getPort()));
      } catch (IOException e) {
        Thread.sleep(100); // not yet
      }
    }
    process.destroy();
    throw new IOException("nginx did not start: " + Files.readString(home.resolve("out.log")));
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
