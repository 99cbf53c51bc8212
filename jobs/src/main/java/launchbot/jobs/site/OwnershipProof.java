package launchbot.jobs.site;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Wanted;
import launchbot.probe.OwnedDomain;

/** Looks whether a domain shows the token of a workspace, in DNS or in a file. */
public final class OwnershipProof {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST = 4_096;

  private final Resolver resolver;
  private final Fetcher fetcher;

  public OwnershipProof(Resolver resolver, Fetcher fetcher) {
    this.resolver = resolver;
    this.fetcher = fetcher;
  }

  /** What was seen. */
  public sealed interface Seen {}

  /**
   * The token is there.
   *
   * @param where {@code DNS} or {@code the file}
   */
  public record Found(String where) implements Seen {}

  /** Both places were asked, and neither shows it. */
  public record Missing() implements Seen {}

  /**
   * It cannot be said.
   *
   * @param why one sentence without a full stop
   */
  public record Unknown(String why) implements Seen {}

  public Seen look(OwnedDomain domain) {
    String wanted = domain.proof();
    DnsAnswer dns = resolver.ask(domain.domain(), RecordType.TXT);
    if (dns instanceof DnsAnswer.Found(List<Data> records)
        && records.contains(new Data.Text(wanted))) {
      return new Found("DNS");
    }
    Fetched file =
        fetcher.fetch(
            new Wanted(
                "GET",
                URI.create("https://" + domain.domain() + OwnedDomain.FILE),
                List.of(),
                new byte[0],
                PATIENCE,
                MOST));
    if (file instanceof Fetched.Answered answer
        && answer.status() == 200
        && answer.text().strip().equals(wanted)) {
      return new Found("the file");
    }
    if (dns instanceof DnsAnswer.Broken(String why)) {
      return new Unknown(why);
    }
    return file instanceof Fetched.Failed failed && !failed.refused()
        ? new Unknown(failed.why())
        : new Missing();
  }
}
