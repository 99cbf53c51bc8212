package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import launchbot.browser.Browser;
import launchbot.sandbox.Cast;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * README's tour, walked in a browser; its pictures are made here. {@code -Dpictures=docs} puts them
 * into {@code docs/images}.
 */
class TourTest {
  private static final By MESSAGE = By.cssSelector(".messages .message");
  private static final By PRIVATE = By.cssSelector(".messages .ephemeral");
  private static final By MODAL = By.cssSelector("dialog.modal[open]");
  private static final String NOT_WIDER =
      "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

  private Stage stage;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.open();
    stage = Stage.open();
  }

  @AfterEach
  void close() {
    if (stage != null) {
      stage.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void fromTheFirstWordToThePinnedTable() throws IOException {
    browser.visit(sandbox(), 1280, 900, "light");
    browser.send("/triage");
    browser.lastWith(MESSAGE, "now the home of a launch");
    picture("first");

    browser.send("/triage add Card form loses what was typed !high");
    WebElement form = browser.until(MODAL);
    assertThat(form.getText()).contains("What does a real user run into?");
    form.findElement(By.cssSelector("[data-submit]")).click();
    browser.until(By.cssSelector(".form-row.wrong"));
    form.findElement(By.cssSelector("[data-block=impact] textarea"))
        .sendKeys("A customer who mistypes a card number starts again from nothing");
    form.findElement(By.cssSelector("[data-block=owner] select option[value=" + Cast.BEN + "]"))
        .click();
    picture("form");
    form.findElement(By.cssSelector("[data-submit]")).click();
    browser.gone(MODAL);
    browser.lastWith(MESSAGE, "Saved as #1");
    browser.lastWith(MESSAGE, "reported by");

    browser.send("/triage add Signup button does nothing | Nobody can sign up !blocker @chiyo");
    browser.lastWith(MESSAGE, "Saved as #2");
    browser.send("/triage add Signup button does nothing! | I cannot sign up !blocker");
    browser.lastWith(MESSAGE, "this looks like something that is on the list");
    picture("alike");
    stage.type(stage.ben(), "start 1");
    stage.type(stage.ada(), "add Logo is blurred on phones | It looks cheap !low");
    stage.type(
        stage.ada(),
        "add Exports take a minute | Support is asked for files !medium workaround: ask Dana");
    stage.type(stage.ada(), "pin");
    browser.lastWith(MESSAGE, "This message follows every change");
    picture("table");

    browser.resize(390, 844);
    browser.send("/triage list");
    browser.lastWith(PRIVATE, "1 blocker", this::scrollTo);
    assertThat((Boolean) browser.driver().executeScript(NOT_WIDER)).isTrue();
    picture("phone-list");
    browser.lastWith(
        PRIVATE, "1 blocker", list -> list.findElement(By.cssSelector(".button.overflow")).click());
    browser.until(By.cssSelector("[role=menuitem]"));
    picture("phone-menu");
    browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
    browser.send("/triage show 1");
    browser.lastWith(PRIVATE, "Severity", this::scrollTo);
    picture("phone-entry");

    browser.noErrors();
    stage.nothingRejected();
  }

  @Test
  void everyPictureOfTheReadmeIsMadeHere() throws IOException {
    Path root = Path.of(System.getProperty("launchbot.root"));
    String readme = Files.readString(root.resolve("README.md"));
    for (String name : List.of("first", "form", "alike", "table", "phone-list", "phone-entry")) {
      assertThat(readme).contains("docs/images/" + name + ".png");
      assertThat(root.resolve("docs/images/" + name + ".png")).exists();
    }
  }

  private String sandbox() {
    return "http://localhost:" + stage.bot().port() + "/sandbox";
  }

  private void scrollTo(WebElement element) {
    browser.driver().executeScript("arguments[0].scrollIntoView(false)", element);
  }

  private void picture(String name) throws IOException {
    browser.picture("tour-" + name, name);
  }
}
