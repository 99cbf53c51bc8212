package launchbot.bot.page;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.page.ComponentStore;
import launchbot.page.PageRules;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.ProbeStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** How the public page is set, whatever the entrance. */
final class PageDesk {
  static final String NONE = "This launch has no public page yet. `/launch page edit` makes one.";
  private static final String TAKEN = "That address is taken by another page. Choose another one.";

  private final Ledger ledger;
  private final URI base;
  private final ComponentDesk components = new ComponentDesk();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param base where visitors reach this process
   */
  PageDesk(Ledger ledger, URI base) {
    this.ledger = ledger;
    this.base = base;
  }

  /** Work on a page that there is. */
  private interface Work {
    Reply on(Tx tx, StatusPage page);
  }

  Reply typed(Visit visit, PageWords words) {
    return switch (words) {
      case PageWords.Show() -> show(visit);
      case PageWords.Edit() -> form(visit);
      case PageWords.Publish(boolean sure) -> sure ? publish(visit) : preview(visit);
      case PageWords.Hide() ->
          change(visit, page -> page.shown(false), "Hidden: nobody sees it any more.");
      case PageWords.NoLogo() ->
          change(visit, page -> page.looking(page.colour(), null), "The logo is removed.");
      case PageWords.Propose() ->
          onPage(visit, (tx, page) -> after(tx, page, components.propose(tx, page)));
      case PageWords.Add add ->
          onPage(visit, (tx, page) -> after(tx, page, components.add(tx, page, add)));
      case PageWords.Remove(int number) ->
          onPage(visit, (tx, page) -> after(tx, page, components.remove(tx, page, number)));
      case PageWords.Order(List<Integer> numbers) ->
          onPage(visit, (tx, page) -> after(tx, page, components.order(tx, page, numbers)));
      case PageWords.Unclear(String why) -> new Reply.Refusal(why);
    };
  }

  private Reply show(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            Permissions.check(Roles.of(visit, launch), Verb.SET_PAGE)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    PageStore.ofLaunch(sql, launch.id())
                        .map(page -> new Reply.Private(card(sql, page, null)))
                        .orElseGet(() -> new Reply.Private(PageCards.none()))));
  }

  private Reply form(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            Permissions.check(Roles.of(visit, launch), Verb.SET_PAGE)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() -> {
                  StatusPage page =
                      PageStore.ofLaunch(sql, launch.id()).orElseGet(() -> fresh(visit, launch));
                  return new Reply.Open(
                      PageForm.view(visit.channel(), page),
                      Card.of("Type `/launch page edit` in the launch's channel."));
                }));
  }

  /** Keeps what was filled in; makes the page where there is none. */
  Reply edit(Visit visit, UnaryOperator<StatusPage> edit) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<StatusPage> before = PageStore.ofLaunch(tx.sql(), launch.id());
          return before.isPresent()
              ? save(tx, visit, launch, before.get(), edit.apply(before.get()), "Saved.")
              : add(tx, visit, launch, edit.apply(fresh(visit, launch)));
        });
  }

  private Reply add(Tx tx, Visit visit, Launch launch, StatusPage page) {
    Optional<String> no =
        Permissions.check(Roles.of(visit, launch), Verb.SET_PAGE)
            .or(() ->
                PageRules.objections(page).stream().map(PageRules.Objection::why).findFirst());
    if (no.isPresent()) {
      return new Reply.Refusal(no.get());
    }
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    Optional<StatusPage> added =
        PageStore.add(
            tx,
            page.previewedAt(HexFormat.of().formatHex(secret)),
            new Change.Field("slug", null, page.slug()));
    return added.isEmpty()
        ? new Reply.Refusal(TAKEN)
        : new Reply.Private(
            card(
                tx.sql(),
                added.get(),
                "Made, and hidden until you publish it. Look at its preview first."));
  }

  private Reply publish(Visit visit) {
    return change(
        visit, page -> page.shown(true), "Published: everybody can see it within a second or two.");
  }

  private Reply preview(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SET_PAGE);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          return PageStore.ofLaunch(sql, launch.id())
              .<Reply>map(page ->
                  page.shown()
                      ? new Reply.Refusal("It is public already: `/launch page` has its address.")
                      : new Reply.Private(
                          PageCards.publish(new Addresses(base, page.slug()), page)))
              .orElseGet(() -> new Reply.Refusal(NONE));
        });
  }

  private Reply change(Visit visit, UnaryOperator<StatusPage> edit, String done) {
    return locked(
        visit, (tx, launch, page) -> save(tx, visit, launch, page, edit.apply(page), done));
  }

  private Reply save(
      Tx tx, Visit visit, Launch launch, StatusPage before, StatusPage next, String done) {
    if (!next.slug().equals(before.slug()) && PageStore.taken(tx.sql(), next.slug(), next.id())) {
      return new Reply.Refusal(TAKEN);
    }
    return switch (PageRules.change(before, next, Roles.of(visit, launch))) {
      case Verdict.Refused<StatusPage>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<StatusPage>(StatusPage page, Change change) ->
          new Reply.Private(card(tx.sql(), PageStore.save(tx, page, change), done));
    };
  }

  private interface Locked {
    Reply on(Tx tx, Launch launch, StatusPage page);
  }

  private Reply locked(Visit visit, Locked work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SET_PAGE);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          return PageStore.ofLaunch(tx.sql(), launch.id())
              .map(page -> work.on(tx, launch, page))
              .orElseGet(() -> new Reply.Refusal(NONE));
        });
  }

  private Reply onPage(Visit visit, Work work) {
    return locked(visit, (tx, _, page) -> work.on(tx, page));
  }

  /** What was done to its components, said; the page is drawn anew. */
  private Reply after(Tx tx, StatusPage page, ComponentDesk.Done done) {
    if (!done.done()) {
      return new Reply.Refusal(done.words());
    }
    PageStore.touch(tx, page.launch());
    return new Reply.Private(card(tx.sql(), page, done.words()));
  }

  private Card card(DSLContext sql, StatusPage page, @Nullable String said) {
    var probes = ProbeStore.ofLaunch(sql, page.launch());
    var all = ComponentStore.ofPage(sql, page.id());
    return PageCards.page(
        new Addresses(base, page.slug()),
        page,
        all,
        probes,
        ComponentDesk.free(probes, all).size(),
        said);
  }

  /** What the form begins with. */
  private static StatusPage fresh(Visit visit, Launch launch) {
    return StatusPage.draft(launch.id(), PageRules.slug(launch.name()), launch.name(), visit.at());
  }
}
