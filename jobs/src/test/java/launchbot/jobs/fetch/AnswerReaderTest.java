package launchbot.jobs.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as servers send them, good and bad, in pieces of any size. */
class AnswerReaderTest {
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n"
          + "4;a=b\r\n"
          + "Wiki\r\n"
          + "5\r\n"
          + "pedia\r\n"
          + "0\r\n\r\n";

  @Test
  void bodiesAreFramedAsTheRulesSay() throws Exception {
    assertThat(body("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfineX", 99)).isEqualTo("fine");
    assertThat(body("HTTP/1.0 200 OK\n\nuntil the end", 99)).isEqualTo("until the end");
    assertThat(body(CHUNKED, 99)).isEqualTo("Wikipedia");
    assertThat(body(CHUNKED, 6)).isEqualTo("Wikipe…");
    assertThat(body("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n123456789", 5))
        .isEqualTo("12345…");
    assertThat(body("HTTP/1.1 200 OK\r\n\r\n123456789", 5)).isEqualTo("12345…");
    assertThat(body("HTTP/1.1 200 OK\r\n\r\n12345", 5)).isEqualTo("12345");
    assertThat(body("HTTP/1.1 204 No\r\nContent-Length: 9\r\n\r\n", 5)).isEmpty();
    assertThat(body("HTTP/1.1 304 No\r\n\r\n", 5)).isEmpty();
    assertThat(body("HTTP/1.1 103 Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx", 5))
        .isEqualTo("x");
    assertThat(body("HTTP/1.1 200\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n", 5)).isEmpty();
    assertThat(body("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", 0)).isEqualTo("…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 20\r\n\r\n",
        "HTTP/1.1 2000 x\r\n\r\n",
        "HTTP/1.1 099 x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nA: b",
        "",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-4\r\nfine\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nfine\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffffff\r\nfine",
      })
  void whatIsBrokenIsSaidToBe(String answer) {
    Broken broken = catchThrowableOfType(Broken.class, () -> body(answer, 99));
    assertThat(broken).isNotNull();
    assertThat(broken.why()).isNotBlank().doesNotEndWith(".").hasSizeLessThan(250);
  }

  /** Whatever is spoilt, there is an answer or a reason. */
  @Test
  void nothingThatIsSentBreaksIt() throws Exception {
    long seed = 7;
    System.out.println("seed " + seed);
    var random = new Random(seed);
    String[] good = {
      CHUNKED,
      "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nServer: x\r\n\r\nfine",
      "HTTP/1.0 404 x\n\nno"
    };
    for (int i = 0; i < 30_000; i++) {
      var answer = new StringBuilder(good[random.nextInt(good.length)]);
      for (int j = random.nextInt(5); j > 0; j--) {
        int at = random.nextInt(answer.length());
        switch (random.nextInt(4)) {
          case 0 -> answer.setCharAt(at, (char) random.nextInt(256));
          case 1 -> answer.deleteCharAt(at);
          case 2 -> answer.insert(at, answer.substring(at, Math.min(answer.length(), at + 9)));
          default -> answer.insert(at, "\r\n0:;f".charAt(random.nextInt(6)));
        }
      }
      try {
        body(answer.toString(), random.nextInt(20));
      } catch (Broken e) {
        assertThat(e.why()).isNotBlank();
      }
    }
  }

  /** The body, and a mark where it was cut. */
  private static String body(String answer, int most) throws IOException, Deadline.Late, Broken {
    AnswerReader reader = new AnswerReader(new Pieces(answer));
    reader.begin();
    AnswerReader.Head head = reader.head();
    AnswerReader.Body body = reader.body(head, false, most);
    assertThat(body.bytes()).hasSizeLessThanOrEqualTo(most);
    return new String(body.bytes(), StandardCharsets.ISO_8859_1) + (body.cut() ? "…" : "");
  }

  /** A connection from which it comes in pieces of 1, 2, 3, 1, 2, … bytes. */
  private static final class Pieces implements Wire {
    private final byte[] all;
    private int at;
    private int size;

    Pieces(String text) {
      all = text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void write(byte[] bytes) {
      throw new AssertionError("an answer is only read");
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      size = size % 3 + 1;
      int some = Math.min(Math.min(size, length), all.length - at);
      System.arraycopy(all, at, into, offset, some);
      at += some;
      return some == 0 ? -1 : some;
    }
  }
}
