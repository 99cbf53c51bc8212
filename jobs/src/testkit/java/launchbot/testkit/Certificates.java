package launchbot.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority that signs what a test asks for, good and bad: root, intermediate, servers. */
public final class Certificates {
  private static final Duration LONG = Duration.ofDays(3650);
  private static final Duration USUAL = Duration.ofDays(90);

  private final Instant now;
  private final Pair root;
  private final Pair intermediate;
  private final Pair stranger;

  /** A key and the certificate for it. */
  private record Pair(PrivateKey key, X509Certificate certificate) {}

  /**
   * What a server shows.
   *
   * @param sent its own certificate first
   */
  public record Chain(PrivateKey key, List<X509Certificate> sent) {
    public X509Certificate own() {
      return sent.getFirst();
    }

    /** For {@link BadServer#start}. */
    public SSLContext context() {
      try {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("own", key, new char[0], sent.toArray(Certificate[]::new));
        var keys = KeyManagerFactory.getInstance("SunX509");
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
      } catch (GeneralSecurityException | IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Certificates(Instant now) {
    this.now = now;
    Instant before = now.minus(LONG);
    this.root = authority("Test Root", null, before, now.plus(LONG));
    this.intermediate = authority("Test Intermediate", root, before, now.plus(LONG));
    this.stranger = authority("Nobody's Root", null, before, now.plus(LONG));
  }

  /**
   * @param now what the clock says where they are used
   */
  public static Certificates at(Instant now) {
    return new Certificates(now);
  }

  /** The one to trust. */
  public X509Certificate root() {
    return root.certificate;
  }

  /** As it should be, valid for 90 days more. */
  public Chain fine(String... names) {
    return endingIn(USUAL, names);
  }

  /** Valid since yesterday and for so much longer; below zero it is over. */
  public Chain endingIn(Duration left, String... names) {
    Instant until = now.plus(left);
    Instant since = left.isNegative() ? until.minus(USUAL) : now.minus(Duration.ofDays(1));
    return chain(server(keys("EC", 256), intermediate, since, until, names), intermediate);
  }

  /** Valid from tomorrow on. */
  public Chain notYet(String... names) {
    Instant tomorrow = now.plus(Duration.ofDays(1));
    return chain(
        server(keys("EC", 256), intermediate, tomorrow, tomorrow.plus(USUAL), names), intermediate);
  }

  /** Signed by itself. */
  public Chain selfSigned(String... names) {
    return chain(server(keys("EC", 256), null, now.minus(USUAL), now.plus(USUAL), names));
  }

  /** The server's own alone, without the intermediate. */
  public Chain incomplete(String... names) {
    Chain whole = fine(names);
    return new Chain(whole.key, List.of(whole.own()));
  }

  /** From an authority that nobody trusts, which it sends along. */
  public Chain unknown(String... names) {
    return chain(
        server(keys("EC", 256), stranger, now.minus(USUAL), now.plus(USUAL), names), stranger);
  }

  /** With an RSA key of 1024 bits. */
  public Chain weak(String... names) {
    return chain(
        server(keys("RSA", 1024), intermediate, now.minus(USUAL), now.plus(USUAL), names),
        intermediate);
  }

  /** Good itself, for 90 days; what is between it and the root has only so much left. */
  public Chain intermediateEndingIn(Duration left, String... names) {
    Pair ending = authority("Ending Intermediate", root, now.minus(LONG), now.plus(left));
    return chain(
        server(keys("EC", 256), ending, now.minus(Duration.ofDays(1)), now.plus(USUAL), names),
        ending);
  }

  private static Chain chain(Pair own, Pair... above) {
    List<X509Certificate> sent = new ArrayList<>(List.of(own.certificate));
    Arrays.stream(above).map(Pair::certificate).forEach(sent::add);
    return new Chain(own.key, sent);
  }

  private static Pair authority(String name, @Nullable Pair issuer, Instant since, Instant until) {
    return sign(name, keys("EC", 256), issuer, since, until, true);
  }

  private static Pair server(
      KeyPair keys, @Nullable Pair issuer, Instant since, Instant until, String... names) {
    return sign(names[0], keys, issuer, since, until, false, names);
  }

  private static Pair sign(
      String name,
      KeyPair keys,
      @Nullable Pair issuer,
      Instant since,
      Instant until,
      boolean authority,
      String... names) {
    var subject = new X500Name("CN=" + name);
    var by =
        issuer == null
            ? subject
            : new X500Name(issuer.certificate.getSubjectX500Principal().getName());
    var serial = BigInteger.valueOf(System.nanoTime());
    var builder =
        new JcaX509v3CertificateBuilder(
            by, serial, Date.from(since), Date.from(until), subject, keys.getPublic());
    PrivateKey signing = issuer == null ? keys.getPrivate() : issuer.key;
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (names.length > 0) {
        GeneralName[] all =
            Arrays.stream(names).map(Certificates::name).toArray(GeneralName[]::new);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
      }
      var signer =
          new JcaContentSignerBuilder(
                  signing.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
              .build(signing);
      return new Pair(
          keys.getPrivate(),
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralName name(String name) {
    boolean address = name.matches("[0-9.]+|.*:.*");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static KeyPair keys(String algorithm, int size) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
