@NullMarked
package launchbot.release;

import org.jspecify.annotations.NullMarked;
