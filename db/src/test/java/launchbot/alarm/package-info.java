@NullMarked
package launchbot.alarm;

import org.jspecify.annotations.NullMarked;
