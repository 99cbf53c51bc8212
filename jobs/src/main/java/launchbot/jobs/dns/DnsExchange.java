package launchbot.jobs.dns;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;

/**
 * One question to one server (RFC 1035 4.2): by UDP, by TCP where the answer does not fit. What
 * answers another question is left aside, and waiting goes on: whoever guesses must not be able to
 * end it.
 */
final class DnsExchange {
  /** Room for more than the 512 bytes that a server may send (RFC 1035 4.2.1). */
  private static final int DATAGRAM = 4096;

  private DnsExchange() {}

  /**
   * @param patience for all of it, TCP included
   * @throws SocketTimeoutException where it runs out
   */
  static Message ask(InetSocketAddress server, Record question, Duration patience)
      throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    Message query = Message.newQuery(question);
    Message answer = byUdp(server, query, end);
    return answer.getHeader().getFlag(Flags.TC) ? byTcp(server, query, end) : answer;
  }

  private static Message byUdp(InetSocketAddress server, Message query, long end)
      throws IOException {
    try (var socket = new DatagramSocket()) {
      socket.connect(server);
      byte[] sent = query.toWire();
      socket.send(new DatagramPacket(sent, sent.length));
      var packet = new DatagramPacket(new byte[DATAGRAM], DATAGRAM);
      while (true) {
        socket.setSoTimeout(left(end));
        packet.setLength(DATAGRAM);
        socket.receive(packet);
        Optional<Message> answer = read(Arrays.copyOf(packet.getData(), packet.getLength()), query);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }
  }

  private static Message byTcp(InetSocketAddress server, Message query, long end)
      throws IOException {
    try (var socket = new Socket()) {
      socket.connect(server, left(end));
      byte[] sent = query.toWire();
      byte[] framed = new byte[sent.length + 2];
      framed[0] = (byte) (sent.length >> 8);
      framed[1] = (byte) sent.length;
      System.arraycopy(sent, 0, framed, 2, sent.length);
      socket.getOutputStream().write(framed);
      var in = new DataInputStream(socket.getInputStream());
      while (true) {
        Optional<Message> answer = read(bytes(socket, in, end), query);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }
  }

  /** One message with its length before it; read bit by bit, since a server may drip. */
  private static byte[] bytes(Socket socket, DataInputStream in, long end) throws IOException {
    byte[] length = exactly(socket, in, 2, end);
    return exactly(socket, in, ((length[0] & 0xff) << 8) | (length[1] & 0xff), end);
  }

  private static byte[] exactly(Socket socket, DataInputStream in, int count, long end)
      throws IOException {
    byte[] bytes = new byte[count];
    int read = 0;
    while (read < count) {
      socket.setSoTimeout(left(end));
      int more = in.read(bytes, read, count - read);
      if (more < 0) {
        throw new EOFException("it hung up in the middle of its answer");
      }
      read += more;
    }
    return bytes;
  }

  /** Empty for what is no answer to that question: it may still be on its way. */
  private static Optional<Message> read(byte[] bytes, Message query) {
    try {
      Message message = new Message(bytes);
      return answers(query, message) ? Optional.of(message) : Optional.empty();
    } catch (IOException | RuntimeException notDns) {
      // The parser throws both for what is spoiled.
      return Optional.empty();
    }
  }

  private static boolean answers(Message query, Message answer) {
    return answer.getHeader().getID() == query.getHeader().getID()
        && answer.getHeader().getFlag(Flags.QR)
        && answer.getHeader().getOpcode() == Opcode.QUERY
        && Objects.equals(query.getQuestion(), answer.getQuestion());
  }

  /** In milliseconds, never none: none would mean for ever. */
  private static int left(long end) throws SocketTimeoutException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) millis;
  }
}
