@NullMarked
package launchbot.flag;

import org.jspecify.annotations.NullMarked;
