package launchbot.jobs.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DKIM-Signature field (RFC 6376 3.5).
 *
 * @param algorithm {@code rsa} or {@code ed25519}, both with SHA-256
 * @param names of the fields that are signed, in lower case
 * @param length how much of the body is signed; −1 for all of it
 * @param identity the domain of {@code i=}
 */
record DkimSignature(
    String algorithm,
    String domain,
    String selector,
    String identity,
    List<String> names,
    boolean relaxedFields,
    boolean relaxedBody,
    long length,
    byte[] bodyHash,
    byte[] signature,
    @Nullable Instant signed,
    @Nullable Instant expires) {
  private static final int LONGEST = 16_384;
  private static final int NAMES = 500;

  DkimSignature {
    names = List.copyOf(names);
  }

  /**
   * @throws IllegalArgumentException with what is wrong with it
   */
  static DkimSignature read(Eml.Field field) {
    Tags tags =
        Tags.of(field.unfolded(), LONGEST)
            .orElseThrow(() -> new IllegalArgumentException("it is no list of tags"));
    need(tags.get("v", "").equals("1"), "its version is not 1");
    String algorithm =
        switch (Ascii.lower(tags.get("a", ""))) {
          case "rsa-sha256" -> "rsa";
          case "ed25519-sha256" -> "ed25519";
          case "rsa-sha1" ->
              throw new IllegalArgumentException("rsa-sha1 is not to be trusted (RFC 8301)");
          default -> throw new IllegalArgumentException("nobody knows its algorithm");
        };
    String domain = MailDomain.ascii(tags.get("d", ""));
    String selector = MailDomain.ascii(tags.get("s", ""));
    need(MailDomain.qualified(domain), "it names no domain (d=)");
    need(MailDomain.askable(selector), "it names no selector (s=)");
    String[] methods = Ascii.lower(tags.get("c", "simple/simple")).split("/", -1);
    need(
        methods.length <= 2
            && Arrays.stream(methods)
                .allMatch(one -> List.of("simple", "relaxed").contains(one.strip())),
        "nobody knows its canonicalisation (c=)");
    List<String> names =
        Arrays.stream(Ascii.lower(tags.get("h", "")).split(":", -1)).map(String::strip).toList();
    need(names.contains("from"), "it does not sign From");
    need(names.size() <= NAMES, "it names too many fields");
    String identity = tags.get("i", "@" + domain);
    String at = MailDomain.ascii(identity.substring(identity.lastIndexOf('@') + 1));
    need(MailDomain.within(at, domain), "its identity (i=) is not of its domain");
    need(
        Arrays.stream(tags.get("q", "dns/txt").split(":", -1))
            .anyMatch(one -> one.strip().equals("dns/txt")),
        "its key is not in DNS");
    Instant signed = time(tags, "t");
    Instant expires = time(tags, "x");
    need(
        signed == null || expires == null || expires.isAfter(signed),
        "it expires before it begins");
    return new DkimSignature(
        algorithm,
        domain,
        selector,
        at,
        names,
        methods[0].strip().equals("relaxed"),
        methods.length == 2 && methods[1].strip().equals("relaxed"),
        tags.get("l").map(DkimSignature::number).orElse(-1L),
        bytes(tags, "bh"),
        bytes(tags, "b"),
        signed,
        expires);
  }

  private static void need(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static byte[] bytes(Tags tags, String name) {
    String base64 = Tags.packed(tags.get(name, ""));
    need(!base64.isEmpty(), "it has no %s=".formatted(name));
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("its %s= is no base64".formatted(name), e);
    }
  }

  private static @Nullable Instant time(Tags tags, String name) {
    return tags.get(name).map(digits -> Instant.ofEpochSecond(number(digits))).orElse(null);
  }

  private static long number(String digits) {
    need(
        !digits.isEmpty() && digits.length() <= 10 && digits.chars().allMatch(Ascii::digit),
        "\"%s\" is no number".formatted(digits));
    return Long.parseLong(digits);
  }

  /** The field as it was signed: without the signature itself. */
  static Eml.Field unsigned(Eml.Field field) {
    var value = new StringBuilder();
    for (String piece : field.value().split(";", -1)) {
      int equals = piece.indexOf('=');
      boolean itself = equals >= 0 && piece.substring(0, equals).strip().equals("b");
      value.append(itself ? piece.substring(0, equals + 1) : piece).append(';');
    }
    value.setLength(value.length() - 1);
    return new Eml.Field(field.name(), value.toString());
  }
}
