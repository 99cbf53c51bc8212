package launchbot.jobs.scan;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.jobs.fetch.Guard;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Brings a repository here from an address: branches and tags, no submodules, bounded. */
final class Fetching {
  /** More objects than any product of a team has. */
  private static final int OBJECTS = 3_000_000;

  private static final List<RefSpec> WANTED =
      List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));

  private final Guard guard;
  private final URI uri;
  private final @Nullable String token;
  private final Limits limits;

  Fetching(Guard guard, URI uri, @Nullable String token, Limits limits) {
    this.guard = guard;
    this.uri = uri;
    this.token = token;
    this.limits = limits;
  }

  /** What the server has, without fetching it. */
  Tips tips(Bare bare) throws IOException {
    try (var connections = new GuardedConnections(guard, uri, token, limits);
        Transport transport = open(bare, connections);
        FetchConnection connection = transport.openFetch()) {
      return Tips.of(connection.getRefs());
    }
  }

  /** Fetches everything, and says which commit is the newest of the main branch. */
  Tips fetch(Bare bare) throws IOException {
    try (var connections = new GuardedConnections(guard, uri, token, limits);
        Transport transport = open(bare, connections)) {
      return Tips.of(transport.fetch(new Watching(limits), WANTED).getAdvertisedRefs());
    }
  }

  /** An empty one in that directory. */
  static Bare empty(Path directory) throws IOException {
    Bare.ignoreConfiguration();
    var bare = new Bare(directory);
    bare.create(true);
    var config = bare.getConfig();
    // The list of branches comes as the answer to a GET, whose length is bounded more narrowly.
    config.setString("protocol", null, "version", "0");
    config.setString("gc", null, "auto", "0");
    config.save();
    return bare;
  }

  private Transport open(Bare bare, GuardedConnections connections) throws IOException {
    try {
      Transport transport = Transport.open(bare, new URIish(uri.toString()));
      if (!(transport instanceof TransportHttp http)) {
        throw new GuardedConnections.NotAllowed("it is not of https");
      }
      http.setHttpConnectionFactory(connections);
      http.setTagOpt(TagOpt.NO_TAGS); // asked for as such
      http.setCheckFetchedObjects(true);
      return http;
    } catch (URISyntaxException e) {
      throw new GuardedConnections.NotAllowed("that is no address");
    }
  }

  /**
   * The branches and tags of a repository.
   *
   * @param head the newest commit of the main branch; null in an empty one
   */
  record Tips(Map<String, ObjectId> ids, @Nullable ObjectId head) {
    static Tips of(Collection<Ref> refs) {
      @Nullable ObjectId head =
          refs.stream()
              .filter(ref -> ref.getName().equals(Constants.HEAD))
              .map(Ref::getObjectId)
              .findFirst()
              .orElse(null);
      return new Tips(
          refs.stream()
              .filter(ref -> ref.getObjectId() != null)
              .filter(ref ->
                  ref.getName().startsWith(Constants.R_HEADS)
                      || ref.getName().startsWith(Constants.R_TAGS))
              .collect(Collectors.toMap(Ref::getName, Ref::getObjectId, (one, _) -> one)),
          head);
    }

    /** Tells them from any other ones, and from the same read with other rules. */
    String digest(String rules) {
      String all =
          ids.entrySet().stream()
              .map(one -> one.getKey() + " " + one.getValue().name())
              .sorted()
              .collect(Collectors.joining("\n"));
      String text = rules + "\n" + (head == null ? "" : head.name()) + "\n" + all;
      return Digests.hex(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Ends a fetch that takes too long, or too much. */
  private static final class Watching extends EmptyProgressMonitor {
    private final Limits limits;
    private boolean tooMuch;

    Watching(Limits limits) {
      this.limits = limits;
    }

    @Override
    public void beginTask(String title, int work) {
      tooMuch |= work > OBJECTS;
    }

    @Override
    public boolean isCancelled() {
      return tooMuch || limits.over();
    }
  }
}
