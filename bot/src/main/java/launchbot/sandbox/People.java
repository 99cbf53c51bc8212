package launchbot.sandbox;

/** Who may sign in. */
final class People {

  private final Stage stage;

  People(Stage stage) {
    this.stage = stage;
  }

  /** They can sign in again, as what they were at first. */
  void reactivate(String userId) {
    Person.Standing first =
        Cast.PEOPLE.stream()
            .filter(one -> one.id().equals(userId) && !one.deactivated())
            .map(Person::standing)
            .findFirst()
            .orElse(Person.Standing.MEMBER);
    stand(userId, first);
  }

  /** From now on this account stands like that, and the bot hears of it. */
  void stand(String userId, Person.Standing standing) {
    Person person =
        stage
            .world()
            .person(userId)
            .filter(one -> !one.isBot())
            .orElseThrow(() -> new IllegalArgumentException("nobody has the id " + userId));
    if (person.standing() != standing) {
      stage.world().put(person.with(standing));
      stage.events().personChanged(person.with(standing));
    }
  }
}
