package launchbot.probe;

import java.time.Duration;
import java.util.List;

/** What expectations are held against: one answer of HTTP. */
public interface Answer {
  int status();

  /** Of all headers with that name, whatever its case, in their order. */
  List<String> headers(String name);

  String body();

  /** From the first question to DNS until the last byte. */
  Duration took();

  /** Where it leads, as a whole URL; empty where it leads nowhere. */
  String leadsTo();
}
