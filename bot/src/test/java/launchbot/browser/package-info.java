/** A real browser for tests of what people see and click. */
@NullMarked
package launchbot.browser;

import org.jspecify.annotations.NullMarked;
