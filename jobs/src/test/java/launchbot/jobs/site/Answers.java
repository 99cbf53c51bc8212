package launchbot.jobs.site;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Fetched.Blame;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Wanted;
import launchbot.jobs.probe.Look;
import launchbot.probe.Phase;
import launchbot.probe.Timings;
import org.jspecify.annotations.Nullable;

/** A web whose pages are written down here: for HTTPS, and hosts of any name. */
final class Answers implements Fetcher {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Map<String, Answered> pages = new HashMap<>();
  final List<Wanted> asked = new CopyOnWriteArrayList<>();

  /** What it answers to everything else; null for nothing. */
  @Nullable Answered otherwise = answer(404, "");

  static Look look(Duration timeout) {
    return new Look("T1", 1, null, NOW, timeout, Look.Secrets.NONE);
  }

  static Answered answer(int status, String body, String... headers) {
    return answer(status, body.getBytes(StandardCharsets.ISO_8859_1), headers);
  }

  static Answered answer(int status, byte[] body, String... headers) {
    List<Wanted.Header> lines = new ArrayList<>();
    for (String header : headers) {
      String[] parts = header.split(": ", 2);
      lines.add(new Wanted.Header(parts[0], parts[1]));
    }
    return new Answered(
        status,
        lines,
        body,
        false,
        InetAddress.getLoopbackAddress(),
        new Timings(1, 1, 1, 1, 1),
        null);
  }

  Answers on(String uri, Answered answer) {
    pages.put(uri, answer);
    return this;
  }

  Answers on(String uri, int status, String body, String... headers) {
    return on(uri, answer(status, body, headers));
  }

  @Override
  public Fetched fetch(Wanted wanted) {
    asked.add(wanted);
    URI uri = wanted.uri();
    Answered found = pages.getOrDefault(uri.toString(), otherwise);
    return found == null
        ? new Fetched.Failed(Phase.CONNECT, "connection refused", Blame.TARGET, Timings.NONE, null)
        : found;
  }
}
