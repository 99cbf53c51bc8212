/**
 * Mails on their way out: the server that takes them, addresses, and the poster of {@code mailto:}.
 * Calls the outbox.
 */
@NullMarked
package launchbot.jobs.mailer;

import org.jspecify.annotations.NullMarked;
