@NullMarked
package launchbot.room;

import org.jspecify.annotations.NullMarked;
