package launchbot.probe;

/** How long the phases of a request took, in microseconds; −1 for one that was not reached. */
public record Timings(long resolve, long connect, long tls, long firstByte, long body) {
  public static final Timings NONE = new Timings(-1, -1, -1, -1, -1);

  /** All that was reached, in microseconds. */
  public long total() {
    return reached(resolve) + reached(connect) + reached(tls) + reached(firstByte) + reached(body);
  }

  private static long reached(long micros) {
    return Math.max(0, micros);
  }
}
