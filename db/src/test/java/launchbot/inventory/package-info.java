/** Variables, accounts, contacts. */
@NullMarked
package launchbot.inventory;

import org.jspecify.annotations.NullMarked;
