@NullMarked
package launchbot.figures;

import org.jspecify.annotations.NullMarked;
