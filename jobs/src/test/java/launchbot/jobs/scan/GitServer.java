package launchbot.jobs.scan;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** Serves a repository over git's smart HTTP on loopback, and leads astray where it is told to. */
final class GitServer implements AutoCloseable {
  private final HttpServer server;
  private final Repository repository;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable String elsewhere;
  private volatile @Nullable String wanted;

  GitServer(Repository repository) throws IOException {
    this.repository = repository;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/acme/shop.git");
  }

  /** From now on everything is found there. */
  GitServer redirect(@Nullable String url) {
    elsewhere = url;
    return this;
  }

  /** From now on only whoever brings that header is answered. */
  GitServer locked(String authorization) {
    wanted = authorization;
    return this;
  }

  /** Methods and paths, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI uri = exchange.getRequestURI();
      asked.add(exchange.getRequestMethod() + " " + uri.getPath());
      String to = elsewhere;
      String header = exchange.getRequestHeaders().getFirst("Authorization");
      if (to != null) {
        exchange.getResponseHeaders().add("Location", to + "/info/refs?" + uri.getQuery());
        exchange.sendResponseHeaders(302, -1);
      } else if (wanted != null && !wanted.equals(header)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (uri.getPath().endsWith("/info/refs")) {
        advertise(exchange);
      } else if (uri.getPath().endsWith("/git-upload-pack")) {
        exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-result");
        exchange.sendResponseHeaders(200, 0);
        var pack = new UploadPack(repository);
        pack.setBiDirectionalPipe(false);
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        InputStream body = exchange.getRequestBody();
        pack.upload(packed ? new GZIPInputStream(body) : body, exchange.getResponseBody(), null);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void advertise(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .add("Content-Type", "application/x-git-upload-pack-advertisement");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    out.write("001e# service=git-upload-pack\n0000".getBytes(StandardCharsets.US_ASCII));
    var pack = new UploadPack(repository);
    pack.setBiDirectionalPipe(false);
    pack.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(new PacketLineOut(out)));
    out.flush();
  }
}
