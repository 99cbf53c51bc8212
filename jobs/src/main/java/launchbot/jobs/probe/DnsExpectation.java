package launchbot.jobs.probe;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.DnsWords;
import launchbot.jobs.dns.RecordType;

/**
 * What DNS should say of a name, as a sentence: {@code resolves}, {@code does not resolve}, {@code
 * A is 203.0.113.7}, {@code CNAME is x.example.net}, {@code MX has mail.example.com}, {@code TXT
 * has "v=spf1"}.
 */
public sealed interface DnsExpectation {
  /** How such sentences look, for whoever typed another one. */
  String FORMS =
      "`resolves`, `does not resolve`, `A is 203.0.113.7`, `CNAME is x.example.net`,"
          + " `MX has mail.example.com` or `TXT has \"v=spf1\"`";

  /** What has to be asked for. */
  List<RecordType> types();

  /**
   * Why it is not so, one sentence without a full stop; empty where it is.
   *
   * @param answers to all that had to be asked for
   */
  Optional<String> against(Map<RecordType, DnsAnswer> answers);

  /** There is an address. */
  record Resolves() implements DnsExpectation {
    @Override
    public List<RecordType> types() {
      return List.of(RecordType.A, RecordType.AAAA);
    }

    @Override
    public Optional<String> against(Map<RecordType, DnsAnswer> answers) {
      if (answers.values().stream().anyMatch(DnsAnswer.Found.class::isInstance)) {
        return Optional.empty();
      }
      return broken(answers)
          .or(() ->
              Optional.of(
                  answers.containsValue(new DnsAnswer.NoSuchName())
                      ? "there is no such name (NXDOMAIN)"
                      : "the name has no address"));
    }
  }

  /** There is no address. */
  record Absent() implements DnsExpectation {
    @Override
    public List<RecordType> types() {
      return List.of(RecordType.A, RecordType.AAAA);
    }

    @Override
    public Optional<String> against(Map<RecordType, DnsAnswer> answers) {
      return answers.values().stream()
          .filter(DnsAnswer.Found.class::isInstance)
          .map(found -> "it resolves, to " + DnsWords.of(found))
          .findFirst()
          .or(() -> broken(answers));
    }
  }

  /**
   * There are certain records.
   *
   * @param only whether there may be no others
   * @param values addresses, names or parts of texts, as typed
   */
  record Has(RecordType type, boolean only, List<String> values) implements DnsExpectation {
    public Has {
      values = List.copyOf(values);
    }

    @Override
    public List<RecordType> types() {
      return List.of(type);
    }

    @Override
    public Optional<String> against(Map<RecordType, DnsAnswer> answers) {
      DnsAnswer answer = answers.getOrDefault(type, new DnsAnswer.Empty());
      if (!(answer instanceof DnsAnswer.Found(List<Data> records))) {
        return Optional.of("%s: %s".formatted(type, DnsWords.of(answer)));
      }
      List<String> there = records.stream().map(DnsWords::of).toList();
      boolean right =
          only
              ? new HashSet<>(there)
                  .equals(new HashSet<>(values.stream().map(this::normal).toList()))
              : values.stream().allMatch(value -> there.stream().anyMatch(in(value)));
      return right ? Optional.empty() : Optional.of("%s: %s".formatted(type, DnsWords.of(answer)));
    }

    private Predicate<String> in(String value) {
      return type == RecordType.TXT || type == RecordType.CAA
          ? text -> text.contains(value)
          : text -> text.equals(normal(value));
    }

    private String normal(String value) {
      return switch (type) {
        case A, AAAA -> DnsWords.of(new Data.Address(InetAddress.ofLiteral(value)));
        case TXT, CAA -> value;
        default -> {
          String lower = value.toLowerCase(Locale.ROOT);
          yield lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        }
      };
    }
  }

  private static Optional<String> broken(Map<RecordType, DnsAnswer> answers) {
    return answers.values().stream()
        .filter(DnsAnswer.Broken.class::isInstance)
        .map(DnsWords::of)
        .findFirst();
  }

  /** Empty for a sentence that is none. */
  static Optional<DnsExpectation> parse(String sentence) {
    String text = sentence.strip();
    switch (text.toLowerCase(Locale.ROOT)) {
      case "resolves" -> {
        return Optional.of(new Resolves());
      }
      case "does not resolve" -> {
        return Optional.of(new Absent());
      }
      default -> {}
    }
    String[] words = text.split(" +", 3);
    if (words.length < 3) {
      return Optional.empty();
    }
    Optional<RecordType> type =
        Arrays.stream(RecordType.values())
            .filter(one -> one.name().equalsIgnoreCase(words[0]))
            .findFirst();
    boolean only = words[1].equalsIgnoreCase("is");
    if (type.isEmpty() || !(only || words[1].equalsIgnoreCase("has"))) {
      return Optional.empty();
    }
    List<String> values = values(type.get(), words[2].strip());
    boolean right =
        !values.isEmpty() && values.stream().allMatch(value -> possible(type.get(), value));
    return right ? Optional.of(new Has(type.get(), only, values)) : Optional.empty();
  }

  /** Texts may have commas in them; the others may be several, with commas between them. */
  private static List<String> values(RecordType type, String text) {
    if (type == RecordType.TXT || type == RecordType.CAA) {
      boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
      return List.of(quoted ? text.substring(1, text.length() - 1) : text);
    }
    var values = new ArrayList<String>();
    for (String value : text.split(",", -1)) {
      values.add(value.strip());
    }
    return values;
  }

  private static boolean possible(RecordType type, String value) {
    if (type != RecordType.A && type != RecordType.AAAA) {
      return !value.isEmpty()
          && (type == RecordType.TXT || type == RecordType.CAA || !value.contains(" "));
    }
    try {
      InetAddress address = InetAddress.ofLiteral(value);
      return (address.getAddress().length == 4) == (type == RecordType.A);
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
