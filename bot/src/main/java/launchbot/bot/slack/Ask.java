package launchbot.bot.slack;

import launchbot.bot.words.Words;

/** A command's input, typed after a slash or a mention. */
public record Ask(Visit visit, Words words) {}
