package launchbot.jobs.dns;

import java.util.stream.Collectors;

/** Answers as people read them. */
public final class DnsWords {
  /** How many records are named. */
  private static final int SHOWN = 5;

  private DnsWords() {}

  /** Short, without a full stop: {@code 203.0.113.7, 203.0.113.8}, {@code NXDOMAIN}. */
  public static String of(DnsAnswer answer) {
    return switch (answer) {
      case DnsAnswer.Found found -> {
        String some =
            found.records().stream()
                .limit(SHOWN)
                .map(DnsWords::of)
                .collect(Collectors.joining(", "));
        int more = found.records().size() - SHOWN;
        yield more > 0 ? some + " and %d more".formatted(more) : some;
      }
      case DnsAnswer.Empty _ -> "no such record";
      case DnsAnswer.NoSuchName _ -> "NXDOMAIN";
      case DnsAnswer.Broken(String why) -> why;
    };
  }

  /** The value alone. */
  public static String of(Data data) {
    return switch (data) {
      case Data.Address(var address) -> address.getHostAddress();
      case Data.Name(String name) -> name;
      case Data.Exchange(_, String host) -> host.isEmpty() ? "." : host;
      case Data.Text(String text) -> text;
    };
  }
}
