package launchbot.bot.page;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers for pages that stand in memory before any route is looked for: the same bytes and headers
 * as {@link PageRoutes} gives, without a servlet in between. Whatever is not plainly one of them
 * goes the usual way.
 */
final class FastLane extends Handler.Wrapper {
  private static final int NOT_MODIFIED = 304;

  private final Shelf shelf;

  FastLane(Shelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Ready ready = ready(request);
    if (ready == null) {
      return super.handle(request, response, callback);
    }
    HttpFields asked = request.getHeaders();
    Ready.Form form = ready.form(asked.get(HttpHeader.ACCEPT_ENCODING));
    boolean known = ready.rendition().known(asked.get(HttpHeader.IF_NONE_MATCH));
    HttpFields.Mutable headers = response.getHeaders();
    for (HttpField field : known ? form.brief() : form.whole()) {
      headers.add(field);
    }
    if (known) {
      response.setStatus(NOT_MODIFIED);
    }
    boolean body = !known && request.getMethod().equals("GET");
    response.write(true, body ? form.bytes() : EMPTY.duplicate(), callback);
    return true;
  }

  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private @Nullable Ready ready(Request request) {
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return null;
    }
    if (request.getHttpURI().getQuery() != null) {
      return null;
    }
    String path = request.getHttpURI().getPath();
    return path == null ? null : shelf.ready(path);
  }
}
