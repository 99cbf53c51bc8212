package launchbot.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.HttpFetcher;
import launchbot.jobs.fetch.Trust;
import launchbot.jobs.fetch.Wanted;

/** How many requests of probes this process gets through, and what each costs it. */
final class Probes {
  private static final int AT_ONCE = 64;
  private static final int MOST = 40_000;
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private Probes() {}

  static void print(int turns, Duration turn) throws Exception {
    Process targets = start();
    try {
      String[] said = targets.inputReader(StandardCharsets.UTF_8).readLine().split(" ", -1);
      Fetcher fetcher = fetcher(said[2]);
      URI http = URI.create("http://" + Targets.HOST + ":" + said[0] + "/");
      URI https = URI.create("https://" + Targets.HOST + ":" + said[1] + "/");
      run(fetcher, http, WARM_UP);
      run(fetcher, https, WARM_UP);
      print("HTTP", fetcher, http, turns, turn);
      print("HTTPS, full handshakes", fetcher, https, turns, turn);
    } finally {
      targets.destroy();
    }
  }

  private static void print(String what, Fetcher fetcher, URI uri, int turns, Duration turn)
      throws InterruptedException {
    List<Measured> all = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      all.add(run(fetcher, uri, turn));
    }
    System.out.printf(
        "probes: %-24s %8.0f per s %8.3f CPU-ms each %6.0f failed, %d at once%n",
        what,
        Median.of(all, Measured::perSecond),
        Median.of(all, Measured::cpuMillis),
        Median.of(all, one -> one.failed),
        AT_ONCE);
  }

  private record Measured(int done, int failed, double seconds, double cpuSeconds) {
    double perSecond() {
      return done / seconds;
    }

    double cpuMillis() {
      return 1000 * cpuSeconds / Math.max(1, done);
    }
  }

  /** So long, or so many, whichever is over first. */
  private static Measured run(Fetcher fetcher, URI uri, Duration time) throws InterruptedException {
    var done = new AtomicInteger();
    var failed = new AtomicInteger();
    long began = System.nanoTime();
    long cpu = cpu();
    List<Thread> probing = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      probing.add(
          Thread.startVirtualThread(() -> {
            while (System.nanoTime() - began < time.toNanos() && done.get() < MOST) {
              Fetched fetched = fetcher.fetch(Wanted.get(uri, Duration.ofSeconds(5)));
              done.incrementAndGet();
              if (!(fetched instanceof Fetched.Answered answered && answered.status() == 200)) {
                failed.incrementAndGet();
              }
            }
          }));
    }
    for (Thread one : probing) {
      one.join();
    }
    return new Measured(
        done.get(), failed.get(), (System.nanoTime() - began) / 1e9, (cpu() - cpu) / 1e9);
  }

  /** All that this process has used, its virtual machine included, in nanoseconds. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static Fetcher fetcher(String root) throws CertificateException {
    var trusted =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(root)));
    Resolver here =
        (_, _) ->
            new DnsAnswer.Found(List.of(new Data.Address(InetAddress.ofLiteral("127.0.0.1"))));
    return HttpFetcher.of(
        here, new Guard(true), Trust.of(List.of(trusted)), InstantSource.system());
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Targets.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
