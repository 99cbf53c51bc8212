package launchbot.jobs.subscriber;

import java.net.URI;
import java.util.List;
import launchbot.notice.Notice;
import launchbot.notice.Plain;
import launchbot.outbox.Message;
import launchbot.page.Component;
import launchbot.page.StatusPage;
import launchbot.page.Subscriber;
import launchbot.page.SubscriberMail;
import launchbot.page.Subscriptions;

/** What subscribers are sent, in plain text, in the name of the page. */
public final class Letters {
  private final String base;

  /**
   * @param base where visitors reach this process
   */
  public Letters(URI base) {
    this.base = base.toString().replaceFirst("/$", "");
  }

  /** Where a link leads: a GET shows a button, a POST does it. */
  public static String path(String token, String act) {
    return "/subscription/" + token + "/" + act;
  }

  /**
   * Asks whether they want any.
   *
   * @param mail its id
   * @param token opens its link
   */
  public Message.Mail asking(StatusPage page, Subscriber subscriber, long mail, String token) {
    String text =
        """
        Somebody, probably you, asked for mails about %s at this address: when something does not \
        work, while it is mended, and when it works again.

        To get them, open this link and press the button there. It works for %d hours.

        %s

        If it was not you, do nothing. No more than this comes.
        """
            .formatted(page.name(), Subscriptions.LINK_LIVES.toHours(), link(token, "confirm"));
    return mail(
        subscriber,
        mail,
        token,
        "",
        page.name(),
        "Confirm that you want mails about " + page.name(),
        text,
        Message.Urgency.ANSWER);
  }

  /**
   * Tells them what customers are told.
   *
   * @param components all of the page's
   */
  public Message.Mail notice(
      StatusPage page,
      List<Component> components,
      Notice notice,
      Subscriber subscriber,
      long mail,
      String token) {
    var text = new StringBuilder();
    if (notice.corrects() != null) {
      text.append("This corrects what we wrote before.\n\n");
    }
    text.append(Plain.of(notice.text().headline()))
        .append("\n\n")
        .append(Plain.of(notice.text().body()))
        .append("\n\n");
    List<String> about =
        components.stream()
            .filter(one -> notice.components().contains(one.id()))
            .map(Component::name)
            .toList();
    if (!about.isEmpty()) {
      text.append("It is about: ").append(String.join(", ", about)).append("\n");
    }
    text.append("How it is now: ").append(base).append("/status/").append(page.slug());
    text.append("\n\n-- \nYou get this because you asked for mails about ").append(page.name());
    text.append(".\nTo get no more: ").append(link(token, "end")).append("\n");
    return mail(
        subscriber,
        mail,
        token,
        about(notice),
        page.name(),
        (notice.corrects() == null ? "" : "Correction: ") + Plain.of(notice.text().headline()),
        text.toString(),
        notice.incident() == null ? Message.Urgency.NUDGE : Message.Urgency.NEWS);
  }

  private Message.Mail mail(
      Subscriber subscriber,
      long mail,
      String token,
      String about,
      String from,
      String subject,
      String text,
      Message.Urgency urgency) {
    return new Message.Mail(
        "mailto:" + subscriber.address(),
        SubscriberMail.tag(mail),
        about,
        from,
        subject,
        text,
        link(token, "end"),
        urgency);
  }

  /** Readers show all about one incident, and what corrects something else, below each other. */
  private static String about(Notice notice) {
    Long incident = notice.incident();
    Long corrects = notice.corrects();
    return incident != null
        ? "incident." + incident
        : "notice." + (corrects != null ? corrects : Long.valueOf(notice.id()));
  }

  private String link(String token, String act) {
    return base + path(token, act);
  }
}
