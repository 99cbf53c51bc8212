package launchbot.sandbox;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in. The sandbox lets anybody act as anybody, so it answers this machine only, and a
 * page of another site open in the same browser cannot make it act (DNS rebinding, forged forms).
 */
final class Doors {

  private Doors() {}

  /** For programs: the caller is on this machine. */
  static void local(Context ctx) {
    try {
      if (InetAddress.getByName(ctx.req().getRemoteAddr()).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      // An address that is none is not this machine's either.
    }
    throw new ForbiddenResponse("The sandbox answers this machine only.");
  }

  /** For browsers: besides, the page was asked for by a name of this machine. */
  static void page(Context ctx) {
    local(ctx);
    if (!loopbackName(hostName(ctx.header("Host")))) {
      throw new ForbiddenResponse("Open the sandbox as http://localhost, not by another name.");
    }
  }

  /** For what changes something: besides, a page that sends it is the sandbox's own. */
  static void act(Context ctx) {
    page(ctx);
    String origin = ctx.header("Origin");
    String host = ctx.header("Host");
    if (origin == null || host == null) {
      return;
    }
    String expected = host.toLowerCase(Locale.ROOT);
    if (!expected.equals(authority(origin))) {
      throw new ForbiddenResponse("Another site may not act in the sandbox.");
    }
  }

  private static @Nullable String authority(String origin) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority == null ? null : authority.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String hostName(@Nullable String host) {
    if (host == null) {
      return "";
    }
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      return end < 0 ? "" : host.substring(0, end + 1);
    }
    int colon = host.indexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private static boolean loopbackName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("localhost")
        || lower.endsWith(".localhost")
        || lower.equals("[::1]")
        || lower.matches("127(\\.\\d{1,3}){3}");
  }
}
