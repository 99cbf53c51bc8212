package launchbot.criterion;

import launchbot.timer.TimerKind;

/** What a criterion that has come true waits for. */
public enum ChartTimer implements TimerKind {
  /** Its chart goes into the thread of what was proposed, once that stands. */
  CHART;

  @Override
  public String key() {
    return "criterion.chart";
  }
}
