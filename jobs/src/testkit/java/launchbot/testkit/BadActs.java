package launchbot.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import launchbot.testkit.BadServer.Act;

/** The bad things by name, for {@link BadServer#on}. */
public final class BadActs {
  private BadActs() {}

  /** The headers, then a byte of the body each so often, for ever. */
  public static Act drip(Duration each) {
    return (_, line) -> {
      line.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
      while (true) {
        line.say("x");
        Thread.sleep(each);
      }
    };
  }

  /** The headers themselves, a byte each so often, for ever. */
  public static Act dripHeaders(Duration each) {
    return (_, line) -> {
      line.say("HTTP/1.1 200 OK\r\nX-Slow: ");
      while (true) {
        line.say("x");
        Thread.sleep(each);
      }
    };
  }

  /** 10 GB, as fast as they are taken. */
  public static Act tenGigabytes() {
    return (_, line) -> {
      line.say("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n");
      byte[] some = "0123456789abcdef".repeat(4096).getBytes(StandardCharsets.ISO_8859_1);
      for (long sent = 0; sent < 10_000_000_000L; sent += some.length) {
        line.out().write(some);
      }
    };
  }

  /** One header of 65 KB. */
  public static Act hugeHeader() {
    return (_, line) -> line.say(BadServer.answer(200, "fine", "X-Huge: " + "x".repeat(65 * 1024)));
  }

  /** A chunk whose length is none. */
  public static Act badChunk() {
    return (_, line) ->
        line.say(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfine\r\nzz\r\nfine\r\n");
  }

  /** A body in chunks, as it should be. */
  public static Act chunks(String... chunks) {
    return (_, line) -> {
      var body = new StringBuilder();
      for (String chunk : chunks) {
        body.append(Integer.toHexString(chunk.length()))
            .append("\r\n")
            .append(chunk)
            .append("\r\n");
      }
      line.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body + "0\r\n\r\n");
    };
  }

  /** Not a byte. */
  public static Act hang() {
    return (_, line) -> line.hang();
  }

  /** The headers, and then nothing. */
  public static Act hangAfterHeaders() {
    return (_, line) -> {
      line.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
      line.hang();
    };
  }

  /** A RST instead of an answer. */
  public static Act reset() {
    return (_, line) -> line.reset();
  }

  /** Ends in the middle of the body. */
  public static Act breakOff() {
    return (_, line) -> line.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
  }

  /** To that place, with that status. */
  public static Act redirect(int status, String location) {
    return (_, line) -> line.say(BadServer.answer(status, "", "Location: " + location));
  }

  /** Something that is no HTTP. */
  public static Act nonsense() {
    return (_, line) -> line.say("SSH-2.0-OpenSSH_9.2\r\n");
  }
}
