package launchbot.jobs.fetch;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import launchbot.jobs.fetch.Distrust.Flaw;
import org.jspecify.annotations.Nullable;

/** Finds the way from a certificate to a trusted root (RFC 5280 section 6), and what is in it. */
final class Paths {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Set<TrustAnchor> anchors;
  private final Set<X500Principal> roots;

  Paths(Collection<X509Certificate> roots) {
    this.anchors =
        roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    this.roots =
        roots.stream().map(X509Certificate::getSubjectX500Principal).collect(Collectors.toSet());
  }

  /** As the JDK reads them, which other providers' certificates are not. */
  static List<X509Certificate> readable(List<X509Certificate> sent) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> readable = new ArrayList<>();
    for (X509Certificate one : sent) {
      readable.add(
          (X509Certificate)
              factory.generateCertificate(new ByteArrayInputStream(one.getEncoded())));
    }
    return readable;
  }

  /** Without a look at names. */
  Trust.Judged judge(List<X509Certificate> sent, Instant now) {
    X509Certificate own = sent.getFirst();
    try {
      return new Trust.Judged(sent, path(sent, now), null);
    } catch (CertPathBuilderException e) {
      return new Trust.Judged(sent, List.of(), flaw(sent, own, e, now));
    }
  }

  private Distrust flaw(
      List<X509Certificate> sent, X509Certificate own, CertPathBuilderException e, Instant now) {
    Distrust dates = dates(own, "the certificate", now);
    if (dates != null) {
      return dates;
    }
    if (own.getSubjectX500Principal().equals(own.getIssuerX500Principal())) {
      return new Distrust(
          Flaw.SELF_SIGNED, "the certificate is self-signed: no authority vouches for it");
    }
    for (X509Certificate one : sent.subList(1, sent.size())) {
      Distrust between = dates(one, "a certificate between it and the root", now);
      if (between != null) {
        return between;
      }
    }
    if (isWeak(e)) {
      return new Distrust(
          Flaw.WEAK, "the certificate, or one above it, has too weak a key or signature");
    }
    X500Principal top = top(sent).getIssuerX500Principal();
    if (!roots.contains(top)) {
      return sent.size() == 1
          ? new Distrust(
              Flaw.INCOMPLETE,
              "the intermediate certificate is missing: the server sends only its own, and its"
                  + " issuer "
                  + Quote.of(Names.common(top))
                  + " is no known root")
          : new Distrust(
              Flaw.UNKNOWN_ISSUER,
              "the certificate comes from an authority that nobody here trusts: "
                  + Quote.of(Names.common(top)));
    }
    return new Distrust(
        Flaw.BROKEN, "the certificates do not lead to a root: " + Quote.of(e.getMessage() + ""));
  }

  private static @Nullable Distrust dates(X509Certificate one, String what, Instant now) {
    if (now.isAfter(one.getNotAfter().toInstant())) {
      return new Distrust(
          Flaw.EXPIRED, what + " expired on " + DAY.format(one.getNotAfter().toInstant()));
    }
    if (now.isBefore(one.getNotBefore().toInstant())) {
      return new Distrust(
          Flaw.NOT_YET,
          what + " is not valid before " + DAY.format(one.getNotBefore().toInstant()));
    }
    return null;
  }

  /** The last in the row that the server sent, each the issuer of the one before it. */
  private static X509Certificate top(List<X509Certificate> sent) {
    X509Certificate top = sent.getFirst();
    for (int step = 0; step < sent.size(); step++) {
      X509Certificate at = top;
      X509Certificate above =
          sent.stream()
              .filter(one ->
                  !one.equals(at)
                      && one.getSubjectX500Principal().equals(at.getIssuerX500Principal()))
              .findFirst()
              .orElse(at);
      if (above.equals(top)) {
        break;
      }
      top = above;
    }
    return top;
  }

  private static boolean isWeak(CertPathBuilderException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException broken
          && broken.getReason() == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED) {
        return true;
      }
    }
    return false;
  }

  private List<X509Certificate> path(List<X509Certificate> sent, Instant now)
      throws CertPathBuilderException {
    var own = new X509CertSelector();
    own.setCertificate(sent.getFirst());
    try {
      var parameters = new PKIXBuilderParameters(anchors, own);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(now));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(sent)));
      var built = (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
      List<X509Certificate> path =
          built.getCertPath().getCertificates().stream()
              .map(X509Certificate.class::cast)
              .collect(Collectors.toCollection(ArrayList::new));
      path.add(built.getTrustAnchor().getTrustedCert());
      return path;
    } catch (CertPathBuilderException e) {
      throw e;
    } catch (InvalidAlgorithmParameterException e) {
      throw new CertPathBuilderException("no roots", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
