package launchbot.jobs.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Asks DNS servers, each time anew: nothing is kept. A server has two seconds; one that does not
 * answer, or not well, is followed by the next one, or asked once more where it is the only one.
 */
public final class DnsResolver implements Resolver {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int TRIES = 2;

  /** How many aliases are followed (as many as common resolvers do). */
  private static final int ALIASES = 10;

  private final List<InetSocketAddress> servers;
  private final Duration patience;

  DnsResolver(List<InetSocketAddress> servers, Duration patience) {
    this.servers = List.copyOf(servers);
    this.patience = patience;
  }

  /** Asks the servers of the system. */
  public static DnsResolver ofSystem() {
    return new DnsResolver(ResolverConfig.getCurrentConfig().servers(), PATIENCE);
  }

  /**
   * Asks one server.
   *
   * @param server {@code 192.0.2.53}, {@code 192.0.2.53:5353}, {@code [2001:db8::53]:5353}
   * @throws IllegalArgumentException with words for whoever set it, where it is none of these
   */
  public static DnsResolver of(String server) {
    return new DnsResolver(List.of(DnsServerAddress.parse(server)), PATIENCE);
  }

  @Override
  public DnsAnswer ask(String name, RecordType type) {
    Optional<Name> wire = wire(name);
    if (wire.isEmpty()) {
      return new DnsAnswer.NoSuchName();
    }
    if (servers.isEmpty()) {
      return new DnsAnswer.Broken("no DNS server is configured on this machine");
    }
    Name asked = wire.get();
    for (int aliases = 0; aliases <= ALIASES; aliases++) {
      switch (tried(asked, type)) {
        case Heard.Settled settled -> {
          return settled.answer();
        }
        case Heard.Alias alias -> asked = alias.target();
      }
    }
    return new DnsAnswer.Broken("more than %d aliases in a row".formatted(ALIASES));
  }

  /** What one question came to. */
  private sealed interface Heard {
    record Settled(DnsAnswer answer) implements Heard {}

    /** It is called otherwise, and nothing was said about that name. */
    record Alias(Name target) implements Heard {}
  }

  private Heard tried(Name name, RecordType type) {
    var question = Record.newRecord(name, Type.value(type.name()), DClass.IN);
    DnsAnswer broken = new DnsAnswer.Broken("nobody was asked");
    for (int i = 0; i < TRIES; i++) {
      InetSocketAddress server = servers.get(i % servers.size());
      try {
        Heard heard = read(DnsExchange.ask(server, question, patience), name, type, server);
        if (!(heard instanceof Heard.Settled(DnsAnswer.Broken again))) {
          return heard;
        }
        broken = again;
      } catch (IOException e) {
        broken = new DnsAnswer.Broken("%s: %s".formatted(DnsServerAddress.words(server), said(e)));
      }
    }
    return new Heard.Settled(broken);
  }

  private String said(IOException e) {
    return e instanceof SocketTimeoutException
        ? "no answer within %s s".formatted(patience.toMillis() / 1000.0).replace(".0 s", " s")
        : "cannot be asked (%s)".formatted(e.getMessage());
  }

  private static Heard read(Message message, Name name, RecordType type, InetSocketAddress server) {
    int rcode = message.getRcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      return new Heard.Settled(
          new DnsAnswer.Broken(
              "%s from %s".formatted(Rcode.string(rcode), DnsServerAddress.words(server))));
    }
    List<Record> answers = message.getSection(Section.ANSWER);
    Name owner = name;
    for (int aliases = 0; type != RecordType.CNAME && aliases <= ALIASES; aliases++) {
      Optional<Name> target = alias(answers, owner);
      if (target.isEmpty()) {
        break;
      }
      owner = target.get();
    }
    var found = new ArrayList<Data>();
    for (Record answer : answers) {
      if (answer.getName().equals(owner)
          && answer.getType() == Type.value(type.name())
          && answer.getDClass() == DClass.IN) {
        WireData.of(answer).ifPresent(found::add);
      }
    }
    if (!found.isEmpty()) {
      return new Heard.Settled(new DnsAnswer.Found(found));
    }
    if (rcode == Rcode.NXDOMAIN) {
      return new Heard.Settled(new DnsAnswer.NoSuchName());
    }
    return owner.equals(name) ? new Heard.Settled(new DnsAnswer.Empty()) : new Heard.Alias(owner);
  }

  private static Optional<Name> alias(List<Record> answers, Name owner) {
    return answers.stream()
        .filter(record -> record.getName().equals(owner))
        .filter(CNAMERecord.class::isInstance)
        .map(record -> ((CNAMERecord) record).getTarget())
        .findFirst();
  }

  /**
   * The name as it is sent; empty for what cannot be a name. Labels are taken as they are, whatever
   * is in them: SPF's macros make names with spaces and slashes.
   */
  private static Optional<Name> wire(String name) {
    String ascii = name;
    if (!name.chars().allMatch(c -> c < 128)) {
      try {
        ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
      } catch (IllegalArgumentException notANameInAnyLanguage) {
        return Optional.empty();
      }
    }
    if (ascii.endsWith(".")) {
      ascii = ascii.substring(0, ascii.length() - 1);
    }
    var bytes = new ByteArrayOutputStream(ascii.length() + 2);
    for (String label : ascii.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > 63) {
        return Optional.empty();
      }
      bytes.write(label.length());
      bytes.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
    }
    bytes.write(0);
    if (bytes.size() > 255) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Name(bytes.toByteArray()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
