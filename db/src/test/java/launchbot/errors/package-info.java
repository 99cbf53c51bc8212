@NullMarked
package launchbot.errors;

import org.jspecify.annotations.NullMarked;
