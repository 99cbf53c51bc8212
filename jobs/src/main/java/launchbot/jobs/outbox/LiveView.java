package launchbot.jobs.outbox;

import java.util.Optional;

/** Renders live messages of one kind at the moment they are sent. */
public interface LiveView {

  /** The part of a subject before the colon: {@code entry} of {@code entry:12}. */
  String kind();

  /**
   * The message as of now; empty when its subject is no more.
   *
   * @param subject the whole subject
   */
  Optional<Rendered> render(String workspace, String subject);

  /** The number behind the colon of a subject: 12 of {@code entry:12}. */
  static long id(String subject) {
    return Long.parseLong(subject.substring(subject.indexOf(':') + 1));
  }
}
