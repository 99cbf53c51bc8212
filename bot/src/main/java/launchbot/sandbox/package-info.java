/**
 * A stand-in for Slack: a small workspace with people, channels, messages and modals, and a page at
 * {@code /sandbox} to use it. It talks to the bot over HTTP only (signed requests out, Web API
 * calls in), so that the bot cannot tell it from Slack and tests can use it as their Slack. It may
 * call nothing else in this project: not the bot, not the jobs, not the database.
 */
@NullMarked
package launchbot.sandbox;

import org.jspecify.annotations.NullMarked;
