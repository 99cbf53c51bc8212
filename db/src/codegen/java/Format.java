import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks ({@code check}) or fixes ({@code fix}) the layout of every Java file below the working
 * directory, as google-java-format wants it. Run by the build; exit code 1 names the files.
 */
final class Format {
  public static void main(String[] args) throws Exception {
    boolean fix = args[0].equals("fix");
    var formatter = new Formatter();
    List<Path> wrong = new ArrayList<>();
    try (var files = Files.walk(Path.of("."))) {
      for (Path file : files.filter(Format::isOurs).sorted().toList()) {
        String source = Files.readString(file);
        String formatted = formatter.formatSourceAndFixImports(source);
        if (!formatted.equals(source)) {
          wrong.add(file);
          if (fix) {
            Files.writeString(file, formatted);
          }
        }
      }
    }
    wrong.forEach(file -> System.err.println((fix ? "formatted " : "not formatted: ") + file));
    if (!fix && !wrong.isEmpty()) {
      System.err.println("Run: mvn -q -N validate exec:exec@format");
      System.exit(1);
    }
  }

  private static boolean isOurs(Path file) {
    String path = file.toString();
    return path.endsWith(".java") && !path.contains("/target/") && !path.contains("/.git/");
  }
}
