package launchbot.bot.page;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import launchbot.notice.Notice;
import launchbot.page.PageFacts;
import launchbot.page.Story;

/** What customers were told, as a feed (RFC 4287): an entry for each notice and correction. */
final class PageFeed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final int MOST = 50;

  private final Addresses addresses;
  private final PageFacts facts;
  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Notice notice, Story story, boolean correction) {
    Instant at() {
      return Story.at(notice);
    }
  }

  PageFeed(Addresses addresses, PageFacts facts) {
    this.addresses = addresses;
    this.facts = facts;
    for (Story story : facts.stories()) {
      for (Story.Told told : story.told()) {
        entries.add(new Entry(told.notice(), story, false));
        told.corrections().forEach(one -> entries.add(new Entry(one, story, true)));
      }
    }
    entries.sort(
        Comparator.comparing(Entry::at).thenComparingLong(one -> one.notice().id()).reversed());
  }

  String xml() {
    try {
      var text = new StringWriter();
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("utf-8", "1.0");
      xml.setDefaultNamespace(ATOM);
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace(ATOM);
      element(xml, "id", "urn:uuid:" + PageJson.id("page", facts.page().id()));
      element(xml, "title", PublicText.of(facts.page().name()) + " status");
      element(
          xml,
          "updated",
          time(entries.isEmpty() ? facts.page().madeAt() : entries.getFirst().at()));
      link(xml, "self", "application/atom+xml", addresses.atom());
      link(xml, "alternate", "text/html", addresses.page());
      xml.writeStartElement("author");
      element(xml, "name", PublicText.of(facts.page().name()));
      xml.writeEndElement();
      for (Entry entry : entries.stream().limit(MOST).toList()) {
        entry(xml, entry);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
      return text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a feed could not be written", e);
    }
  }

  private void entry(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
    Notice notice = entry.notice();
    String headline = PublicText.of(notice.text().headline());
    String label = entry.correction() ? "Correction" : PublicText.label(notice.moment());
    xml.writeStartElement("entry");
    element(xml, "id", "urn:uuid:" + PageJson.id("notice", notice.id()));
    element(xml, "title", label + ": " + headline);
    element(xml, "published", time(entry.at()));
    element(xml, "updated", time(entry.at()));
    link(xml, "alternate", "text/html", addresses.story(entry.story()));
    xml.writeStartElement("content");
    xml.writeAttribute("type", "text");
    xml.writeCharacters(PublicText.of(notice.text().body()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }

  private static void link(XMLStreamWriter xml, String rel, String type, String href)
      throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
