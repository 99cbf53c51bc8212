package launchbot.jobs.site;

import java.util.OptionalInt;
import java.util.OptionalLong;
import launchbot.jobs.fetch.Fetched.Answered;

/**
 * A part of a page as it was served.
 *
 * @param status of HTTP
 * @param bytes as they go over the line; where a server does not say, those that were read
 * @param compressed whether the server did so, for a browser that asked for it
 * @param pixels how wide a picture really is
 */
record Weighed(Part part, int status, long bytes, boolean compressed, OptionalInt pixels) {

  static Weighed of(Part part, Answered answer) {
    boolean picture = part.kind() == Part.Kind.IMAGE;
    return new Weighed(
        part,
        answer.status(),
        length(answer).orElse(answer.body().length),
        compressed(answer),
        picture ? Picture.width(answer.body()) : OptionalInt.empty());
  }

  static boolean compressed(Answered answer) {
    String encoding = answer.header("content-encoding").orElse("").strip();
    return !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity");
  }

  /** What the server says that it sends in all. */
  static OptionalLong length(Answered answer) {
    String said = answer.header("content-length").orElse("").strip();
    return said.matches("[0-9]{1,15}")
        ? OptionalLong.of(Long.parseLong(said))
        : OptionalLong.empty();
  }
}
