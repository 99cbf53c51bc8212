package launchbot.criterion;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * From where on a number is bad.
 *
 * @param number in the unit of what is compared: per cent, milliseconds, none
 */
public record Bound(How how, BigDecimal number) {

  public Bound {
    // Two ways to write the same number are the same bound.
    number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  /** How they are compared. */
  public enum How {
    AT_LEAST(">="),
    MORE(">"),
    AT_MOST("<="),
    LESS("<"),
    NOT("!=");

    private final String word;

    How(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** Whether more is worse. */
    public boolean upwards() {
      return this == AT_LEAST || this == MORE;
    }

    static Optional<How> of(String word) {
      return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
  }

  /** Whether that number is bad. */
  public boolean broken(double value) {
    if (!Double.isFinite(value)) {
      return false;
    }
    int order = BigDecimal.valueOf(value).compareTo(number);
    return switch (how) {
      case AT_LEAST -> order >= 0;
      case MORE -> order > 0;
      case AT_MOST -> order <= 0;
      case LESS -> order < 0;
      case NOT -> order != 0;
    };
  }
}
