@NullMarked
package launchbot.page;

import org.jspecify.annotations.NullMarked;
