package launchbot.jobs.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import launchbot.testkit.Zone;
import launchbot.testkit.ZoneResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedMailTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final KeyPair RSA = Keys.pair("RSA", 2048);
  private static final KeyPair ED = Keys.pair("Ed25519", 0);

  private static final String HEADERS =
      """
      From: "Support, Example" <support@example.com>
      To: Eva <eva@example.org>
      Subject:  Your   invite
      \tis here
      """
          .replace("\n", "\r\n");
  private static final String BODY = "Hello  Eva, \r\n\r\nwelcome.\t\r\n\r\n\r\n";
  private static final String ARRIVED =
      "Return-Path: <bounce@mail.example.com>\r\n"
          + "Received: by 2001:db8::1 with SMTP id x; Fri, 20 Nov 2026 11:00:02 +0000\r\n"
          + "Received: from inner (inner.example.org [10.1.2.3]) by mx.example.org;\r\n"
          + "\tFri, 20 Nov 2026 11:00:01 +0000\r\n"
          + "Received: from out.example.com (out.example.com. [192.0.2.25])\r\n"
          + "        by mx.example.org with ESMTPS; Fri, 20 Nov 2026 11:00:00 +0000\r\n"
          + "Received: from forged (forged [198.51.100.1]) by out.example.com; then\r\n";

  private final Zone zone =
      new Zone()
          .txt("rsa._domainkey.example.com", Keys.record(RSA))
          .txt("ed._domainkey.example.com", Keys.record(ED))
          .txt("mail.example.com", "v=spf1 ip4:192.0.2.25 -all")
          .txt("_dmarc.example.com", "v=DMARC1; p=reject");

  @ParameterizedTest
  @CsvSource({
    "rsa, simple/simple",
    "rsa, relaxed/relaxed",
    "rsa, simple/relaxed",
    "rsa, relaxed",
    "ed, simple/simple",
    "ed, relaxed/relaxed"
  })
  void aMessageAsItWasSigned(String selector, String canonical) {
    String signed = signed(selector, canonical, "", BODY, "from:to:subject:from");

    var looked = looked(ARRIVED + signed + HEADERS + "\r\n" + BODY);

    assertThat(looked.dkim())
        .extracting(DkimVerdict::result)
        .containsExactly(DkimVerdict.Result.PASS);
    assertThat(looked.spf()).extracting(SpfVerdict::result).isEqualTo(SpfResult.PASS);
    assertThat(looked.hop()).isEqualTo("out.example.com (192.0.2.25)");
    assertThat(looked.dmarc().result()).isEqualTo(DmarcVerdict.Result.PASS);
    assertThat(looked.dmarc().spf() && looked.dmarc().dkim()).isTrue();
  }

  @Test
  void lineEndsThatSavingChangedAreMended() {
    String signed = signed("rsa", "relaxed/simple", "", BODY, "from:to:subject");
    String saved =
        ("From eva@example.org Fri Nov 20\n" + ARRIVED + signed + HEADERS + "\r\n" + BODY);

    assertThat(looked(saved.replace("\r\n", "\n")).dkim())
        .extracting(DkimVerdict::result)
        .containsExactly(DkimVerdict.Result.PASS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "welcome | Welcome  | the body was changed",
        "invite  | offer    | a signed header was changed",
        "To: Eva | To:  Eva | a signed header was changed",
        "; t=1   | ; t=2    | a signed header was changed",
      })
  void whatWasChangedIsNoticed(String was, String is, String why) {
    String signed = signed("rsa", "simple/relaxed", "; t=1", BODY, "from:to:subject:from");

    var looked = looked((ARRIVED + signed + HEADERS + "\r\n" + BODY).replace(was, is));

    assertThat(looked.dkim())
        .extracting(DkimVerdict::result)
        .containsExactly(DkimVerdict.Result.FAIL);
    assertThat(looked.dkim().getFirst().why()).contains(why);
    assertThat(looked.dmarc().dkim()).isFalse();
  }

  @Test
  void aSecondAuthorIsNoAuthor() {
    assertThat(verify("From: x@example.net\r\n" + HEADERS + "\r\n" + BODY))
        .isInstanceOf(ReceivedMail.Verdict.Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "; x=1                      | expired",
        "; t=9999999999             | in the future",
        "; t=5; x=4                 | before it begins",
        "; i=@example.org           | identity",
        "; l=99999                  | more of the body",
        "; q=http                   | not in DNS",
        "; v=1                      | no list of tags",
      })
  void signaturesThatDoNotCount(String tags, String why) {
    String signed = signed("rsa", "relaxed/relaxed", tags, BODY, "from");

    DkimVerdict verdict = looked(ARRIVED + signed + HEADERS + "\r\n" + BODY).dkim().getFirst();

    assertThat(verdict.result()).isEqualTo(DkimVerdict.Result.FAIL);
    assertThat(verdict.why()).contains(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=DKIM1; p=            | revoked    | FAIL",
        "v=DKIM1; k=ed25519     | no key     | FAIL",
        "; t=y                  | test       | TESTING",
        "; h=sha1               | SHA-256    | FAIL",
        "gone                   | no key at  | FAIL",
        "silent                 | no answer  | UNKNOWN",
        "short                  | 512 bits   | FAIL",
      })
  void keysThatDoNotCount(String record, String why, DkimVerdict.Result result) {
    String name = "rsa._domainkey.example.com";
    zone.remove(name);
    switch (record) {
      case "gone" -> {}
      case "silent" -> zone.silent(name);
      case "short" -> zone.txt(name, Keys.rsa(512));
      default -> zone.txt(name, record.startsWith(";") ? Keys.record(RSA) + record : record);
    }
    String signed = signed("rsa", "relaxed/relaxed", "", BODY, "from");

    DkimVerdict verdict = looked(ARRIVED + signed + HEADERS + "\r\n" + BODY).dkim().getFirst();

    assertThat(verdict.result()).isEqualTo(result);
    assertThat(verdict.why()).contains(why);
  }

  @Test
  void whatIsAddedBelowASignedLengthIsSaid() {
    String signed = signed("rsa", "simple/simple", "; l=" + 12, BODY.substring(0, 12), "from");

    DkimVerdict verdict =
        looked(ARRIVED + signed + HEADERS + "\r\n" + BODY + "added\r\n").dkim().getFirst();

    assertThat(verdict.result()).isEqualTo(DkimVerdict.Result.PASS);
    assertThat(verdict.why()).contains("only the first 12 bytes");
  }

  @Test
  void oneRightSignatureIsEnough() {
    String good = signed("ed", "relaxed/relaxed", "", BODY, "from:subject");
    String bad = signed("rsa", "relaxed/relaxed", "", "other body\r\n", "from");

    var looked = looked(bad + good + HEADERS + "\r\n" + BODY);

    assertThat(looked.dkim())
        .extracting(DkimVerdict::result)
        .containsExactly(DkimVerdict.Result.FAIL, DkimVerdict.Result.PASS);
    assertThat(looked.spf()).isNull();
    assertThat(looked.dmarc().result()).isEqualTo(DmarcVerdict.Result.PASS);
  }

  @Test
  void nothingThatSpeaksForTheAuthor() {
    zone.txt("evil.example", "v=spf1 +all");
    String message =
        ARRIVED.replace("bounce@mail.example.com", "x@evil.example") + HEADERS + "\r\n" + BODY;

    var looked = looked(message);

    assertThat(looked.spf()).extracting(SpfVerdict::result).isEqualTo(SpfResult.PASS);
    assertThat(looked.dmarc().result()).isEqualTo(DmarcVerdict.Result.FAIL);
    assertThat(looked.dmarc().policy()).isEqualTo(DmarcRecord.Policy.REJECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "hello",
        "no colon\nFrom: a@example.com\n",
        "To: x@example.com\n\nhi",
        "From: nobody\n\n",
        "From: a@example.com, b@example.org\n\n"
      })
  void whatIsNoMessageIsRefusedInWords(String text) {
    assertThat(verify(text)).isInstanceOf(ReceivedMail.Verdict.Unreadable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a@example.com                               | example.com",
        "\"x@evil.example, <y@evil.example>\" <a@Example.COM> | example.com",
        "(x@evil.example) a@example.com (x)          | example.com",
        "\"a\\\"@evil.example\" <a@example.com>      | example.com",
        "Eva <\"odd @ local\"@example.com>           | example.com",
        "a@example.com, b@example.com                | example.com",
      })
  void whoWroteIt(String from, String domain) {
    assertThat(Mailbox.domains(from)).containsExactly(domain);
  }

  @Test
  void anyBytesComeToAVerdictSoon() {
    long seed = System.nanoTime();
    System.out.println("ReceivedMailTest seed " + seed);
    var random = new Random(seed);
    String whole =
        ARRIVED + signed("rsa", "relaxed/relaxed", "", BODY, "from:to") + HEADERS + "\r\n" + BODY;
    byte[] message = whole.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 1_000; i++) {
      byte[] spoiled = message.clone();
      for (int n = random.nextInt(1, 20); n > 0; n--) {
        spoiled[random.nextInt(spoiled.length)] =
            random.nextBoolean()
                ? (byte) ";=<>@:\r\n ,\"(".charAt(random.nextInt(12))
                : (byte) random.nextInt();
      }
      assertThat(mail().verify(spoiled)).isNotNull();
    }
    assertThat(mail().verify(new byte[ReceivedMail.MOST + 1]))
        .isInstanceOf(ReceivedMail.Verdict.Unreadable.class);
    assertThat(
            mail()
                .verify(
                    ("From: a@example.com\n" + " ;=(".repeat(1 << 20))
                        .getBytes(StandardCharsets.UTF_8)))
        .isNotNull();
  }

  private ReceivedMail mail() {
    return new ReceivedMail(new ZoneResolver(zone), NOW);
  }

  private ReceivedMail.Verdict verify(String message) {
    return mail().verify(message.getBytes(StandardCharsets.ISO_8859_1));
  }

  private ReceivedMail.Verdict.Looked looked(String message) {
    return (ReceivedMail.Verdict.Looked) verify(message);
  }

  /** A DKIM-Signature field of its own making: what is signed is written down here once more. */
  private static String signed(
      String selector, String canonical, String tags, String body, String names) {
    List<String> methods = List.of(canonical.split("/"));
    boolean relaxedFields = methods.getFirst().equals("relaxed");
    boolean relaxedBody = methods.size() > 1 && methods.get(1).equals("relaxed");
    // A body that is cut by l= is signed as it is; another one ends with one line end.
    String plain = tags.contains("l=12") ? body : body.replaceAll("(\r\n)+$", "") + "\r\n";
    String hashed = relaxedBody ? squeezed(body) : plain;
    String start =
        "v=1; a=%s-sha256; d=example.com; s=%s; c=%s%s;\r\n\th=%s; bh=%s; b="
            .formatted(
                selector.equals("ed") ? "ed25519" : "rsa",
                selector,
                canonical,
                tags,
                names,
                Base64.getEncoder().encodeToString(sha(hashed)));
    var data = new StringBuilder();
    for (String name : new LinkedHashSet<>(List.of(names.split(":")))) {
      String field =
          switch (name) {
            case "from" -> HEADERS.substring(0, HEADERS.indexOf("\r\nTo:"));
            case "to" -> "To: Eva <eva@example.org>";
            default -> "Subject:  Your   invite\r\n\tis here";
          };
      data.append(relaxedFields ? relaxed(field) : field).append("\r\n");
    }
    String own = "DKIM-Signature: " + start;
    data.append(relaxedFields ? relaxed(own) : own);
    byte[] signature = sign(selector, data.toString().getBytes(StandardCharsets.ISO_8859_1));
    String base64 = Base64.getEncoder().encodeToString(signature);
    return own + base64.substring(0, 20) + "\r\n\t " + base64.substring(20) + "\r\n";
  }

  private static String squeezed(String body) {
    return body.replaceAll("[ \t]+", " ").replaceAll(" \r\n", "\r\n").replaceAll("(\r\n)+$", "")
        + "\r\n";
  }

  private static String relaxed(String field) {
    int colon = field.indexOf(':');
    return field.substring(0, colon).toLowerCase(Locale.ROOT)
        + ":"
        + field.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
  }

  private static byte[] sha(String text) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sign(String selector, byte[] data) {
    try {
      boolean ed = selector.equals("ed");
      var signer = Signature.getInstance(ed ? "Ed25519" : "SHA256withRSA");
      signer.initSign((ed ? ED : RSA).getPrivate());
      signer.update(ed ? MessageDigest.getInstance("SHA-256").digest(data) : data);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
