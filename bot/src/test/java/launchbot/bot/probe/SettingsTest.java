package launchbot.bot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import launchbot.bot.words.Words;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.Spec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only some kinds know, as people type it. */
class SettingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "email-auth; selectors=google; selectors=google",
        "email-auth; selectors=google k1 every 6h; selectors=google k1",
        "email-auth; selectors google k1 provider=mail.example.com; selectors=google k1",
        "email-auth; selectors=\"google k1\" warning; selectors=google k1",
        "email-auth; --selectors=google; selectors=google",
        "metrics; total http_requests_total errors http_requests_total{code=~\"5..\"} rate 1%;"
            + " errors=http_requests_total{code=~\"5..\"}",
        "metrics; errors=http_requests_total{code=~\"5..\"} bearer=metrics;"
            + " errors=http_requests_total{code=~\"5..\"}",
        "metrics; bearer metrics latency http_request_duration_seconds; bearer=metrics",
        "metrics; p95 800ms; p95=800ms",
        "heartbeat; at weekday 03:00 grace 2h; at=weekday 03:00",
        "heartbeat; at \"mon,thu 22:30\" grace=2h; at=mon,thu 22:30",
        "heartbeat; every 1d grace 4h; grace=4h",
        "errors; core /checkout /sign-in rate=2%; core=/checkout /sign-in",
        "errors; payments=/hooks/stripe critical; payments=/hooks/stripe",
        "tls; days=30 as Shop; days=30",
        "http; expect status 200-299 follow=no; follow=no",
        "http; headers=\"Accept-Language: de\" every 60s; headers=Accept-Language: de",
        "json; path $.drift every 5m; path=$.drift",
        "perf; requests 20 at-once 2; at-once=2",
      })
  void anOptionIsTypedWithOrWithoutItsSign(String kind, String typed, String option) {
    Settings.Read read = read(kind, typed);
    assertThat(read).isInstanceOf(Settings.Good.class);
    int equals = option.indexOf('=');
    assertThat(((Settings.Good) read).draft().spec().options())
        .containsEntry(option.substring(0, equals), option.substring(equals + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "email-auth; selektors=google; Did you mean `selectors`?",
        "email-auth; selectrs google; Did you mean `selectors`?",
        "email-auth; selectors; `selectors google k1`",
        "heartbeat; grace; `grace 2h`",
        "dns; selectors=google; no options of its own",
        "http; every=60s; `every 60s`",
        "http; proves=pre-launch.nothing; without `=`",
        "http; =x; I don't know a word",
        "tls; bearer=x; It knows `days`",
      })
  void whatAKindDoesNotKnowIsSaid(String kind, String typed, String why) {
    assertThat(read(kind, typed)).isInstanceOf(Settings.Bad.class);
    assertThat(((Settings.Bad) read(kind, typed)).why()).contains(why);
  }

  @ParameterizedTest
  @CsvSource({"selectors=none", "selectors none", "selectors="})
  void noneTakesItAway(String typed) {
    Spec had = Spec.of(Kind.EMAIL_AUTH, "example.com").with("selectors", "google");
    var read = Settings.read(Probe.Draft.of(had), Words.of(typed), List.of());
    assertThat(((Settings.Good) read).draft().spec().options()).isEmpty();
  }

  private static Settings.Read read(String kind, String typed) {
    Spec spec = Spec.of(Kind.of(kind).orElseThrow(), "https://example.com/");
    return Settings.read(Probe.Draft.of(spec), Words.of(typed), List.of());
  }
}
