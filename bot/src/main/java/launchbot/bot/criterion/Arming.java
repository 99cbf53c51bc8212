package launchbot.bot.criterion;

import java.util.List;
import java.util.stream.Stream;
import launchbot.criterion.ArmedStore;
import launchbot.criterion.ArmedStore.Wanted;
import launchbot.criterion.Criteria;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.rollbackplan.PlanListener;
import launchbot.rollbackplan.PlanVersion;
import org.jspecify.annotations.Nullable;

/** What is measured are the criteria of the current plan, in the transaction that keeps it. */
final class Arming implements PlanListener {

  @Override
  public void changed(Tx tx, Launch launch, String environment, @Nullable PlanVersion current) {
    List<Wanted> wanted =
        current == null
            ? List.of()
            : current.plan().criteria().stream()
                .flatMap(one ->
                    Criteria.read(one.text()) instanceof Criteria.Good good
                        ? Stream.of(new Wanted(good.criterion(), one.feature()))
                        : Stream.<Wanted>empty()) // the plan's linter has said so
                .toList();
    ArmedStore.arm(tx, launch.id(), environment, wanted);
  }
}
