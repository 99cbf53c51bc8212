package launchbot.bot.slack;

import com.slack.api.model.File;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A modal sent off. Inputs are found by the id of their block. */
public record Submission(Visit visit, View view) {

  /** What was typed or chosen; null when it was left empty. */
  public @Nullable String value(String block) {
    ViewState.Value value = state(block);
    if (value == null) {
      return null;
    }
    if (value.getSelectedOption() != null) {
      return value.getSelectedOption().getValue();
    }
    String text =
        Stream.of(value.getSelectedUser(), value.getSelectedConversation(), value.getSelectedDate())
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(value::getValue);
    return text == null || text.isBlank() ? null : text;
  }

  /** What was ticked of several, by the options' values. */
  public Set<String> choices(String block) {
    ViewState.Value value = state(block);
    return value == null || value.getSelectedOptions() == null
        ? Set.of()
        : value.getSelectedOptions().stream()
            .map(ViewState.SelectedOption::getValue)
            .collect(Collectors.toSet());
  }

  public List<File> files(String block) {
    ViewState.Value value = state(block);
    return value == null || value.getFiles() == null ? List.of() : value.getFiles();
  }

  /** The ids of the blocks that had inputs. */
  public Set<String> blocks() {
    return view.getState() == null || view.getState().getValues() == null
        ? Set.of()
        : view.getState().getValues().keySet();
  }

  private ViewState.@Nullable Value state(String block) {
    if (view.getState() == null || view.getState().getValues() == null) {
      return null;
    }
    Map<String, ViewState.Value> actions = view.getState().getValues().get(block);
    return actions == null || actions.isEmpty() ? null : actions.values().iterator().next();
  }
}
