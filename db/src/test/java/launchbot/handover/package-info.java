@NullMarked
package launchbot.handover;

import org.jspecify.annotations.NullMarked;
