package launchbot.probe;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The probes that fit a web address, where somebody names nothing else. */
public final class Proposal {
  private Proposal() {}

  /**
   * @param page what is to be watched: http or https, with a host
   * @param registrable the domain that its owner registered, {@code example.com} of {@code
   *     app.example.com}; empty where it has none, such as an address in numbers
   * @param given the names of the probes that there are
   * @return in the order in which they are shown, no two of one name
   */
  public static List<Probe.Draft> of(URI page, String registrable, Collection<String> given) {
    String url = page.toString();
    String host = page.getHost();
    boolean secure = "https".equalsIgnoreCase(page.getScheme());
    String port = page.getPort() < 0 ? "" : ":" + page.getPort();
    List<Spec> specs = new ArrayList<>();
    specs.add(Spec.of(Kind.HTTP, url).expecting(List.of("status 200-299")));
    if (secure) {
      specs.add(Spec.of(Kind.TLS, host + port));
      specs.add(Spec.of(Kind.REDIRECT, page.resolve("/").toString()));
    }
    specs.add(Spec.of(Kind.HEADERS, url));
    specs.add(Spec.of(Kind.PAGE, url));
    if (!registrable.isEmpty()) {
      specs.add(Spec.of(Kind.EMAIL_AUTH, registrable));
    }
    List<String> names = new ArrayList<>(given);
    List<Probe.Draft> drafts = new ArrayList<>();
    for (Spec spec : specs) {
      Probe.Draft draft = Probe.Draft.of(spec);
      String name = Naming.free(draft.name(), names);
      names.add(name);
      drafts.add(draft.named(name));
    }
    return drafts;
  }
}
