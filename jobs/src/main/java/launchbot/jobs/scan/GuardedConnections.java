package launchbot.jobs.scan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import launchbot.jobs.fetch.Guard;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one fetch from a repository. Every address is checked when its socket opens,
 * wherever a redirect leads; the token goes to the server that it is meant for and to no other.
 */
final class GuardedConnections implements HttpConnectionFactory, AutoCloseable {
  private final Guard guard;
  private final URI origin;
  private final @Nullable String token;
  private final OkHttpClient client;

  /**
   * @param token null for a public repository
   */
  GuardedConnections(Guard guard, URI origin, @Nullable String token, Limits limits) {
    this.guard = guard;
    this.origin = origin;
    this.token = token;
    this.client =
        new OkHttpClient.Builder()
            .socketFactory(new GuardedSockets(guard))
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(true) // another address of the same name
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectionPool(new ConnectionPool(1, 5, TimeUnit.SECONDS))
            .connectTimeout(limits.left())
            .readTimeout(limits.left())
            .callTimeout(limits.left())
            .build();
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    URI uri = URI.create(url.toString());
    String scheme = String.valueOf(uri.getScheme());
    if (!scheme.equals("https") && !(scheme.equals("http") && guard.privateToo())) {
      throw new NotAllowed("it leads to an address that is not of https");
    }
    boolean home = sameServer(uri);
    return new GitConnection(client, url, home && token != null ? basic(token) : null);
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return create(url);
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
  }

  /** The header for that address; empty where the token is none of its business. */
  Optional<String> basicFor(URI uri) {
    return sameServer(uri)
        ? Optional.ofNullable(token).map(GuardedConnections::basic)
        : Optional.empty();
  }

  private boolean sameServer(URI uri) {
    return origin.getScheme().equals(uri.getScheme())
        && origin.getHost().equalsIgnoreCase(String.valueOf(uri.getHost()))
        && origin.getPort() == uri.getPort();
  }

  /** As GitHub, GitLab and Bitbucket take tokens: any name will do. */
  private static String basic(String token) {
    byte[] pair = ("x-access-token:" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Somebody led us where we do not go; the message is one sentence without a full stop. */
  static final class NotAllowed extends IOException {
    private static final long serialVersionUID = 1L;

    NotAllowed(String why) {
      super(why);
    }
  }

  private static final class GuardedSockets extends SocketFactory {
    private final Guard guard;

    GuardedSockets(Guard guard) {
      this.guard = guard;
    }

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
          InetAddress address = ((InetSocketAddress) endpoint).getAddress();
          var against = guard.against(address);
          if (against.isPresent()) {
            throw new NotAllowed("it leads to " + against.orElseThrow());
          }
          super.connect(endpoint, timeout);
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
