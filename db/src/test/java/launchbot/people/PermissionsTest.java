package launchbot.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {

  @ParameterizedTest(name = "{0}: lead {1}, member {2}, guest {3}")
  @CsvSource({
    "REPORT,    yes, yes, yes",
    "READ,      yes, yes, yes",
    "EDIT,      yes, yes, no",
    "ASSIGN,    yes, yes, no",
    "PROGRESS,  yes, yes, no",
    "VERIFY,    yes, yes, no",
    "CLOSE,     yes, yes, no",
    "REOPEN,    yes, yes, no",
    "MOVE,      yes, yes, no",
    "PULL,      yes, yes, no",
    "DELETE,    yes, yes, no",
    "UNDO,      yes, yes, no",
    "IMPORT,    yes, yes, no",
    "EXPORT,    yes, yes, no",
    "PIN,       yes, yes, no",
    "CONFIGURE, yes, no,  no",
  })
  void saysWhoMay(Verb verb, String lead, String member, String guest) {
    assertThat(may(Role.LEAD, verb)).isEqualTo(lead);
    assertThat(may(Role.MEMBER, verb)).isEqualTo(member);
    assertThat(may(Role.GUEST, verb)).isEqualTo(guest);
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void listsEveryVerb(Verb verb) {
    assertThat(Permissions.TABLE)
        .as("a new verb needs a line in the table of Permissions")
        .containsKey(verb);
  }

  @Test
  void aRefusalSaysWhomToAsk() {
    assertThat(Permissions.check(Role.GUEST, Verb.VERIFY))
        .contains(
            "Guests can report and read here, but cannot verify entries: ask somebody of the team"
                + " to do it.");
    assertThat(Permissions.check(Role.MEMBER, Verb.CONFIGURE))
        .contains("Only the lead of the launch can change settings: ask the lead.");
  }

  private static String may(Role role, Verb verb) {
    return Permissions.check(role, verb).equals(Optional.empty()) ? "yes" : "no";
  }
}
