package launchbot.jobs.scan;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.Targets;
import org.jspecify.annotations.Nullable;

/** Where a repository is: what a probe's target means. */
sealed interface GitSource {

  /** The longest name of a repository, in characters. */
  int LONGEST = 500;

  /**
   * At an address.
   *
   * @param secret the name of the secret that is its token; null for a public one
   */
  record Remote(URI uri, @Nullable String secret) implements GitSource {}

  /** In the directory that the operator set. */
  record Local(Path git) implements GitSource {}

  /** Nowhere that we look; a sentence in mrkdwn that holds nothing of what was typed. */
  record Refused(String why) implements GitSource {}

  /**
   * @param root where the operator keeps repositories; null where they keep none
   */
  static GitSource of(String target, Guard guard, @Nullable Path root) {
    return target.contains("://") ? remote(target, guard) : local(target, root);
  }

  /** As it is kept; empty for what names no repository. */
  static Optional<String> named(String typed, @Nullable Path root) {
    String text = typed.strip();
    while (text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    int slash = text.indexOf('/');
    boolean host = slash > 0 && text.substring(0, slash).contains(".");
    boolean here = !text.contains("://") && local(text, root) instanceof Local;
    if (!text.contains("://") && host && !here) {
      text = "https://" + text;
    }
    if (!text.contains("://")) {
      return text.isEmpty() || text.length() > LONGEST ? Optional.empty() : Optional.of(text);
    }
    // A bare host, or a page of one, is none; anything.git and owner/name may be.
    String path = text.substring(text.indexOf("://") + 3);
    boolean two = path.indexOf('/') != path.lastIndexOf('/');
    boolean plain = path.chars().noneMatch(c -> c == '?' || c == '#' || c == ' ');
    return plain && text.length() <= LONGEST && (two || path.endsWith(".git"))
        ? Optional.of(text)
        : Optional.empty();
  }

  private static GitSource remote(String target, Guard guard) {
    int at = target.indexOf("://") + 3;
    @Nullable String secret = null;
    String url = target;
    if (target.startsWith("${secret.", at)) {
      int end = target.indexOf("}@", at);
      if (end < 0) {
        return new Refused(
            "A token is written as in `https://${secret.github}@github.com/acme/shop`.");
      }
      secret = target.substring(at + "${secret.".length(), end);
      url = target.substring(0, at) + target.substring(end + 2);
    }
    return switch (Targets.url(url)) {
      case Targets.Refused(String why) ->
          new Refused(
              url.substring(at).contains("@")
                  ? "Leave out the name and the password. A token is kept as a secret and written"
                      + " as in `https://${secret.github}@github.com/acme/shop`."
                  : why);
      case Targets.Url typed when typed.uri().getScheme().equals("https") || guard.privateToo() ->
          typed.uri().getScheme().equals("http") && secret != null
              ? new Refused("A token goes over `https://` only.")
              : new Remote(typed.uri(), secret);
      case Targets.Url _ -> new Refused("A repository is read over `https://` only.");
    };
  }

  private static GitSource local(String target, @Nullable Path root) {
    if (root == null) {
      return new Refused(
          "Type the address of a repository, such as `https://github.com/acme/shop`. Paths work"
              + " once the operator has set `LAUNCHBOT_REPOSITORIES`.");
    }
    Refused none =
        new Refused("There is no such repository below the directory that the operator set.");
    try {
      Path real = root.toRealPath();
      Path path = real.resolve(target).toRealPath();
      if (!path.startsWith(real) || path.equals(real)) {
        return none;
      }
      Path inside = path.resolve(".git");
      // A file of that name leads elsewhere, as a link does.
      Path git = Files.isDirectory(inside, LinkOption.NOFOLLOW_LINKS) ? inside : path;
      boolean whole =
          Files.isRegularFile(git.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)
              && Files.isDirectory(git.resolve("objects"), LinkOption.NOFOLLOW_LINKS)
              && Files.notExists(git.resolve("commondir"), LinkOption.NOFOLLOW_LINKS)
              && Files.notExists(git.resolve("objects/info/alternates"), LinkOption.NOFOLLOW_LINKS);
      return whole ? new Local(git) : none;
    } catch (IOException | InvalidPathException e) {
      return none;
    }
  }
}
