package launchbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://ann:pw@db.example:6000/app          | jdbc:postgresql://db.example:6000/app          | ann   | pw
          postgresql://ann:pw@db.example/app             | jdbc:postgresql://db.example:5432/app          | ann   | pw
          postgres://ann:p%40%3A%2Fw%25@db/app           | jdbc:postgresql://db:5432/app                  | ann   | p@:/w%
          postgres://ann:a+b%20c:d@db/app                | jdbc:postgresql://db:5432/app                  | ann   | a+b c:d
          postgres://a%40b:pw@db/app                     | jdbc:postgresql://db:5432/app                  | a@b   | pw
          postgres://ann:pw@db/app?sslmode=require       | jdbc:postgresql://db:5432/app?sslmode=require  | ann   | pw
          postgres://ann:pw@[::1]:6000/app               | jdbc:postgresql://[::1]:6000/app               | ann   | pw
          postgres://ann:pw@db_1:6000/app                | jdbc:postgresql://db_1:6000/app                | ann   | pw
          postgres://ann@db/app                          | jdbc:postgresql://db:5432/app                  | ann   | ''
          postgres://db/app?user=ann&password=p%26w&a=b  | jdbc:postgresql://db:5432/app?a=b              | ann   | p&w
          jdbc:postgresql://db:6000/app?user=ann&password=p%26w                   | jdbc:postgresql://db:6000/app                  | ann | p&w
          jdbc:postgresql://db/app?password=pw&sslmode=require&user=ann           | jdbc:postgresql://db/app?sslmode=require       | ann | pw
          jdbc:postgresql://one,two:6000/app?user=ann&targetServerType=primary    | jdbc:postgresql://one,two:6000/app?targetServerType=primary | ann | ''
          """)
  void readsWhatPeopleHave(String text, String jdbc, String user, String password) {
    assertThat(DatabaseUrl.parse(text)).isEqualTo(new DatabaseUrl(jdbc, user, password));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "mysql://ann:hunter2@db/app",
        "postgres://ann:hunter2@db",
        "postgres://ann:hunter2@db/",
        "postgres://ann:hunter2@/app",
        "postgres://ann:hunter2@db:port/app",
        "postgres://ann:hunter2%zz@db/app",
        "postgres://ann:hunter2 @db/app",
        "postgres:hunter2",
        "jdbc:postgresql://db:port/app?user=ann&password=hunter2",
        "jdbc:postgresql:?password=hunter2%zz"
      })
  void refusesNonsenseWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(Unusable.class)
        .hasMessageStartingWith("DATABASE_URL: expected postgres://")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void neverPrintsThePassword() {
    for (String text :
        new String[] {
          "postgres://ann:hunter2@db/app?sslpassword=hunter2",
          "jdbc:postgresql://db/app?user=ann&password=hunter2"
        }) {
      var url = DatabaseUrl.parse(text);
      assertThat(url.toString()).contains("db", "app").doesNotContain("hunter2");
    }
  }
}
