package launchbot.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;

/**
 * A DNS server on loopback, by UDP and TCP, that answers from a zone. Names that a test gives a
 * {@link Trick} are answered as a bad server, or somebody in between, would.
 */
public final class ZoneServer implements AutoCloseable {
  /** What goes wrong. */
  public enum Trick {
    /** Nothing comes. */
    SILENCE,
    /** Nothing comes to the first question; the second is answered. */
    SILENCE_ONCE,
    /** By UDP only that there is more; all of it by TCP. */
    TRUNCATE,
    /** As above, and by TCP a byte every now and then, for ever. */
    DRIP,
    /** As above, and TCP hangs up in the middle. */
    HANG_UP,
    /** A false answer with another id comes first. */
    OTHER_ID,
    /** A false answer to another question comes first. */
    OTHER_NAME,
    /** A datagram of noise comes first. */
    NOISE,
    SERVFAIL,
    REFUSED
  }

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final ZoneMessages messages;
  private final Map<String, Trick> tricks = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public ZoneServer(Zone zone) {
    messages = new ZoneMessages(zone);
    Sockets sockets = sockets();
    udp = sockets.udp();
    tcp = sockets.tcp();
    Thread.ofPlatform().daemon().name("zone-udp").start(this::serveUdp);
    Thread.ofPlatform().daemon().name("zone-tcp").start(this::serveTcp);
  }

  private record Sockets(DatagramSocket udp, ServerSocket tcp) {}

  /** Of the same port, which somebody may have taken for one of both. */
  private static Sockets sockets() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try {
      while (true) {
        var tcp = new ServerSocket(0, 50, loopback);
        try {
          return new Sockets(new DatagramSocket(tcp.getLocalPort(), loopback), tcp);
        } catch (IOException taken) {
          tcp.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ZoneServer trick(String name, Trick trick) {
    tricks.put(Zone.normal(name), trick);
    return this;
  }

  /** {@code 127.0.0.1:5353}: as {@code LAUNCHBOT_DNS} takes it. */
  public String address() {
    return address(tcp.getLocalSocketAddress());
  }

  private static String address(SocketAddress socket) {
    var at = (InetSocketAddress) socket;
    return at.getAddress().getHostAddress() + ":" + at.getPort();
  }

  /** {@code udp A example.com}, in the order of the questions. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private void serveUdp() {
    byte[] room = new byte[4096];
    while (!udp.isClosed()) {
      try {
        var packet = new DatagramPacket(room, room.length);
        udp.receive(packet);
        Message query = new Message(Arrays.copyOf(room, packet.getLength()));
        for (byte[] answer : answers(query)) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException closedOrNoise) {
        // The loop ends with the socket.
      }
    }
  }

  private List<byte[]> answers(Message query) {
    String name = ZoneMessages.name(query);
    asked.add("udp " + ZoneMessages.type(query) + " " + name);
    byte[] truth = messages.answer(query);
    return switch (tricks.get(name)) {
      case null -> messages.silent(query) ? List.of() : List.of(messages.datagram(query));
      case SILENCE -> List.of();
      case SILENCE_ONCE -> {
        tricks.remove(name);
        yield List.of();
      }
      case TRUNCATE, DRIP, HANG_UP -> List.of(messages.truncated(query));
      case OTHER_ID -> List.of(messages.otherId(query), truth);
      case OTHER_NAME -> List.of(messages.otherName(query), truth);
      case NOISE -> List.of(new byte[] {1, 2, 3}, truth);
      case SERVFAIL -> List.of(messages.servfail(query));
      case REFUSED -> List.of(messages.refused(query));
    };
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        // The loop ends with the socket.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new DataInputStream(socket.getInputStream());
      byte[] bytes = new byte[in.readUnsignedShort()];
      in.readFully(bytes);
      Message query = new Message(bytes);
      String name = ZoneMessages.name(query);
      asked.add("tcp " + ZoneMessages.type(query) + " " + name);
      byte[] answer = ZoneMessages.framed(messages.answer(query));
      switch (tricks.get(name)) {
        case DRIP -> {
          for (byte one : answer) {
            socket.getOutputStream().write(one);
            socket.getOutputStream().flush();
            if (closed.await(50, TimeUnit.MILLISECONDS)) {
              return;
            }
          }
        }
        case HANG_UP -> socket.getOutputStream().write(answer, 0, answer.length / 2);
        case null, default -> socket.getOutputStream().write(answer);
      }
    } catch (IOException gone) {
      // The client went away; it is the client's test.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
