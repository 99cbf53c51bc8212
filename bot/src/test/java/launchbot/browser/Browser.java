package launchbot.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Debian's Chromium, driven. Where it is not installed a test is skipped, except under {@code
 * CI=true}, where that is a failure. Screenshots go to {@code target/screenshots}.
 */
public final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  public static Browser open() {
    boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    assertThat(installed || !"true".equals(System.getenv("CI")))
        .as("CI needs chromium and chromium-driver")
        .isTrue();
    assumeTrue(installed, "no chromium here");
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new Browser(new ChromeDriver(service, options));
  }

  public ChromeDriver driver() {
    return driver;
  }

  /**
   * @param scheme {@code light} or {@code dark}
   */
  public void visit(String url, int width, int height, String scheme) {
    resize(width, height);
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.get(url);
    until(By.cssSelector("body[data-ready]"));
  }

  public void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Waits for it to be there and visible. */
  public WebElement until(By what) {
    return waiting()
        .until(d ->
            d.findElements(what).stream().filter(WebElement::isDisplayed).findFirst().orElse(null));
  }

  /** Waits for the last one of them, in the page's order, to contain the words. */
  public void lastWith(By what, String words) {
    lastWith(what, words, _ -> {});
  }

  /** The same, and does something with it; again if the page draws it anew at that very moment. */
  public void lastWith(By what, String words, Consumer<WebElement> action) {
    waiting()
        .until(d -> {
          var found =
              d.findElements(what).reversed().stream()
                  .filter(element -> element.getText().contains(words))
                  .findFirst();
          found.ifPresent(action);
          return found.isPresent();
        });
  }

  private FluentWait<WebDriver> waiting() {
    return new WebDriverWait(driver, PATIENCE).ignoring(StaleElementReferenceException.class);
  }

  /** Types a line into the sandbox's box and sends it. */
  public void send(String text) {
    WebElement box = driver.findElement(By.id("box"));
    box.sendKeys(text);
    box.sendKeys(Keys.ESCAPE); // closes the completion, which would take the Enter
    box.sendKeys(Keys.ENTER);
  }

  public void gone(By what) {
    waiting().until(d -> d.findElements(what).isEmpty());
  }

  public void shoot(String name) throws IOException {
    Path folder = Path.of("target", "screenshots");
    Files.createDirectories(folder);
    Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  /**
   * A picture of the documents: {@code -Dpictures=docs} puts it into {@code docs/images}.
   *
   * @param document its name there
   */
  public void picture(String name, String document) throws IOException {
    shoot(name);
    if ("docs".equals(System.getProperty("pictures"))) {
      Path images = Path.of(System.getProperty("launchbot.root"), "docs", "images");
      Files.createDirectories(images);
      Files.copy(
          Path.of("target", "screenshots", name + ".png"),
          images.resolve(document + ".png"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * The page itself found nothing wrong: no script error, nothing that its policy refused.
   *
   * @param except lines that name one of these are expected
   */
  public void noErrors(String... except) {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(line -> line.getLevel().intValue() >= Level.SEVERE.intValue())
        .filteredOn(line -> List.of(except).stream().noneMatch(line.getMessage()::contains))
        .isEmpty();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
