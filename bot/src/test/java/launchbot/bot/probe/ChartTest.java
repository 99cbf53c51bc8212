package launchbot.bot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import launchbot.outbox.Message;
import launchbot.probe.Latency;
import launchbot.probe.ResultStore;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  @Test
  void aDayIsAPictureThatFitsAPhone() throws IOException {
    byte[] png = Chart.png("Checkout, last 24 hours", steps(), ZoneId.of("Europe/Berlin"));
    assertThat(png).hasSizeBetween(5_000, Message.File.Picture.LARGEST);
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(800);
    assertThat(image.getHeight()).isEqualTo(400);
    assertThat(colours(image)).contains(0x0072B2, 0xE69F00, 0xD55E00);
  }

  @Test
  void aLineNeedsTwoPoints() {
    assertThat(Chart.worthIt(List.of())).isFalse();
    assertThat(Chart.worthIt(steps().subList(0, 1))).isFalse();
    assertThat(Chart.worthIt(steps())).isTrue();
  }

  private static List<Integer> colours(java.awt.image.BufferedImage image) {
    List<Integer> colours = new ArrayList<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
    return colours.stream().distinct().toList();
  }

  private static List<ResultStore.Step> steps() {
    var random = new Random(5);
    List<ResultStore.Step> steps = new ArrayList<>();
    for (int i = 0; i < 96; i++) {
      List<Long> micros = new ArrayList<>();
      for (int k = 0; k < 15; k++) {
        micros.add(80_000L + random.nextInt(60_000) + (i > 60 && i < 66 ? 700_000 : 0));
      }
      steps.add(
          new ResultStore.Step(
              NOW.plus(Chart.Window.DAY.step.multipliedBy(i)),
              15,
              i == 62 || i == 63 ? 4 : 0,
              Latency.of(micros)));
    }
    return steps;
  }
}
