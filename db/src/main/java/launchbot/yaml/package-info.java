/** Reading the YAML that people write: its shape, and each mistake with its line. */
@NullMarked
package launchbot.yaml;

import org.jspecify.annotations.NullMarked;
