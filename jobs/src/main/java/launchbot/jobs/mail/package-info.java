/**
 * Whether mail of a domain will be trusted: SPF (RFC 7208), DKIM (RFC 6376, 8463) and DMARC (RFC
 * 9989), of a domain's records and of a message that was received.
 */
@NullMarked
package launchbot.jobs.mail;

import org.jspecify.annotations.NullMarked;
