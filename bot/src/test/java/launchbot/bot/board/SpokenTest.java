package launchbot.bot.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our messages say, as HTML: nothing that somebody typed becomes markup. */
class SpokenTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          plain words ¦ plain words
          *Alarm 1* is open ¦ <b>Alarm 1</b> is open
          3 * 4 * 5 ¦ 3 * 4 * 5
          _soon_, snake_case_name ¦ <i>soon</i>, snake_case_name
          type `/triage list` ¦ type <code>/triage list</code>
          <@U0ADA> has it ¦ <b>Ada &lt;b&gt;</b> has it
          <@U0GONE> has it ¦ <b>somebody</b> has it
          in <#C0LAUNCH> ¦ in the channel
          &lt;script&gt;alert(1)&lt;/script&gt; ¦ &lt;script&gt;alert(1)&lt;/script&gt;
          <https://a.example/?a=1&amp;b=2|*here*> ¦ <a rel="noreferrer noopener" href="https://a.example/?a=1&amp;b=2">*here*</a>
          <https://a.example> ¦ <a rel="noreferrer noopener" href="https://a.example">https://a.example</a>
          <javascript:alert(1)|here> ¦ &lt;javascript:alert(1)|here&gt;
          &lt;!channel&gt; "quoted" ¦ &lt;!channel&gt; &quot;quoted&quot;
          &amp;lt; ¦ &amp;lt;
          <!date^0^{date} {time}|1 Jan 1970> ¦ <time datetime="1970-01-01T00:00:00Z">1 Jan 1970</time>
          שלום *עולם* ¦ שלום <b>עולם</b>
          """)
  void whatWasTypedStaysText(String mrkdwn, String html) {
    assertThat(Spoken.html(mrkdwn, Map.of("U0ADA", "Ada <b>"))).isEqualTo(html);
  }
}
