package launchbot.jobs.outbox;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An HTTP server that answers what the test told it to, and writes down what it was asked. */
final class WebApi {
  static final int TIMEOUT_MILLIS = 600;

  /** A call as it came in. */
  record Call(String method, Map<String, String> form) {}

  /**
   * @param late takes the request, but answers after the client has given up
   */
  private record Answer(int status, String body, Map<String, String> headers, boolean late) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Slack slack;

  WebApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    var config = new SlackConfig();
    config.setStatsEnabled(false);
    config.setProxyUrl(null);
    config.setHttpClientCallTimeoutMillis(TIMEOUT_MILLIS);
    config.setMethodsEndpointUrlPrefix(url("api/"));
    slack = Slack.getInstance(config);
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
  }

  MethodsClient client() {
    return slack.methods("xoxb-a-token-for-tests");
  }

  WebApi on(String method, String body) {
    return add(method, new Answer(200, body, Map.of(), false));
  }

  WebApi on(String method, int status, String body, Map<String, String> headers) {
    return add(method, new Answer(status, body, headers, false));
  }

  WebApi late(String method, String body) {
    return add(method, new Answer(200, body, Map.of(), true));
  }

  List<String> methods() {
    return calls.stream().map(Call::method).toList();
  }

  List<Map<String, String>> forms(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).map(Call::form).toList();
  }

  private WebApi add(String method, Answer answer) {
    answers.computeIfAbsent(method, _ -> new ConcurrentLinkedQueue<>()).add(answer);
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestURI().getPath().replaceFirst("^/(api/)?", "");
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      calls.add(new Call(method, form(body)));
      Answer answer = answers.getOrDefault(method, new ConcurrentLinkedQueue<>()).poll();
      if (answer == null) {
        answer = new Answer(200, "{\"ok\":false,\"error\":\"unexpected_call\"}", Map.of(), false);
      }
      if (answer.late()) {
        Thread.sleep(2L * TIMEOUT_MILLIS);
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, _) -> first));
  }

  /** Nobody listens any more. */
  void hangUp() {
    server.stop(0);
  }

  void close() throws Exception {
    server.stop(0);
    threads.shutdownNow();
    slack.close();
  }
}
