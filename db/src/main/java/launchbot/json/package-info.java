/** What programs send as JSON, read field by field so that a mistake is named by its place. */
@NullMarked
package launchbot.json;

import org.jspecify.annotations.NullMarked;
