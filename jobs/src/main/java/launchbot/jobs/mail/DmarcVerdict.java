package launchbot.jobs.mail;

import java.util.List;
import launchbot.jobs.mail.DmarcRecord.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was authenticated speaks for the author (RFC 9989 5).
 *
 * @param policy what the domain asks for what fails; null where no policy holds
 * @param spf whether SPF passed for a domain that is aligned
 * @param dkim whether a signature of an aligned domain was right
 */
public record DmarcVerdict(
    Result result, @Nullable Policy policy, boolean spf, boolean dkim, String why) {
  /** How it ended. */
  public enum Result {
    PASS,
    FAIL,
    /** DNS did not say. */
    UNKNOWN
  }

  static DmarcVerdict of(
      DmarcTree tree,
      String author,
      @Nullable SpfVerdict spf,
      String envelope,
      List<DkimVerdict> signatures) {
    DmarcTree.Walk walk = tree.walk(author);
    if (walk.broken() != null) {
      return new DmarcVerdict(Result.UNKNOWN, null, false, false, walk.broken());
    }
    @Nullable DmarcRecord record = walk.policy().map(DmarcTree.Step::record).orElse(null);
    boolean strictSpf = record != null && record.strictSpf();
    boolean strictDkim = record != null && record.strictDkim();
    boolean bySpf =
        spf != null
            && spf.result() == SpfResult.PASS
            && Boolean.TRUE.equals(tree.aligned(walk, envelope, strictSpf));
    boolean byDkim =
        signatures.stream()
            .filter(one -> one.result() == DkimVerdict.Result.PASS)
            .anyMatch(one -> Boolean.TRUE.equals(tree.aligned(walk, one.domain(), strictDkim)));
    boolean open =
        (spf != null && spf.result() == SpfResult.TEMPERROR)
            || signatures.stream().anyMatch(one -> one.result() == DkimVerdict.Result.UNKNOWN);
    Result result = bySpf || byDkim ? Result.PASS : open ? Result.UNKNOWN : Result.FAIL;
    return new DmarcVerdict(
        result,
        DmarcLint.policy(walk).orElse(null),
        bySpf,
        byDkim,
        words(result, bySpf, byDkim, author));
  }

  private static String words(Result result, boolean spf, boolean dkim, String author) {
    return switch (result) {
      case PASS ->
          "%s for %s"
              .formatted(
                  spf && dkim ? "SPF and DKIM speak" : spf ? "SPF speaks" : "DKIM speaks", author);
      case FAIL -> "neither SPF nor DKIM speaks for " + author;
      case UNKNOWN -> "DNS did not answer all questions";
    };
  }
}
