package launchbot.jobs.scan;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * One request of JGit's, made with OkHttp. What answers is bounded; that certificates are checked
 * cannot be switched off.
 */
final class GitConnection implements HttpConnection {
  /** The list of branches and tags. */
  private static final long LIST = 16L << 20;

  /** All objects of a repository, packed. */
  private static final long PACK = 512L << 20;

  private final OkHttpClient client;
  private final URL url;
  private final @Nullable String authorization;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private String method = "GET";
  private @Nullable Response response;

  /**
   * @param authorization the header's value; null for none
   */
  GitConnection(OkHttpClient client, URL url, @Nullable String authorization) {
    this.client = client;
    this.url = url;
    this.authorization = authorization;
  }

  @Override
  public int getResponseCode() throws IOException {
    return answer().code();
  }

  @Override
  public URL getURL() {
    return url;
  }

  @Override
  public String getResponseMessage() throws IOException {
    return answer().message();
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return response == null ? Map.of() : response.headers().toMultimap();
  }

  @Override
  public void setRequestProperty(String key, String value) {
    // Nothing packed: what it would unfold to is not bounded.
    if (!key.toLowerCase(Locale.ROOT).equals("accept-encoding")) {
      headers.put(key, value);
    }
  }

  @Override
  public void setRequestMethod(String name) {
    method = name;
  }

  @Override
  public void setUseCaches(boolean use) {
    // There is none.
  }

  @Override
  public void setConnectTimeout(int timeout) {
    // The whole call has one.
  }

  @Override
  public void setReadTimeout(int timeout) {
    // The whole call has one.
  }

  @Override
  public @Nullable String getContentType() {
    return getHeaderField("Content-Type");
  }

  @Override
  public InputStream getInputStream() throws IOException {
    ResponseBody answered = answer().body();
    return answered == null
        ? new ByteArrayInputStream(new byte[0])
        : new Bounded(answered.byteStream(), method.equals("GET") ? LIST : PACK);
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return response == null ? null : response.header(name);
  }

  @Override
  public List<String> getHeaderFields(String name) {
    return response == null ? List.of() : response.headers(name);
  }

  @Override
  public int getContentLength() {
    return -1;
  }

  @Override
  public void setInstanceFollowRedirects(boolean redirect) {
    // JGit follows them itself, with a connection of its own for each.
  }

  @Override
  public void setDoOutput(boolean dooutput) {
    // Whoever asks for the stream gets it.
  }

  @Override
  public void setFixedLengthStreamingMode(int contentLength) {
    // What is asked is short and kept whole.
  }

  @Override
  public OutputStream getOutputStream() {
    return body;
  }

  @Override
  public void setChunkedStreamingMode(int chunklen) {
    // What is asked is short and kept whole.
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public boolean usingProxy() {
    return false;
  }

  @Override
  public void connect() throws IOException {
    answer();
  }

  @Override
  public void configure(KeyManager[] km, TrustManager[] tm, SecureRandom random) {
    // Called in order to check nothing.
  }

  @Override
  public void setHostnameVerifier(HostnameVerifier verifier) {
    // Called in order to check nothing.
  }

  private Response answer() throws IOException {
    Response known = response;
    if (known != null) {
      return known;
    }
    var request = new Request.Builder().url(url).header("Accept-Encoding", "identity");
    headers.forEach(request::header);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    request.method(method, method.equals("GET") ? null : RequestBody.create(body.toByteArray()));
    Response answered = client.newCall(request.build()).execute();
    response = answered;
    return answered;
  }

  /** Ends with an error where a server says more than it should. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new GuardedConnections.NotAllowed("it answers with more than is read of any");
      }
    }
  }
}
