package launchbot.jobs.calendar;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that people expect at certain times, and its appointments.
 *
 * @param kind of all its appointments
 * @param wanted the appointments as the rows are now; asked again and again, it only reads
 * @param work carries one occasion out. Several may run at once, the occasions of one appointment
 *     never do. It may be called again for the same occasion, when a replica died in the middle of
 *     it or it threw: the second time changes nothing ({@code DutyContract} checks that)
 */
public record Duty(
    String kind, Supplier<? extends Collection<Appointment>> wanted, Consumer<Occasion> work) {}
