package launchbot.bot.sprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.LaunchRole;

/**
 * {@code approver @x @y}, {@code remove approver @x}.
 *
 * @param give whether the role is given, otherwise taken
 */
record RoleWords(boolean give, LaunchRole role, List<String> people) {

  /** Empty where the words say something else. */
  static Optional<RoleWords> read(Words words, String me) {
    boolean give = true;
    Optional<LaunchRole> role = Optional.empty();
    List<String> people = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case Word.Person(String id, _) -> people.add(id);
        case Word.Text(String text) -> {
          String word = text.toLowerCase(Locale.ROOT);
          if (role.isEmpty() && (word.equals("remove") || word.equals("take"))) {
            give = false;
          } else if (role.isPresent() && word.equals("me")) {
            people.add(me);
          } else if (role.isEmpty()) {
            boolean onCall =
                word.equals("on")
                    && i + 1 < words.size()
                    && words.get(i + 1) instanceof Word.Text next
                    && next.is("call");
            role = onCall ? Optional.of(LaunchRole.ON_CALL) : LaunchRole.parse(word);
            i += onCall ? 1 : 0;
            if (role.isEmpty()) {
              return Optional.empty();
            }
          } else if (!List.of("and", ",", "&", "to").contains(word)) {
            return Optional.empty();
          }
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    boolean said = give;
    return people.isEmpty()
        ? Optional.empty()
        : role.map(one -> new RoleWords(said, one, List.copyOf(people)));
  }
}
