package launchbot.jobs.mail;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * The hop by which a message came to the receiver's side.
 *
 * @param helo what the sender's host said to be called
 */
record ReceivedHop(Ip ip, String helo) {
  private static final int LONGEST = 255;
  private static final int FIELD = 8192;

  /**
   * From the topmost Received field that names an address on the internet: those above it are of
   * the receiver's own hosts, those below it anybody could have written.
   *
   * @param ours whether an address is one that only a receiver's own hosts have
   */
  static Optional<ReceivedHop> of(Eml message, Predicate<Ip> ours) {
    for (Eml.Field field : message.all("Received")) {
      Optional<ReceivedHop> hop = read(field.unfolded());
      if (hop.isPresent() && !ours.test(hop.get().ip())) {
        return hop;
      }
    }
    return Optional.empty();
  }

  private static Optional<ReceivedHop> read(String value) {
    if (value.length() > FIELD || !value.regionMatches(true, 0, "from ", 0, 5)) {
      return Optional.empty();
    }
    String[] words = words(value);
    String helo = words.length > 1 ? words[1] : "";
    for (int i = 1; i < words.length && !words[i].equalsIgnoreCase("by"); i++) {
      String word = words[i];
      boolean v6 = word.regionMatches(true, 0, "IPv6:", 0, 5);
      Optional<Ip> ip = Ip.of(v6 ? word.substring(5) : word);
      if (ip.isPresent()) {
        return Optional.of(new ReceivedHop(ip.get(), helo.length() > LONGEST ? "" : helo));
      }
    }
    return Optional.empty();
  }

  private static String[] words(String value) {
    var plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      plain.append("[]();,\t".indexOf(c) >= 0 ? ' ' : c);
    }
    return plain.toString().strip().split(" +");
  }
}
