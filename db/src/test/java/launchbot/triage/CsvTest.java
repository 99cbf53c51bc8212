package launchbot.triage;

import static launchbot.triage.Sample.ADA;
import static launchbot.triage.Sample.BEFORE;
import static launchbot.triage.Sample.LATER;
import static launchbot.triage.Sample.deleted;
import static launchbot.triage.Sample.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void aFileIsReadableAndKeepsWhatIsPrivate() {
    Entry entry =
        Edit.of(
            entry(EntryState.VERIFIED),
            BEFORE,
            e -> {
              e.title = "Card form, \"big\" one";
              e.workaround = "=cmd|' /C calc'!A0";
              e.due = LATER;
              e.tags = List.of("forms", "card");
              e.decidedBy = "U0EVE";
            });

    assertThat(Csv.write(List.of(entry, deleted()), launch -> "autumn"))
        .isEqualTo(
            "number,severity,state,title,impact,workaround,owner,due,tags,launch,created\r\n"
                + "12,high,verified,\"Card form, \"\"big\"\" one\","
                + "A customer who mistypes a card number loses the whole form,"
                + "'=cmd|' /C calc'!A0,"
                + ADA
                + ",2026-12-20,forms card,autumn,2026-11-10T09:00:00Z\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''-1"})
  void formulasAreNeutralisedAndComeBack(String cell) {
    assertThat(Csv.harmless(cell)).isEqualTo("'" + cell);
    assertThat(Csv.plain(Csv.harmless(cell))).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "a=b", "'quoted'", "' =1", "1-2", "it's"})
  void everythingElseStaysAsItIs(String cell) {
    assertThat(Csv.harmless(cell)).isEqualTo(cell);
    assertThat(Csv.plain(cell)).isEqualTo(cell);
  }
}
