package launchbot.bot.errors;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import launchbot.bot.web.HookReceiver;
import launchbot.errors.ErrorReader;
import launchbot.errors.ErrorStore;
import launchbot.jobs.errors.ErrorWatch;
import launchbot.jobs.scan.Redacted;

/** {@code POST …/errors}: what went wrong in a program, and how much there was of everything. */
final class ErrorHook implements HookReceiver {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final ErrorWatch watch;

  ErrorHook(ErrorWatch watch) {
    this.watch = watch;
  }

  @Override
  public Answer receive(Call call) {
    String json = new String(call.body(), StandardCharsets.UTF_8);
    return switch (ErrorReader.read(json, call.key(), call.at(), Redacted::text)) {
      case ErrorReader.Bad(String field, String why) -> {
        Answer answer =
            Answer.problem(
                BAD_REQUEST,
                "not_valid",
                (field.isEmpty() ? "" : field + ": ") + why + " Nothing was kept.");
        answer.body().addProperty("field", field);
        yield answer;
      }
      case ErrorReader.Good(var report) -> {
        ErrorStore.Taken taken = watch.take(call.workspace(), call.hook().launch(), report);
        var body = new JsonObject();
        body.addProperty("events", taken.events());
        body.addProperty("totals", taken.totals());
        if (taken.repeated()) {
          body.addProperty("repeated", true);
        }
        yield new Answer(OK, body);
      }
    };
  }
}
