package launchbot.jobs.fetch;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.conscrypt.Conscrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the client's side of TLS. Conscrypt (BoringSSL) takes about half of the processor time of
 * the JDK's own, which stands in for it where its library cannot be loaded.
 */
final class Tls {
  private static final Logger log = LoggerFactory.getLogger(Tls.class);

  private final SSLContext context;
  private final AtomicInteger count = new AtomicInteger();

  private Tls(SSLContext context) {
    this.context = context;
  }

  static Tls best() {
    try {
      return with(Conscrypt.newProvider());
    } catch (LinkageError | RuntimeException e) {
      log.info("Probes use the TLS of the JDK, since Conscrypt cannot be loaded here: {}", e + "");
      return ofTheJdk();
    }
  }

  static Tls ofTheJdk() {
    return with(Security.getProvider("SunJSSE"));
  }

  private static Tls with(Provider provider) {
    try {
      SSLContext context = SSLContext.getInstance("TLS", provider);
      context.init(new KeyManager[0], new TrustManager[] {new Later()}, null);
      context.getClientSessionContext().setSessionCacheSize(1);
      return new Tls(context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no TLS from " + provider, e);
    }
  }

  /**
   * @param host a name or an address, as it stands in the URL
   */
  SSLEngine engine(String host) {
    // Sessions are kept by name and port: with a port of its own no probe resumes another's, which
    // would hide what has become of the certificate.
    SSLEngine engine = context.createSSLEngine(host, count.incrementAndGet() & 0x7fffffff);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    if (!Hosts.isAddress(host)) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    engine.setSSLParameters(parameters);
    return engine;
  }

  /**
   * Takes every certificate: it is judged by {@link Trust} once the handshake is over and before a
   * byte of the request is sent, so that also what is not trusted can be shown.
   */
  private static final class Later extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
