package launchbot.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happened, one JSON object a line, handed to the operating system before the caller goes on:
 * it survives a restart and a killed process. With no path it remembers nothing.
 */
final class Journal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final @Nullable OutputStream out;

  private Journal(@Nullable OutputStream out) {
    this.out = out;
  }

  /** Replays every whole line, in order, and appends from then on. */
  static Journal open(@Nullable Path path, Consumer<JsonObject> replay) {
    if (path == null) {
      return new Journal(null);
    }
    try {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      boolean torn =
          Files.exists(path)
              && replay(new String(Files.readAllBytes(path), StandardCharsets.UTF_8), path, replay);
      var out = new FileOutputStream(path.toFile(), true);
      if (torn) {
        // The next line must not continue the torn one.
        out.write('\n');
      }
      return new Journal(out);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox journal cannot be opened", e);
    }
  }

  private static boolean replay(String text, Path path, Consumer<JsonObject> replay) {
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Optional<JsonElement> parsed = line.isBlank() ? Optional.empty() : Json.parse(line);
      if (parsed.isPresent() && parsed.get() instanceof JsonObject fact) {
        replay.accept(fact);
      } else if (!line.isBlank()) {
        LOG.warn("line {} of {} was not written whole and is left out", number, path);
      }
    }
    return !text.isEmpty() && !text.endsWith("\n");
  }

  void append(JsonObject fact) {
    if (out == null) {
      return;
    }
    try {
      // One write call, so that a killed process leaves at most one torn line, the last.
      out.write((fact + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox journal cannot be written", e);
    }
  }

  @Override
  public void close() {
    if (out == null) {
      return;
    }
    try {
      out.close();
    } catch (IOException e) {
      LOG.warn("the sandbox journal did not close cleanly", e);
    }
  }
}
