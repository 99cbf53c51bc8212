package launchbot.probe;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long requests took, in microseconds, so that the figures of many hours can be put together:
 * percentiles themselves cannot be averaged. Two significant digits, up to ten minutes.
 */
public final class Latency {
  private static final int DIGITS = 2;
  private static final long MOST = 600_000_000;

  private final Histogram histogram;

  private Latency(Histogram histogram) {
    this.histogram = histogram;
  }

  /**
   * @param micros below zero for those that were not measured: they are left out
   */
  public static Latency of(Collection<Long> micros) {
    var histogram = empty();
    micros.stream()
        .filter(one -> one >= 0)
        .forEach(one -> histogram.recordValue(Math.min(MOST, one)));
    return new Latency(histogram);
  }

  /** All of them together. */
  public static Latency merged(Collection<Latency> parts) {
    var histogram = empty();
    parts.forEach(part -> histogram.add(part.histogram));
    return new Latency(histogram);
  }

  /** How many were measured. */
  public long count() {
    return histogram.getTotalCount();
  }

  /**
   * In microseconds; empty where nothing was measured.
   *
   * @param percent such as 95
   */
  public OptionalLong percentile(double percent) {
    return count() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(histogram.getValueAtPercentile(percent));
  }

  byte[] compressed() {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    byte[] bytes = new byte[length];
    buffer.get(0, bytes);
    return bytes;
  }

  static Latency of(byte[] compressed) {
    try {
      return new Latency(
          Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(compressed), MOST));
    } catch (DataFormatException e) {
      throw new IllegalStateException("an hour's latency cannot be read", e);
    }
  }

  private static Histogram empty() {
    var histogram = new Histogram(DIGITS);
    histogram.setAutoResize(true);
    return histogram;
  }
}
