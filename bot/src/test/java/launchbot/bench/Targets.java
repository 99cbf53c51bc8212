package launchbot.bench;

import java.security.cert.CertificateEncodingException;
import java.time.InstantSource;
import java.util.Base64;
import launchbot.testkit.BadServer;
import launchbot.testkit.Certificates;

/**
 * What the benchmark of probes looks at, in a process of its own, so that its work is not counted.
 * It prints the port for HTTP, the port for HTTPS and the root to trust, and ends with its input.
 */
final class Targets {
  static final String HOST = "target.example";

  private Targets() {}

  public static void main(String[] args) throws Exception {
    Certificates authority = Certificates.at(InstantSource.system().instant());
    try (BadServer http = BadServer.start();
        BadServer https = BadServer.start(authority.fine(HOST).context())) {
      http.forgetful();
      https.forgetful();
      System.out.println(http.port() + " " + https.port() + " " + root(authority));
      System.in.readAllBytes();
    }
  }

  private static String root(Certificates authority) throws CertificateEncodingException {
    return Base64.getEncoder().encodeToString(authority.root().getEncoded());
  }
}
