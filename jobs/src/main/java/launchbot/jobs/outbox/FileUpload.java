package launchbot.jobs.outbox;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.methods.impl.FilesUploadV2Helper;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.request.files.FilesUploadV2Request;
import java.io.IOException;
import java.util.List;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;

/**
 * Uploads a file in Slack's three calls. Nothing is seen before the last of them, so that whatever
 * goes wrong earlier can be tried again; a file carries no metadata to look it up by.
 */
final class FileUpload {
  private FileUpload() {}

  static Delivery upload(MethodsClient slack, Claimed claimed, Message.File file)
      throws IOException, SlackApiException {
    if (claimed.unknown()) {
      return new Delivery.Refused("unknown whether the file arrived; ask for it again");
    }
    String channel = LookUp.conversation(slack, file.channel());
    var part = part(file);
    var request = FilesUploadV2Request.builder().uploadFiles(List.of(part)).build();
    String id;
    try (var helper = new FilesUploadV2Helper(slack)) {
      id = helper.uploadFile(request, part);
    } catch (IOException e) {
      return new Delivery.Failed("no answer from Slack to the upload", false);
    } catch (SlackApiException e) {
      if (e.getResponse().code() == 429) {
        throw e;
      }
      return new Delivery.Failed("Slack answered " + e.getResponse().code(), false);
    } catch (SlackFilesUploadV2Exception e) {
      var asked = e.getGetURLResponses();
      return asked.isEmpty() || asked.getLast().isOk()
          ? new Delivery.Failed("Slack did not take the upload", false)
          : SlackPoster.refusal(String.valueOf(asked.getLast().getError()), false);
    }
    var answer =
        slack.filesCompleteUploadExternal(r ->
            r.files(List.of(new FileDetails(id, file.name())))
                .channelId(channel)
                .threadTs(file.thread())
                .initialComment(file.text()));
    return answer.isOk()
        ? new Delivery.Sent(new Claimed.Place(channel, ""))
        : SlackPoster.refusal(String.valueOf(answer.getError()), true);
  }

  private static FilesUploadV2Request.UploadFile part(Message.File file) {
    var part = FilesUploadV2Request.UploadFile.builder().filename(file.name()).title(file.name());
    return switch (file.content()) {
      case Message.File.Words(String text) -> part.content(text).build();
      case Message.File.Picture picture ->
          part.fileData(picture.png()).altTxt(picture.alt()).build();
    };
  }
}
