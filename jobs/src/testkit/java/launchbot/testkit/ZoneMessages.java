package launchbot.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.RecordType;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A zone's answers as bytes, true and false ones. */
final class ZoneMessages {
  private static final int ALIASES = 10;
  private static final int DATAGRAM = 512;

  private final Zone zone;

  ZoneMessages(Zone zone) {
    this.zone = zone;
  }

  static String name(Message query) {
    return Zone.normal(query.getQuestion().getName().toString());
  }

  static RecordType type(Message query) {
    return RecordType.valueOf(Type.string(query.getQuestion().getType()));
  }

  boolean silent(Message query) {
    return zone.answersNothing(name(query), type(query));
  }

  byte[] answer(Message query) {
    Message answer = reply(query, Rcode.NOERROR);
    String at = name(query);
    for (int i = 0; i < ALIASES; i++) {
      List<Data> found = zone.records(at, type(query));
      for (Data data : found) {
        answer.addRecord(record(at, type(query), data), Section.ANSWER);
      }
      Optional<String> alias = zone.alias(at);
      if (!found.isEmpty() || alias.isEmpty()) {
        break;
      }
      answer.addRecord(new CNAMERecord(wire(at), DClass.IN, 60, wire(alias.get())), Section.ANSWER);
      at = alias.get();
    }
    if (!zone.exists(at)) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    return answer.toWire(65_535);
  }

  /** As much of it as goes into a datagram, or that there is more. */
  byte[] datagram(Message query) {
    byte[] answer = answer(query);
    return answer.length <= DATAGRAM ? answer : truncated(query);
  }

  byte[] truncated(Message query) {
    Message answer = reply(query, Rcode.NOERROR);
    answer.getHeader().setFlag(Flags.TC);
    return answer.toWire();
  }

  byte[] servfail(Message query) {
    return reply(query, Rcode.SERVFAIL).toWire();
  }

  byte[] refused(Message query) {
    return reply(query, Rcode.REFUSED).toWire();
  }

  byte[] otherId(Message query) {
    Message lie = lie(query, query.getQuestion().getName());
    lie.getHeader().setID(query.getHeader().getID() ^ 0x5555);
    return lie.toWire();
  }

  byte[] otherName(Message query) {
    return lie(query, wire("other.example")).toWire();
  }

  private static Message lie(Message query, Name name) {
    var lie = new Message(query.getHeader().getID());
    lie.getHeader().setFlag(Flags.QR);
    lie.addRecord(
        Record.newRecord(name, query.getQuestion().getType(), DClass.IN), Section.QUESTION);
    lie.addRecord(
        new ARecord(name, DClass.IN, 60, InetAddress.ofLiteral("203.0.113.66")), Section.ANSWER);
    return lie;
  }

  private static Message reply(Message query, int rcode) {
    var reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    reply.getHeader().setRcode(rcode);
    reply.addRecord(query.getQuestion(), Section.QUESTION);
    return reply;
  }

  private static Record record(String name, RecordType type, Data data) {
    Name owner = wire(name);
    return switch (data) {
      case Data.Address(InetAddress address) ->
          type == RecordType.A
              ? new ARecord(owner, DClass.IN, 60, address)
              : new AAAARecord(owner, DClass.IN, 60, address);
      case Data.Exchange(int preference, String host) ->
          new MXRecord(owner, DClass.IN, 60, preference, wire(host));
      case Data.Text(String text) -> new TXTRecord(owner, DClass.IN, 60, strings(text));
      case Data.Name(String target) ->
          switch (type) {
            case PTR -> new PTRRecord(owner, DClass.IN, 60, wire(target));
            case NS -> new NSRecord(owner, DClass.IN, 60, wire(target));
            case CNAME -> new CNAMERecord(owner, DClass.IN, 60, wire(target));
            default -> throw new IllegalArgumentException(type.name().toLowerCase(Locale.ROOT));
          };
    };
  }

  /** In pieces of 255 bytes, as TXT takes them. */
  private static List<String> strings(String text) {
    var strings = new ArrayList<String>();
    for (int at = 0; at < text.length() || at == 0; at += 255) {
      String piece = text.substring(at, Math.min(text.length(), at + 255));
      strings.add(escaped(piece));
    }
    return strings;
  }

  private static String escaped(String piece) {
    var escaped = new StringBuilder();
    for (byte one : piece.getBytes(StandardCharsets.ISO_8859_1)) {
      escaped.append("\\%03d".formatted(one & 0xff));
    }
    return escaped.toString();
  }

  static byte[] framed(byte[] message) {
    byte[] framed = new byte[message.length + 2];
    framed[0] = (byte) (message.length >> 8);
    framed[1] = (byte) message.length;
    System.arraycopy(message, 0, framed, 2, message.length);
    return framed;
  }

  private static Name wire(String name) {
    try {
      return Name.fromString(name.isEmpty() ? "." : name + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
