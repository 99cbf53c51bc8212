package launchbot.jobs.scan;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/** Why a repository could not be read, without anything that a server or a path says. */
final class Trouble {
  private Trouble() {}

  /** One sentence without a full stop. */
  static String words(Throwable trouble) {
    for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      String words =
          switch (cause) {
            case GuardedConnections.NotAllowed not -> String.valueOf(not.getMessage());
            case UnknownHostException _ -> "DNS knows no such host";
            case ConnectException _ -> "nobody answers there";
            case SSLException _ -> "its TLS cannot be trusted";
            case InterruptedIOException _ -> "it took too long";
            case NoRemoteRepositoryException _ -> "there is no repository at that address";
            default -> "";
          };
      if (!words.isEmpty()) {
        return words;
      }
    }
    String said = String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
    if (said.contains("authenti")
        || said.contains("not authorized")
        || said.contains("not permitted")) {
      return "it asks for a token, or does not accept the one it was given";
    }
    return said.contains("cancel")
        ? "it took too long, or is too large"
        : "the server answers with what is no repository";
  }
}
