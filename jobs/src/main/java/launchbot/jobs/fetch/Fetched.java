package launchbot.jobs.fetch;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import launchbot.probe.Phase;
import launchbot.probe.Timings;
import org.jspecify.annotations.Nullable;

/** What became of a request. */
public sealed interface Fetched {

  Timings timings();

  /** What TLS showed, also where it was not trusted; null where there was none. */
  @Nullable Handshake handshake();

  /**
   * The server answered.
   *
   * @param headers in their order, as sent
   * @param body as much as was wanted, in bytes
   * @param cut whether there was more
   */
  record Answered(
      int status,
      List<Wanted.Header> headers,
      byte[] body,
      boolean cut,
      InetAddress address,
      Timings timings,
      @Nullable Handshake handshake)
      implements Fetched {

    /** The first of that name, whatever its case. */
    public Optional<String> header(String name) {
      return headers.stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Wanted.Header::value)
          .findFirst();
    }

    /** All of that name, whatever its case. */
    public List<String> headers(String name) {
      return headers.stream()
          .filter(header -> header.name().equalsIgnoreCase(name))
          .map(Wanted.Header::value)
          .toList();
    }

    /** The body as UTF-8; what is none is replaced. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /**
   * It came to nothing.
   *
   * @param why one sentence without a full stop: {@code connection refused by 203.0.113.7:443}
   * @param resolved the addresses that the host has, as far as that came
   */
  record Failed(
      Phase phase,
      String why,
      Blame blame,
      Timings timings,
      @Nullable Handshake handshake,
      List<InetAddress> resolved)
      implements Fetched {
    public Failed {
      resolved = List.copyOf(resolved);
    }

    public Failed(
        Phase phase, String why, Blame blame, Timings timings, @Nullable Handshake handshake) {
      this(phase, why, blame, timings, handshake, List.of());
    }

    /** Whether we refused it, since the address is none that probes may reach. */
    public boolean refused() {
      return blame == Blame.REFUSED;
    }
  }

  /** Whose doing a failure is. */
  enum Blame {
    /** The target's, or of what lies between. */
    TARGET,
    /** Ours on purpose: probes may not go there, or the request cannot be sent as it is. */
    REFUSED,
    /** Ours, and nothing is known of the target: it has only IPv6 addresses and we have none. */
    NOT_TESTABLE
  }
}
