package launchbot.jobs.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;

/** Verifies the DKIM signatures of a message (RFC 6376 6, RFC 8463). */
final class Dkim {
  /** More are left aside: each costs a question to DNS and the work of a key. */
  static final int SIGNATURES = 8;

  private static final Duration SKEW = Duration.ofHours(1);

  private final Resolver dns;
  private final Instant now;

  Dkim(Resolver dns, Instant now) {
    this.dns = dns;
    this.now = now;
  }

  /** From the top on. */
  List<DkimVerdict> verify(Eml message) {
    return message.all("DKIM-Signature").stream()
        .limit(SIGNATURES)
        .map(field -> verify(message, field))
        .toList();
  }

  private DkimVerdict verify(Eml message, Eml.Field field) {
    DkimSignature signature;
    try {
      signature = DkimSignature.read(field);
    } catch (IllegalArgumentException e) {
      return new DkimVerdict("", "", DkimVerdict.Result.FAIL, String.valueOf(e.getMessage()));
    }
    if (signature.expires() != null && signature.expires().isBefore(now)) {
      return verdict(signature, DkimVerdict.Result.FAIL, "the signature has expired");
    }
    if (signature.signed() != null && signature.signed().isAfter(now.plus(SKEW))) {
      return verdict(signature, DkimVerdict.Result.FAIL, "it was signed in the future");
    }
    String name = signature.selector() + "._domainkey." + signature.domain();
    return switch (dns.ask(name, RecordType.TXT)) {
      case DnsAnswer.Broken(String why) ->
          verdict(signature, DkimVerdict.Result.UNKNOWN, "%s: %s".formatted(name, why));
      case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ ->
          verdict(signature, DkimVerdict.Result.FAIL, "there is no key at " + name);
      case DnsAnswer.Found(List<Data> records) ->
          records.size() == 1 && records.getFirst() instanceof Data.Text(String text)
              ? judged(message, field, signature, DkimKey.read(text))
              : verdict(signature, DkimVerdict.Result.FAIL, "there are several keys at " + name);
    };
  }

  private DkimVerdict judged(
      Eml message, Eml.Field field, DkimSignature signature, DkimKey.Reading reading) {
    return switch (reading) {
      case DkimKey.Reading.Revoked _ ->
          verdict(signature, DkimVerdict.Result.FAIL, "its key is revoked");
      case DkimKey.Reading.Wrong(String why) ->
          verdict(signature, DkimVerdict.Result.FAIL, "its key cannot be used: " + why);
      case DkimKey.Reading.Read(DkimKey key) -> {
        Optional<String> against =
            againstKey(signature, key).or(() -> against(message, field, signature, key));
        yield against
            .map(why -> verdict(signature, DkimVerdict.Result.FAIL, why))
            .orElseGet(() ->
                key.testing()
                    ? verdict(signature, DkimVerdict.Result.TESTING, "its key is a test (t=y)")
                    : verdict(signature, DkimVerdict.Result.PASS, said(message, signature)));
      }
    };
  }

  private static String said(Eml message, DkimSignature signature) {
    byte[] body = Canonical.body(message.body(), signature.relaxedBody());
    return signature.length() >= 0 && signature.length() < body.length
        ? "only the first %d bytes of the body are signed (l=)".formatted(signature.length())
        : "signed by " + signature.domain();
  }

  private static Optional<String> againstKey(DkimSignature signature, DkimKey key) {
    if (!key.type().equals(signature.algorithm())) {
      return Optional.of("its key is of another type");
    }
    if (!key.hashes().isEmpty() && !key.hashes().contains("sha256")) {
      return Optional.of("its key is not for SHA-256");
    }
    if (key.type().equals("rsa") && key.bits() < DkimKey.LEAST) {
      return Optional.of("its key has only %d bits".formatted(key.bits()));
    }
    return key.exact() && !signature.identity().equals(signature.domain())
        ? Optional.of("its key is not for names below its domain (t=s)")
        : Optional.empty();
  }

  private static Optional<String> against(
      Eml message, Eml.Field field, DkimSignature signature, DkimKey key) {
    try {
      byte[] body = Canonical.body(message.body(), signature.relaxedBody());
      if (signature.length() > body.length) {
        return Optional.of("more of the body is signed than there is (l=)");
      }
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(body, 0, signature.length() < 0 ? body.length : (int) signature.length());
      if (!MessageDigest.isEqual(sha.digest(), signature.bodyHash())) {
        return Optional.of("the body was changed on its way");
      }
      byte[] signed = signed(message, field, signature).getBytes(StandardCharsets.ISO_8859_1);
      boolean rsa = key.type().equals("rsa");
      var verifier = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
      verifier.initVerify(key.key());
      // Ed25519 signs the hash (RFC 8463 3).
      verifier.update(rsa ? signed : sha.digest(signed));
      return verifier.verify(signature.signature())
          ? Optional.empty()
          : Optional.of("a signed header was changed on its way, or the key is another one");
    } catch (GeneralSecurityException e) {
      return Optional.of("its signature cannot be used");
    }
  }

  /** The signed fields, each name from the bottom up, then the signature's own (RFC 6376 5.4.2). */
  private static String signed(Eml message, Eml.Field field, DkimSignature signature) {
    var left = new HashMap<String, List<Eml.Field>>();
    for (Eml.Field one : message.fields()) {
      left.computeIfAbsent(Ascii.lower(one.name().strip()), _ -> new ArrayList<>()).add(one);
    }
    var signed = new StringBuilder();
    for (String name : signature.names()) {
      List<Eml.Field> some = left.getOrDefault(name, List.of());
      // A name more often than there are fields says that there are no more.
      if (!some.isEmpty()) {
        signed.append(Canonical.field(some.removeLast(), signature.relaxedFields())).append("\r\n");
      }
    }
    Eml.Field own = DkimSignature.unsigned(field);
    return signed.append(Canonical.field(own, signature.relaxedFields())).toString();
  }

  private static DkimVerdict verdict(
      DkimSignature signature, DkimVerdict.Result result, String why) {
    return new DkimVerdict(signature.domain(), signature.selector(), result, why);
  }
}
