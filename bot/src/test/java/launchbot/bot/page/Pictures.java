package launchbot.bot.page;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small pictures for logos. */
final class Pictures {
  private Pictures() {}

  static byte[] png() {
    return of("png");
  }

  static byte[] jpeg() {
    return of("jpg");
  }

  private static byte[] of(String format) {
    var image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setColor(new Color(0x7a3cff));
    pen.fillRect(0, 0, 40, 40);
    pen.setColor(Color.WHITE);
    pen.fillOval(8, 8, 24, 24);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
