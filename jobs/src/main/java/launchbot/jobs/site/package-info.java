/**
 * What a site serves, looked at from outside: headers, pages, what should not be reachable, routes'
 * speed. Rules are static and know answers only; the checks fetch.
 */
@NullMarked
package launchbot.jobs.site;

import org.jspecify.annotations.NullMarked;
