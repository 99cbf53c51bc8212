package launchbot.bot.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import launchbot.bot.Golden;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import launchbot.sandbox.Cast;
import launchbot.sprint.Exemption;
import launchbot.sprint.Freeze;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every message and form of the freeze as Slack gets it, and what a pipeline reads. */
class FreezeViewsTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Shop", ZoneOffset.UTC, null, Cast.ADA);
  private static final Freeze.On ON =
      new Freeze.On(TODAY.minusDays(1), 2, 5, TODAY.plusDays(3), false);

  @Test
  void theFreeze() {
    Golden.check("freeze-never", FreezeView.card(frozen(new Freeze.Never())));
    Golden.check("freeze-ahead", FreezeView.card(frozen(new Freeze.Ahead(TODAY.plusDays(3)))));
    Golden.check("freeze-on", FreezeView.card(frozen(ON)));
    Golden.check(
        "freeze-on-exceptions",
        FreezeView.card(
            frozen(
                ON,
                one(4, Exemption.State.ASKED, null),
                one(3, Exemption.State.GRANTED, TODAY.plusDays(1)),
                one(2, Exemption.State.GRANTED, TODAY.minusDays(1)),
                one(1, Exemption.State.REFUSED, null))));
    Golden.check("freeze-lifted", FreezeView.card(frozen(new Freeze.Lifted(NOW, true))));
    Exemption[] many =
        IntStream.range(1, 41)
            .mapToObj(i -> one(i, Exemption.State.ASKED, TODAY.plusDays(1)))
            .toArray(Exemption[]::new);
    Golden.check("freeze-on-many", FreezeView.card(frozen(ON, many)));
  }

  @Test
  void anException() {
    for (Exemption.State state : Exemption.State.values()) {
      Exemption exemption = one(2, state, TODAY.plusDays(1));
      Golden.check(
          "exemption-" + state.key(), FreezeView.exemption(exemption, ON, TODAY, Cast.ADA));
      if (state != Exemption.State.ASKED) {
        Golden.check("exemption-" + state.key() + "-told", FreezeView.decided(exemption, TODAY));
      }
    }
    Golden.check(
        "exemption-moot",
        FreezeView.exemption(
            one(2, Exemption.State.ASKED, null), new Freeze.Lifted(NOW, false), TODAY, Cast.ADA));
  }

  @Test
  void theForms() {
    Golden.check(
        "form-freeze-ask",
        FreezeForms.ask(
            Cast.LAUNCH, FreezeWords.read(Words.of("\"<hotfix>\" until fri because &"), TODAY)));
    Golden.check(
        "form-freeze-ask-empty",
        FreezeForms.ask(Cast.LAUNCH, FreezeWords.read(Words.of(""), TODAY)));
    Golden.check("form-freeze-refuse", FreezeForms.refuse(Cast.LAUNCH, 9));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"hotfix for login\" because nobody gets in', hotfix for login, , nobody gets in",
    "'hotfix for login because nobody gets in', hotfix for login, , nobody gets in",
    "'\"hotfix\" until fri because it burns', hotfix, 2026-11-27, it burns",
    "hotfix until 27 nov, hotfix, 2026-11-27, ",
    "hold it until launch because of it, hold it until launch, , of it",
    "hotfix, hotfix, , ",
    "because why, '', , why",
    "'', '', , "
  })
  void wordsAreRead(
      String typed, String what, @Nullable LocalDate through, @Nullable String reason) {
    assertThat(FreezeWords.read(Words.of(typed), TODAY))
        .isEqualTo(new FreezeWords(what, through, reason, null));
  }

  @Test
  void aDayThatDoesNotExistIsSaid() {
    assertThat(FreezeWords.read(Words.of("hotfix until 31 feb because x"), TODAY).problem())
        .contains("February has 28 days");
  }

  @Test
  void whatAPipelineReads() {
    Exemption granted = one(3, Exemption.State.GRANTED, TODAY.plusDays(1));
    var frozen = FreezeHook.answer(frozen(ON, granted), "");
    assertThat(frozen.status()).isEqualTo(423);
    assertThat(frozen.body().toString())
        .isEqualTo(
            "{\"frozen\":true,\"allowed\":false,\"launch\":\"Shop\",\"why\":\"Day 2 of 5: new"
                + " features wait until the go, planned for 2026-11-27. A change with an exception"
                + " names it: ?change=exception%202\",\"day\":2,\"of\":5,"
                + "\"since\":\"2026-11-23\",\"until\":\"2026-11-27\","
                + "\"exceptions\":[{\"number\":3,\"what\":\"hotfix <login>\","
                + "\"through\":\"2026-11-25\"}]}");
    var allowed = FreezeHook.answer(frozen(ON, granted), "exception 3");
    assertThat(allowed.status()).isEqualTo(200);
    assertThat(allowed.body().get("allowed").getAsBoolean()).isTrue();
    assertThat(allowed.body().getAsJsonObject("exception").get("number").getAsInt()).isEqualTo(3);
    assertThat(FreezeHook.answer(frozen(ON, granted), "exception 4").status()).isEqualTo(423);
    assertThat(FreezeHook.answer(frozen(new Freeze.Never()), "").status()).isEqualTo(200);
    assertThat(
            FreezeHook.answer(frozen(new Freeze.Ahead(TODAY.plusDays(1))), "").body().get("begins"))
        .hasToString("\"2026-11-25\"");
  }

  private static Frozen frozen(Freeze freeze, Exemption... exemptions) {
    return new Frozen(
        LAUNCH, freeze, Settings.DEFAULT.workingDays(ZoneOffset.UTC), List.of(exemptions), TODAY);
  }

  private static Exemption one(int number, Exemption.State state, @Nullable LocalDate through) {
    boolean decided = state != Exemption.State.ASKED;
    return new Exemption(
        100 + number,
        3,
        number,
        "hotfix <login>",
        "nobody *gets* in & out",
        Cast.BEN,
        NOW,
        through,
        state,
        decided ? Cast.ADA : null,
        decided ? NOW : null,
        state == Exemption.State.REFUSED ? "it can wait" : null);
  }
}
