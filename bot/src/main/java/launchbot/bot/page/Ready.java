package launchbot.bot.page;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/** A rendition with its headers, as they go over the wire. */
final class Ready {
  private final Rendition rendition;
  private final Form plain;
  private final @Nullable Form packed;

  /**
   * One of its two forms.
   *
   * @param brief what goes with a 304
   */
  record Form(ByteBuffer content, List<HttpField> whole, List<HttpField> brief) {
    ByteBuffer bytes() {
      return content.duplicate();
    }
  }

  Ready(Rendition rendition, Map<String, String> headers) {
    this.rendition = rendition;
    this.plain = form(rendition, headers, rendition.plain(), rendition.tag(), false);
    byte[] small = rendition.packed();
    String tag = rendition.packedTag();
    this.packed = small == null || tag == null ? null : form(rendition, headers, small, tag, true);
  }

  Rendition rendition() {
    return rendition;
  }

  Form form(@Nullable String accepts) {
    Form small = packed;
    return small != null && PageRoutes.takesGzip(accepts) ? small : plain;
  }

  private static Form form(
      Rendition rendition, Map<String, String> headers, byte[] bytes, String tag, boolean gzip) {
    List<HttpField> brief = new ArrayList<>();
    headers.forEach((name, value) -> brief.add(new PreEncodedHttpField(name, value)));
    brief.add(new PreEncodedHttpField(HttpHeader.ETAG, tag));
    List<HttpField> whole = new ArrayList<>(brief);
    whole.add(new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, rendition.type()));
    whole.add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, bytes.length));
    if (gzip) {
      whole.add(new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip"));
    }
    return new Form(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), whole, brief);
  }
}
