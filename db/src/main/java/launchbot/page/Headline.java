package launchbot.page;

import java.util.List;
import launchbot.notice.Shows;
import launchbot.page.PageView.Part;

/** How all of it is, as one sentence that anybody understands. */
final class Headline {
  private static final int NAMED = 3;

  private Headline() {}

  static String of(String product, Shows state, List<Part> parts) {
    if (state == Shows.OPERATIONAL) {
      return "Everything works";
    }
    List<String> hit =
        parts.stream()
            .filter(part -> part.shows() == state)
            .map(part -> part.component().name())
            .toList();
    if (hit.isEmpty() || (hit.size() == parts.size() && parts.size() > 1)) {
      return said(product, 1, state);
    }
    return hit.size() > NAMED
        ? said("%d of %d parts".formatted(hit.size(), parts.size()), hit.size(), state)
        : said(listed(hit), hit.size(), state);
  }

  private static String said(String what, int many, Shows state) {
    boolean one = many == 1;
    String how =
        switch (state) {
          case OPERATIONAL -> one ? "works" : "work";
          case MAINTENANCE -> (one ? "is" : "are") + " under maintenance";
          case DEGRADED -> (one ? "is" : "are") + " degraded";
          case OUTAGE -> (one ? "does" : "do") + " not work";
        };
    return what + " " + how;
  }

  private static String listed(List<String> names) {
    return names.size() == 1
        ? names.getFirst()
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }
}
