package launchbot.jobs.dns;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks another resolver for as long as a look may take, all questions together. */
public final class BoundedResolver implements Resolver {
  private final Resolver dns;
  private final long end;

  /**
   * @param patience from now on
   */
  public BoundedResolver(Resolver dns, Duration patience) {
    this.dns = dns;
    this.end = System.nanoTime() + patience.toNanos();
  }

  @Override
  public DnsAnswer ask(String name, RecordType type) {
    long left = end - System.nanoTime();
    if (left <= 0) {
      return new DnsAnswer.Broken("the time for this look was over");
    }
    var asking = new FutureTask<>(() -> dns.ask(name, type));
    Thread.ofVirtual().start(asking);
    try {
      return asking.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      asking.cancel(true);
      return new DnsAnswer.Broken("no answer in the time that the look had left");
    } catch (InterruptedException e) {
      asking.cancel(true);
      Thread.currentThread().interrupt();
      return new DnsAnswer.Broken("the look was called off");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
