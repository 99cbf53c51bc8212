/**
 * The way back as data: steps, who approves, measured criteria, the map of features. Versions are
 * kept, none is changed.
 */
@NullMarked
package launchbot.rollbackplan;

import org.jspecify.annotations.NullMarked;
