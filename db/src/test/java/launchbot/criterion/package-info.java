@NullMarked
package launchbot.criterion;

import org.jspecify.annotations.NullMarked;
