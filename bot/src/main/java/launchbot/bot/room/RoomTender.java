package launchbot.bot.room;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Job;
import launchbot.jobs.Rate;
import launchbot.jobs.alarm.Telling;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Claimed;
import launchbot.outbox.PostedStore;
import launchbot.people.Person;
import launchbot.room.Room;
import launchbot.room.RoomName;
import launchbot.room.RoomStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes rooms, furnishes them and archives them: claims what is due, asks Slack with no transaction
 * open, keeps what came of it. Whoever dies in between leaves a lease that ends; the next one looks
 * for the channel before making another.
 */
final class RoomTender {
  private static final Logger log = LoggerFactory.getLogger(RoomTender.class);
  private static final String NAME = "rooms";
  private static final Duration LEASE = Duration.ofMinutes(3);
  private static final int BATCH = 10;

  /** While the head message is not up yet, there is no link to it. */
  private static final Duration SOON = Duration.ofSeconds(3);

  private static final int PATIENCE = 20;
  private static final int LONGEST_TOPIC = 250;
  private static final int FEELS = 120;

  private final Ledger ledger;
  private final RoomSlack slack;
  private final People people;
  private final Response response;
  private final InstantSource clock;

  RoomTender(
      Ledger ledger, RoomSlack slack, People people, Response response, InstantSource clock) {
    this.ledger = ledger;
    this.slack = slack;
    this.people = people;
    this.response = response;
    this.clock = clock;
  }

  /**
   * A room and what is to be done for it.
   *
   * @param head where the thread is; null while its head message is not up
   */
  private record Scene(
      Room room,
      Incident incident,
      Launch launch,
      Claimed.@Nullable Place head,
      Set<String> wanted) {}

  Rate rate() {
    return new Rate(NAME, Duration.ofSeconds(1), this::tend);
  }

  void tend() {
    Instant now = clock.instant();
    for (RoomStore.Key key :
        ledger.across(sql -> RoomStore.claim(sql, now, now.plus(LEASE), BATCH))) {
      try {
        ledger
            .read(key.workspace(), sql -> scene(sql, key.incident(), now))
            .ifPresent(scene -> tend(key.workspace(), scene));
      } catch (RuntimeException e) {
        log.error("The room of {} of {} comes up again", key.incident(), key.workspace(), e);
      }
    }
  }

  private void tend(String workspace, Scene scene) {
    switch (scene.room.state()) {
      case WANTED -> make(workspace, scene);
      case MADE -> furnish(workspace, scene);
      case CLOSING -> close(workspace, scene);
      case ARCHIVED, REFUSED -> rest(workspace, scene.room);
    }
  }

  private void make(String workspace, Scene scene) {
    Room room = scene.room;
    if (!scene.incident.open()) {
      rest(workspace, room.refused("it was over before"));
      return;
    }
    switch (channel(workspace, room)) {
      case RoomSlack.Done(String id) -> made(workspace, scene, id);
      case RoomSlack.Refused(String error) -> refused(workspace, scene, error);
      case RoomSlack.Away away -> again(workspace, room, away);
    }
  }

  /** An attempt that broke off may have made it. */
  private RoomSlack.Outcome channel(String workspace, Room room) {
    if (room.attempts() > 1) {
      RoomSlack.Outcome found =
          slack.find(
              workspace,
              room.name(),
              room.wantedAt(),
              id -> ledger.read(workspace, sql -> RoomStore.ofChannel(sql, id)).isEmpty());
      if (!(found instanceof RoomSlack.Done(String id)) || !id.isEmpty()) {
        return found;
      }
    }
    RoomSlack.Outcome outcome = new RoomSlack.Refused("name_taken");
    for (int i = 1;
        i <= RoomName.TRIES && outcome.equals(new RoomSlack.Refused("name_taken"));
        i++) {
      outcome = slack.create(workspace, RoomName.next(room.name(), i));
    }
    return outcome;
  }

  private void made(String workspace, Scene scene, String channel) {
    write(
        workspace,
        tx -> {
          Launch launch = LaunchStore.lock(tx, scene.launch.id()).orElse(scene.launch);
          Incident incident = IncidentStore.lock(tx, scene.incident.id()).orElseThrow();
          RoomStore.save(tx.sql(), scene.room.made(channel), tx.cause().at());
          tx.say(RoomHead.live(channel, incident, true));
          response.save(
              tx,
              launch,
              incident,
              incident.in(channel),
              new Change(
                  "room made",
                  incident.subject(),
                  List.of(new Change.Field("room", null, channel)),
                  null));
          if (!incident.open()) {
            RoomListener.proposeLater(tx, incident);
          }
        });
  }

  private void refused(String workspace, Scene scene, String error) {
    write(
        workspace,
        tx -> {
          RoomStore.save(tx.sql(), scene.room.refused(error), null);
          response.say(tx, scene.incident, Refusals.words(error), null);
          response.edit(tx, scene.incident);
        });
  }

