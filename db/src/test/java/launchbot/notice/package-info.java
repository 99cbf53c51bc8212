@NullMarked
package launchbot.notice;

import org.jspecify.annotations.NullMarked;
