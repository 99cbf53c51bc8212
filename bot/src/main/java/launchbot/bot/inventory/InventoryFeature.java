package launchbot.bot.inventory;

import launchbot.bot.launch.Feature;

/** What a team must know of its own: variables, accounts, contacts. */
public final class InventoryFeature implements Feature {}