  private void furnish(String workspace, Scene scene) {
    Room room = scene.room;
    String channel = Objects.requireNonNull(room.channel());
    List<String> fresh =
        scene.wanted.stream()
            .filter(id -> !room.invited().contains(id))
            .filter(id -> mayCome(people.find(workspace, id, clock.instant())))
            .toList();
    if (!fresh.isEmpty()
        && slack.invite(workspace, channel, fresh) instanceof RoomSlack.Away away) {
      again(workspace, room, away);
      return;
    }
    List<String> invited = new ArrayList<>(room.invited());
    invited.addAll(fresh);
    Claimed.Place head = scene.head;
    String link =
        head != null
                && slack.link(workspace, head.channel(), head.ts())
                    instanceof RoomSlack.Done(String found)
                && !found.isEmpty()
            ? found
            : null;
    boolean patient = link == null && room.attempts() < PATIENCE;
    String topic = patient ? room.topic() : topic(scene.incident, link);
    if (!topic.equals(room.topic())
        && slack.topic(workspace, channel, topic) instanceof RoomSlack.Away away) {
      keep(workspace, room, new RoomStore.Furniture(room.link(), room.topic(), invited));
      again(workspace, room, away);
      return;
    }
    var furniture = new RoomStore.Furniture(link, topic, invited);
    if (patient) {
      keep(workspace, room, furniture);
    } else {
      write(
          workspace,
          tx -> {
            RoomStore.furnish(tx.sql(), room.incident(), furniture, null, tx.cause().at());
            tx.say(RoomHead.live(channel, scene.incident, false));
          });
    }
  }

  private void close(String workspace, Scene scene) {
    Room room = scene.room;
    switch (slack.archive(workspace, Objects.requireNonNull(room.channel()))) {
      case RoomSlack.Away away -> again(workspace, room, away);
      case RoomSlack.Refused(String error) when !error.equals("already_archived") ->
          write(
              workspace,
              tx -> {
                RoomStore.save(tx.sql(), room.turned(Room.State.MADE).failed(error), null);
                response.say(tx, scene.incident, Refusals.words(error), null);
              });
      case RoomSlack.Done _, RoomSlack.Refused _ ->
          write(workspace, tx -> gone(tx, response, scene.launch, scene.incident.id(), room));
    }
  }

  /** Its channel takes no more messages. */
  static void gone(Tx tx, Response response, Launch launch, long id, Room room) {
    Launch locked = LaunchStore.lock(tx, launch.id()).orElse(launch);
    Incident incident = IncidentStore.lock(tx, id).orElseThrow();
    RoomStore.save(tx.sql(), room.turned(Room.State.ARCHIVED), null);
    response.save(
        tx,
        locked,
        incident,
        incident.in(null),
        new Change(
            "room archived",
            incident.subject(),
            List.of(new Change.Field("room", room.channel(), null)),
            null));
  }

  private static boolean mayCome(Person person) {
    return !person.deactivated() && !person.guest();
  }

  /** What users feel, and the way to the thread. */
  static String topic(Incident incident, @Nullable String link) {
    String words =
        "Incident %d, %s: %s"
            .formatted(
                incident.number(),
                incident.sev().key(),
                Mrkdwn.plain(Mrkdwn.truncate(incident.feels(), FEELS)));
    String whole = link == null ? words : words + " · thread: " + link;
    return whole.length() <= LONGEST_TOPIC ? whole : Mrkdwn.truncate(words, LONGEST_TOPIC);
  }

  private static Optional<Scene> scene(DSLContext sql, long id, Instant now) {
    Optional<Room> room = RoomStore.find(sql, id);
    Optional<Incident> incident = IncidentStore.find(sql, id);
    Optional<Launch> launch = incident.flatMap(one -> LaunchStore.find(sql, one.launch()));
    if (room.isEmpty() || incident.isEmpty() || launch.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Scene(
            room.get(),
            incident.get(),
            launch.get(),
            PostedStore.place(sql, Response.subject(incident.get())).orElse(null),
            wanted(sql, launch.get(), incident.get(), now)));
  }

  /** Whoever has to do with it. */
  private static Set<String> wanted(DSLContext sql, Launch launch, Incident incident, Instant now) {
    Set<String> wanted = new LinkedHashSet<>();
    for (Job job : Job.values()) {
      String holder = incident.crew().of(job);
      if (holder != null) {
        wanted.add(holder);
      }
    }
    wanted.add(Telling.people(sql, launch, now).getFirst());
    wanted.add(launch.lead());
    String opener = incident.opened().by();
    if (opener != null) {
      wanted.add(opener);
    }
    return wanted;
  }

  private void again(String workspace, Room room, RoomSlack.Away away) {
    Duration backOff = Duration.ofSeconds(Math.clamp(1L << Math.min(room.attempts(), 9), 2, 300));
    Duration pause = away.pause().compareTo(backOff) > 0 ? away.pause() : backOff;
    log.info("The room of {} of {} is tried again: {}", room.incident(), workspace, away.why());
    ledger.upkeep(
        workspace,
        sql -> {
          RoomStore.again(sql, room.incident(), away.why(), clock.instant().plus(pause));
          return room;
        });
  }

  /** Nothing more is to be done. */
  private void rest(String workspace, Room room) {
    ledger.upkeep(
        workspace,
        sql -> {
          RoomStore.save(sql, room, null);
          return room;
        });
  }

  /** As far as it came; it is looked at again soon. */
  private void keep(String workspace, Room room, RoomStore.Furniture furniture) {
    Instant now = clock.instant();
    ledger.upkeep(
        workspace,
        sql -> {
          RoomStore.furnish(sql, room.incident(), furniture, now.plus(SOON), now);
          return room;
        });
  }

  private interface Work {
    void in(Tx tx);
  }

  private void write(String workspace, Work work) {
    ledger.write(
        new Cause(workspace, Actor.schedule(NAME), clock.instant(), null),
        tx -> {
          work.in(tx);
          return tx;
        });
  }
}
