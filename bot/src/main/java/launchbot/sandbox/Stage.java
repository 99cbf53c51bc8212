package launchbot.sandbox;

/** All parts of one sandbox, for those that need several of them. */
record Stage(
    SandboxSettings settings,
    World world,
    Ephemerals ephemerals,
    Views views,
    Tickets tickets,
    Payloads payloads,
    BotLine line,
    EventMail mail,
    Events events,
    Choices choices,
    Rejections rejections,
    Faults faults,
    Scopes scopes,
    Pace pace,
    Suggested suggested,
    Tour tour,
    Runnable bell) {

  static Stage set(SandboxSettings settings, Runnable changed) {
    var world = new World(settings, changed);
    if (settings.clock() instanceof SandboxClock clock) {
      world.notes().restore(clock);
    }
    var tickets = new Tickets(settings.clock());
    var line = new BotLine(settings);
    var faults = new Faults(settings.clock(), changed);
    var mail = new EventMail(settings, line, changed);
    return new Stage(
        settings,
        world,
        new Ephemerals(changed),
        new Views(world, changed),
        tickets,
        new Payloads(settings, tickets),
        line,
        mail,
        new Events(settings, world, mail),
        new Choices(),
        new Rejections(settings.clock(), changed),
        faults,
        new Scopes(settings, world, faults),
        new Pace(settings.clock()),
        new Suggested(),
        new Tour(world),
        changed);
  }

  /** Acts as this person. */
  SandboxPerson as(String userId) {
    return new SandboxPerson(this, userId);
  }

  void strike() {
    mail.close();
    line.close();
    world.close();
  }
}
