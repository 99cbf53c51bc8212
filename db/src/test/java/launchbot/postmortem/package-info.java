@NullMarked
package launchbot.postmortem;

import org.jspecify.annotations.NullMarked;
