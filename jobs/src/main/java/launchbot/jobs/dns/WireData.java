package launchbot.jobs.dns;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.TXTRecord;

/** Records as they came, in our words. */
final class WireData {
  private WireData() {}

  /** Empty for a type that nobody asks for. */
  static Optional<Data> of(Record record) {
    return Optional.ofNullable(
        switch (record) {
          case ARecord a -> new Data.Address(a.getAddress());
          case AAAARecord aaaa -> new Data.Address(aaaa.getAddress());
          case CNAMERecord cname -> new Data.Name(name(cname.getTarget()));
          case NSRecord ns -> new Data.Name(name(ns.getTarget()));
          case PTRRecord ptr -> new Data.Name(name(ptr.getTarget()));
          case SOARecord soa -> new Data.Name(name(soa.getHost()));
          case MXRecord mx -> new Data.Exchange(mx.getPriority(), name(mx.getTarget()));
          case TXTRecord txt -> new Data.Text(text(txt));
          case CAARecord caa -> new Data.Text(caa.rdataToString());
          default -> null;
        });
  }

  /** Dots within a label stay escaped: as separators they would make another name of it. */
  private static String name(Name name) {
    return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
  }

  private static String text(TXTRecord record) {
    return record.getStringsAsByteArrays().stream()
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .collect(Collectors.joining());
  }
}
