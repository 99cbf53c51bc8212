/** Mails, over SMTP on loopback. */
@NullMarked
package launchbot.jobs.mailer;

import org.jspecify.annotations.NullMarked;
