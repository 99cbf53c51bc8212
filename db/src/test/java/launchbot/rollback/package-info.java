@NullMarked
package launchbot.incident;

import org.jspecify.annotations.NullMarked;
