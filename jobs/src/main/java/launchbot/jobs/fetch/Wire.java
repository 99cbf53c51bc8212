package launchbot.jobs.fetch;

import java.io.IOException;

/** An open connection, whose every wait ends with the request's deadline. */
interface Wire {
  void write(byte[] bytes) throws IOException, Deadline.Late;

  /** How many bytes came, at least 1; −1 where the other side is done. */
  int read(byte[] into, int offset, int length) throws IOException, Deadline.Late;
}
